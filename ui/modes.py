"""What each place sees and may press, as data: no widget asks whom it serves, it asks its Mode."""

from typing import Literal

import msgspec

from app.consult.events.people import Role

Home = Literal["clinic", "board", "library"]
Panel = Literal["instructions", "case", "findings", "messages", "people", "documents"]
Tool = Literal[
    "point",
    "select",
    "pen",
    "highlight",
    "arrow",
    "number",
    "pin",
    "ellipse",
    "rectangle",
    "stamp",
    "text",
    "erase",
    "freeze",
    "caliper",  # where the surface has a scale of time: taken from the bar of paper
    "region",
    "window",  # of the bar under a picture, as are the measures
    "length",
    "angle",
    "area",
]
Right = Literal[
    "ask",  # ask a specialist, call now, cancel
    "accept",  # accept, decline, release, hand on, hold
    "lead",  # turn pages for everybody, take the lead, strike another's mark
    "mark",
    "share",
    "instruct",
    "amend",  # correct what was asked: patient, vitals, urgency
    "bookmark",
    "admit",  # let in who asks to look on, and send out
    "look_on",  # ask to be let in; reads nothing before
    "present",  # who else is at the bedside
    "answer",  # done, cannot, stop acknowledged, back to live, I need you
    "stop",
    "photograph",
    "listen",  # ask for the stethoscope, or begin with it
    "media",  # start camera and microphone here
    "message",
    "finding",
    "consent",  # record the patient's word
    "identify",
    "sign",
    "close",
    "void",
    "export",
    "see_name",  # the patient's name is shown in the band
]


class Sizes(msgspec.Struct, frozen=True):
    """Pixels at 100 % text. `small` is the least size of any text, `key` the height of what is pressed."""

    small_px: int
    body_px: int
    strong_px: int
    title_px: int
    hero_px: int
    instruction_px: int
    key_px: int
    key_gap_px: int


class Mode(msgspec.Struct, frozen=True):
    """`panels` in the order of their tabs; the first is open at the start. No panel bar when it is empty."""

    name: Literal["clinic", "specialist", "observer", "review"]
    home: Home
    panels: tuple[Panel, ...]
    tools: tuple[Tool, ...]
    rights: frozenset[Right]
    sizes: Sizes
    filmstrip: bool

    def may(self, right: Right) -> bool:
        return right in self.rights


DESK = Sizes(small_px=12, body_px=14, strong_px=17, title_px=21, hero_px=28, instruction_px=17, key_px=36, key_gap_px=8)
BEDSIDE = Sizes(
    small_px=17, body_px=17, strong_px=21, title_px=21, hero_px=28, instruction_px=28, key_px=52, key_gap_px=12
)

CLINIC = Mode(
    name="clinic",
    home="clinic",
    panels=(),
    tools=("point", "pen", "arrow", "erase"),
    rights=frozenset(
        {
            "ask",
            "amend",
            "admit",
            "present",
            "bookmark",
            "mark",
            "share",
            "answer",
            "photograph",
            "listen",
            "media",
            "message",
            "finding",
            "consent",
            "identify",
            "close",
            "void",
            "export",
            "see_name",
        }
    ),
    sizes=BEDSIDE,
    filmstrip=False,
)
SPECIALIST = Mode(
    name="specialist",
    home="board",
    panels=("instructions", "case", "findings", "messages", "people", "documents"),
    tools=(
        "point",
        "pen",
        "arrow",
        "number",
        "pin",
        "stamp",
        "ellipse",
        "rectangle",
        "highlight",
        "text",
        "select",
        "erase",
        "freeze",
        "region",
    ),
    rights=frozenset(
        {
            "accept",
            "lead",
            "bookmark",
            "mark",
            "share",
            "instruct",
            "stop",
            "photograph",
            "listen",
            "media",
            "message",
            "finding",
            "identify",
            "sign",
            "close",
            "void",
            "export",
        }
    ),
    sizes=DESK,
    filmstrip=True,
)
OBSERVER = Mode(
    name="observer",
    home="board",
    panels=("case", "findings", "messages", "people", "instructions"),
    tools=("point",),
    rights=frozenset({"look_on", "message"}),
    sizes=DESK,
    filmstrip=True,
)
REVIEW = Mode(
    name="review",
    home="library",
    panels=(),
    tools=(),
    rights=frozenset({"export"}),
    sizes=DESK,
    filmstrip=False,
)


def mode_for(role: Role) -> Mode:
    """Which windows an account gets; the server's rules decide what it may do."""
    match role:
        case "clinic":
            return CLINIC
        case "specialist":
            return SPECIALIST
        case "observer":
            return OBSERVER
        case "reviewer" | "privacy" | "admin":
            return REVIEW
