"""Words with their places: what is found among them, chosen between two points, and copied."""

import pytest

from app.documents.texts import Places, Word, copied, find, split_dense
from app.geometry import Box, Point


def line(text: str, y: float, number: int, left: float = 10.0) -> list[Word]:
    """Letters of 5 by 10 units."""
    words = []
    for word in text.split():
        words.append(Word(word, Box(left, y, 5.0 * len(word), 10.0), number))
        left += 5.0 * (len(word) + 1)
    return words


PAGE = [*line("Impression: no acute", 10, 0), *line("haemor- of the left", 30, 1), *line("rhage lobe", 50, 2)]


def test_a_phrase_is_found_in_any_letters_and_has_its_own_place():
    (boxes,) = find(PAGE, "ACUTE")
    assert boxes == (Box(10 + 5 * 15, 10, 25, 10),)


def test_a_part_of_a_word_has_a_part_of_its_place():
    (boxes,) = find(PAGE, "press")
    assert boxes == (Box(20, 10, 25, 10),)


def test_a_phrase_goes_on_in_the_next_line():
    (boxes,) = find(line("no acute", 10, 0) + line("bleeding", 30, 1), "acute  bleeding")
    assert boxes == (Box(25, 10, 25, 10), Box(10, 30, 40, 10))


def test_a_word_divided_at_the_end_of_a_line_is_one_word():
    words = [*line("a haemor-", 10, 0), *line("rhage", 30, 1)]
    assert list(find(words, "haemorrhage")) == [(Box(20, 10, 30, 10), Box(10, 30, 25, 10))]
    assert not list(find([*line("X-", 10, 0), *line("Ray", 30, 1)], "xray"))  # a name is not divided there


@pytest.mark.parametrize(("word", "phrase"), [("ﬁnal", "final"), ("Straße", "STRASSE"), ("co\u00adop", "coop")])
def test_how_letters_are_written_does_not_matter(word, phrase):
    assert len(list(find([Word(word, Box(0, 0, 10, 10), 0)], phrase))) == 1


def test_chinese_is_found_over_the_end_of_a_line_and_chosen_letter_by_letter():
    first, second = Word("患者没有", Box(0, 0, 40, 10), 0), Word("发热", Box(0, 20, 20, 10), 1)
    assert list(find([first, second], "没有发热")) == [(Box(20, 0, 20, 10), Box(0, 20, 20, 10))]
    letters = [*split_dense(first), *split_dense(second)]
    assert [one.text for one in letters] == list("患者没有发热") and copied(letters) == "患者没有\n发热"


@pytest.mark.parametrize(
    ("way", "box"), [(0, Box(20, 0, 20, 80)), (1, Box(0, 20, 80, 20)), (2, Box(40, 0, 20, 80)), (3, Box(0, 40, 80, 20))]
)
def test_letters_go_on_the_way_their_page_is_turned(way, box):
    assert list(find([Word("abcd", Box(0, 0, 80, 80), 0, way)], "b")) == [(box,)]


def test_nothing_is_found_for_nothing_and_never_without_end():
    assert not list(find(PAGE, "  ")) and not list(find([], "a"))
    assert len(list(find([Word("aaaa", Box(0, 0, 40, 10), 0)], "aa"))) == 2


def test_what_lies_between_two_points_is_chosen_as_one_reads():
    places = Places(PAGE)
    chosen = places.between(Point(90, 15), Point(40, 35))
    assert copied(chosen) == "acute\nhaemor-"
    assert places.between(Point(40, 35), Point(90, 15)) == chosen
    assert copied(places.between(Point(300, 15), Point(300, 55))).endswith("rhage lobe")


def test_a_press_far_from_any_word_chooses_none():
    assert not Places(PAGE).between(Point(300, 200), Point(302, 201))
    assert not Places([]).between(Point(0, 0), Point(9, 9))
    assert copied(Places(PAGE).between(Point(12, 12), Point(12, 12))) == "Impression:"


def test_lines_that_run_down_a_turned_page_are_chosen_along_their_way():
    words = [Word(text, Box(20, 10 + 60 * at, 10, 50), 0, 1) for at, text in enumerate(("one", "two", "three"))]
    words += [Word("next", Box(0, 10, 10, 50), 1, 1)]
    assert copied(Places(words).between(Point(25, 80), Point(25, 400))) == "two three"


def test_letters_whose_marks_are_written_apart_are_found_and_marked_whole():
    (boxes,) = find((Word("Cafe\u0301s", Box(0, 0, 60, 10), 0),), "caf\u00e9")
    assert boxes == (Box(0, 0, 40, 10),)
    assert list(find((Word("Caf\u00e9s", Box(0, 0, 50, 10), 0),), "cafe\u0301"))
