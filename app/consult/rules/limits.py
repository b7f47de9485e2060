"""How long, how large, how many: numbers with their reasons, and the questions asked with them."""

import re
import unicodedata
from collections.abc import Iterable

from app.consult.events.surface import FrameSurface, PageSurface, Surface
from app.consult.numbered import HIGHEST_WISH
from app.consult.person import Refusal
from app.consult.rules.refusals import (
    BAD_ID,
    BAD_VALUE,
    EMPTY,
    NO_SUCH_PAGE,
    TOO_LONG,
    UNKNOWN_ID,
    WITHDRAWN_DOCUMENT,
)
from app.consult.state import ConsultState
from app.geometry import Box, Point

LABEL = 200  # a name, a title, a reason that fits one line
HANDOVER = 10  # letters of a hand-over: fewer tell a colleague nothing; of Chinese 4, where each is most of a word
WIDE = 2.5  # such a letter, in letters
POSTPONED = 200  # askings for consent that were put off: a day and a half of one each ten minutes
TEXT = 4_000  # two printed pages; a whole message stays far below 64 KiB in any script
SIZE = 100_000.0  # units: a picture of 40,000 x 40,000 is refused elsewhere, a plan of two metres at 300 dpi is 24,000
FAR = 1_000_000.0  # units: what documents.ink can write
PAGES = 5_000
FILE_BYTES = 1 << 30
CLIP_MS = 15_000  # longer nobody listens with a hand on a patient
CLIP_BYTES = 131_072  # twice what 15 s of speech need
INK_BYTES = 40_960  # 8,000 points of ink; as base64 still inside a message of 64 KiB
WIDTH = 1_000.0
NUMBER = HIGHEST_WISH  # of a pin: more than there can be marks
COLOUR = 0xFFFF_FFFF  # an index of the palette, or 0xAARRGGBB
DOCUMENTS = 500
STILLS = 2_000
MARKS_ON_A_SURFACE = 10_000
MARKS = 50_000
MESSAGES = 10_000
MARKS_SEEN = 256  # ids in one word of what is in view
FIGURES = 12  # of one measure
UNIT = 16
SCALES = 64  # of one page; an ultrasound machine names some ten regions
PRESETS = 16
FACTS = 4_096  # runs of pages of one document
ORIENTATIONS = 1_000  # of one source: asked again every few minutes of a long day
SOURCES = 200
CONFIRMED = 500  # of one mark
PATH_BYTES = 4_096  # of ten seconds of following
FOLLOWED_MS = 10_000
TRACKS = 2_000  # of one mark: five hours
DEGREES = 360
FPS = 120.0
SHEETS = 36  # of each window of a recording: its pages are a multiple
MOMENT_MS = 1 << 53  # what a browser's number holds exactly

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_SOURCE = re.compile(r"[A-Za-z0-9_-]{1,64}(\.[A-Za-z0-9_-]{1,32})?\Z")
_BLOB = re.compile(r"[0-9a-f]{64}\Z")


def first(answers: Iterable[Refusal | None]) -> Refusal | None:
    """The first refusal among the answers."""
    return next((answer for answer in answers if answer is not None), None)


def unless(is_so: bool, refusal: Refusal) -> Refusal | None:
    return None if is_so else refusal


def ids(*values: str) -> Refusal | None:
    return unless(all(_ID.match(value) for value in values), BAD_ID)


def source(value: str) -> Refusal | None:
    return unless(_SOURCE.match(value) is not None, BAD_ID)


def blob(value: str) -> Refusal | None:
    return unless(_BLOB.match(value) is not None, BAD_ID)


def short(*values: str) -> Refusal | None:
    return unless(all(len(value) <= LABEL for value in values), TOO_LONG)


def long(*values: str) -> Refusal | None:
    return unless(all(len(value) <= TEXT for value in values), TOO_LONG)


def tells(handover: str) -> bool:
    """It has as much in it as a hand-over needs at the least."""
    letters = sum(WIDE if unicodedata.east_asian_width(one) in "WF" else 1.0 for one in handover.strip())
    return letters >= HANDOVER


def said(*values: str, refusal: Refusal = EMPTY) -> Refusal | None:
    """Each has more in it than blanks."""
    return unless(all(value.strip() for value in values), refusal)


def within(value: float | None, low: float, high: float) -> Refusal | None:
    """None was not measured; a number that is not finite is outside."""
    return unless(value is None or low <= value <= high, BAD_VALUE)


def moment(value: int | None) -> Refusal | None:
    return within(value, 0, MOMENT_MS)


def point(value: Point) -> Refusal | None:
    return unless(abs(value.x) <= FAR and abs(value.y) <= FAR, BAD_VALUE)


def box(value: Box) -> Refusal | None:
    return first((point(Point(value.x, value.y)), within(value.width, 0, FAR), within(value.height, 0, FAR)))


def surface(state: ConsultState, value: Surface) -> Refusal | None:
    """It can be drawn on: a page that is there and not withdrawn, or a well-formed frame."""
    match value:
        case PageSurface(document=document, page=page):
            shared = state.documents.get(document)
            if shared is None:
                return UNKNOWN_ID
            if shared.withdrawn is not None:
                return WITHDRAWN_DOCUMENT
            return unless(0 <= page < shared.pages, NO_SUCH_PAGE)
        case FrameSurface(source=name, capture_ms=capture_ms, width=width, height=height):
            return first((source(name), moment(capture_ms), within(width, 1, SIZE), within(height, 1, SIZE)))
