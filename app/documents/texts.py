"""Words of a page with their places, what is found among them, and what is copied of them; knows no format."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from app.geometry import Box, Point

MOST_HITS = 2_000  # of one search: who finds more looks for something else
HYPHENS = ("-", "\u2010", "\u00ad")
LINES_FIRST = 8.0  # so much farther is another line than a place in the same one
CLOSE = 0.5  # of a line's height: so far beside a word still means it


class Word(msgspec.Struct, frozen=True, array_like=True):
    """`box` in the page's units as turned on the screen. `line`: words of one line have the same; `way`: where its
    letters go on, in quarter turns from rightwards, clockwise."""

    text: str
    box: Box
    line: int
    way: int = 0


class Hit(msgspec.Struct, frozen=True, array_like=True):
    """One place of what was looked for; several boxes where it goes on in the next line."""

    page: int
    boxes: tuple[Box, ...]


class Found(NamedTuple):
    """What a part of a search came to. `until`: the first page that was not searched; of those that were, so many hold
    any text (`letters`), so many could not be read (`unread`), and one has more places than these (`is_cut`)."""

    hits: tuple[Hit, ...]
    until: int
    letters: int
    unread: int = 0
    is_cut: bool = False


def find(words: Sequence[Word], phrase: str) -> Iterator[tuple[Box, ...]]:
    """The boxes of each place where the words say `phrase`: in small letters or capitals, over the ends of lines, also
    where one of them divides a word."""
    wanted = " ".join(_folded(phrase).split())
    if not wanted:
        return
    letters, places = _run(words)
    text = "".join(letters)
    at = text.find(wanted)
    while at >= 0:
        yield _boxes(words, places[at : at + len(wanted)])
        at = text.find(wanted, at + len(wanted))


class Places:
    """Where the words of a page stand, ready to be asked with every move of a hand (0.3 ms for 10,000 words)."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        boxes = [(one.box.x, one.box.y, one.box.width, one.box.height) for one in words]
        self._boxes = np.array(boxes, np.float64).reshape(-1, 4)
        self._upright = np.array([word.way % 2 == 1 for word in words], np.bool_)

    def between(self, first: Point, last: Point) -> Sequence[Word]:
        """The words from one point to another as one reads; none where neither point is near any."""
        if not self.words:
            return ()
        begin, end = self._nearest(first), self._nearest(last)
        if begin == end and not _is_near(self.words[begin].box, first) and not _is_near(self.words[begin].box, last):
            return ()
        return self.words[min(begin, end) : max(begin, end) + 1]

    def _nearest(self, at: Point) -> int:
        """Lines first: a point beside a short line means its end, not the longer line above it."""
        left, top, width, height = self._boxes.T
        beside = np.maximum(np.maximum(left - at.x, at.x - left - width), 0.0)
        beyond = np.maximum(np.maximum(top - at.y, at.y - top - height), 0.0)
        along, across = np.where(self._upright, beyond, beside), np.where(self._upright, beside, beyond)
        return int(np.argmin(across * LINES_FIRST + along))


def copied(words: Sequence[Word]) -> str:
    """As it is read: a line a line, no space between letters that have none."""
    parts: list[str] = []
    for index, word in enumerate(words):
        if index:
            before = words[index - 1]
            together = _is_dense(before.text[-1:]) and _is_dense(word.text[:1])
            parts.append("\n" if before.line != word.line else "" if together else " ")
        parts.append(word.text)
    return "".join(parts)


def split_dense(word: Word) -> Iterator[Word]:
    """Chinese has no spaces: each of its letters is chosen for itself."""
    if len(word.text) < 2 or not any(_is_dense(letter) for letter in word.text):
        yield word
        return
    for index, letter in enumerate(word.text):
        yield Word(letter, _part(word, index, index + 1), word.line, word.way)


def around(one: Box, other: Box) -> Box:
    """The least box that holds both."""
    left, top = min(one.x, other.x), min(one.y, other.y)
    right, bottom = max(one.x + one.width, other.x + other.width), max(one.y + one.height, other.y + other.height)
    return Box(left, top, right - left, bottom - top)


def _run(words: Sequence[Word]) -> tuple[list[str], list[tuple[int, int]]]:
    """All of it as one text in small letters, and for each letter its word and its place in it."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if index and letters:
            before = words[index - 1]
            divided = before.line != word.line and before.text.endswith(HYPHENS) and word.text[:1].islower()
            if divided:
                while places and places[-1][0] == index - 1 and letters[-1] in HYPHENS:
                    letters.pop()
                    places.pop()
            elif not (_is_dense(before.text[-1:]) and _is_dense(word.text[:1])):
                letters.append(" ")
                places.append((index - 1, len(before.text) - 1))
        for at, letter in _letters(word.text):
            for folded in _folded(letter):
                if folded != "\u00ad" or at == len(word.text) - 1:
                    letters.append(folded)
                    places.append((index, at))
    return letters, places


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Each with its place, and with the marks over and under it, which some files write as letters of their own."""
    first = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield first, text[first:at]
            first = at


def _boxes(words: Sequence[Word], places: Sequence[tuple[int, int]]) -> tuple[Box, ...]:
    """One a line."""
    found: dict[int, Box] = {}
    for index in dict.fromkeys(index for index, _ in places):
        word = words[index]
        inside = [at for of, at in places if of == index]
        part = _part(word, min(inside), max(inside) + 1)
        found[word.line] = part if word.line not in found else around(found[word.line], part)
    return tuple(found.values())


def _part(word: Word, first: int, last: int) -> Box:
    """As if all its letters were equally wide."""
    box, count = word.box, len(word.text)
    if word.way in (2, 3):  # its letters go to the left or up
        first, last = count - last, count - first
    if word.way % 2:
        return Box(box.x, box.y + box.height * first / count, box.width, box.height * (last - first) / count)
    return Box(box.x + box.width * first / count, box.y, box.width * (last - first) / count, box.height)


def _is_near(box: Box, at: Point) -> bool:
    beside = max(box.x - at.x, at.x - box.x - box.width)
    beyond = max(box.y - at.y, at.y - box.y - box.height)
    return max(beside, beyond) <= CLOSE * min(box.width, box.height)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _is_dense(letter: str) -> bool:
    """Of a script without spaces: Han, kana, and their punctuation."""
    return bool(letter) and ("\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or letter >= "\U00020000")
