"""What the clinic reads of its call, in every state of the link, the server and the specialists."""

import pytest
from msgspec.structs import replace

from app.client.border import HomeView, LinkView
from tests.ui import room_samples as rs
from tests.ui.samples import NURSE, OFFLINE, ONLINE, entry
from ui.called_words import SILENT, Called, called_words, rings_words

NOW_MS, CONSULT = rs.NOW_MS, rs.base_state().consult
RED = {"urgency": "red", "waiting_ms": NOW_MS - 1_000}
LEAD = {"lead": rs.DOCTOR.person, "lead_name": rs.DOCTOR.name}
READ_ONLY = LinkView("online", "The disk of the server is full.")
WRONG_DATE = LinkView("online", "The date is wrong.", clock_wrong_ms=9_000_000)


def called(
    rings=None, link=ONLINE, after_ms=0, here=(NURSE,), stored=True, talks=False, helped=None, **changes
) -> Called:
    """Of a red call of a second ago; `changes` of its line and state alike."""
    line = entry(CONSULT, 0, **{**RED, **changes})
    base = rs.base_state()
    state = replace(
        base,
        phase=line.phase,
        lead=line.lead,
        lead_name=line.lead_name,
        help_ms=helped or line.help_ms,
        waiting_ms=line.waiting_ms,
        request=replace(base.request, urgency=line.urgency, practice=line.practice),
    )
    told = {CONSULT: rings} if rings else {}
    home = HomeView(NURSE, "North", "555", (line,) if stored else (), known=True, rings=told)
    return called_words(rs.view(state, NURSE, here=here), home, link, NOW_MS + after_ms, talks)


@pytest.mark.parametrize(
    ("said", "words", "telephones"),
    [
        ({"rings": (3, 3)}, "Ringing at 3 screens", False),
        ({"rings": (1, 1)}, "Ringing at 1 screen", False),
        ({"rings": (0, 0)}, "No specialist is signed in", True),
        ({"rings": (0, 2)}, "Calling…", False),
        ({"rings": (0, 2), "after_ms": 1_000}, "No screen says that it rings", True),
        ({"rings": (2, 2), "unattended": True}, "Nobody has accepted yet", True),
        ({}, "It rings at the specialists", False),
        ({"unattended": True}, "It rings at the specialists", True),
        ({"stored": False}, "Calling…", False),
        ({"stored": False, "after_ms": 1_000}, "The server does not answer: nobody is rung yet", True),
        ({"stored": False, "link": READ_ONLY}, "The server cannot take the call: nobody is rung", True),
        ({"stored": False, "link": WRONG_DATE}, "Calling…", False),
        ({"stored": False, "link": OFFLINE}, "No connection: nobody is rung", True),
        ({"rings": (3, 3), "link": OFFLINE}, "No connection: it may still ring", True),
    ],
)
def test_a_red_call_that_waits(said, words, telephones):
    of = called(**said)
    assert (of.words, of.telephones) == (words, telephones)
    assert bool(of.detail) == (of.telephones or words.startswith("Ringing"))


def test_help_tells_whether_its_specialist_is_there_and_then_rings_everybody():
    help_ = {"phase": "accepted", "help_ms": NOW_MS - 500, **LEAD}
    assert called(rings=(1, 1), **help_).words == "Ringing at 1 screen"
    absent = called(rings=(0, 0), **help_)
    assert absent.words == "Dr Wei Chen is not signed in" and absent.telephones
    everybody = called(rings=(2, 2), unattended=True, lead_gone_ms=NOW_MS - 40_000, **help_)
    assert everybody.words == "Dr Wei Chen has been gone for less than a minute"
    assert everybody.detail == "Ringing at 2 screens. Telephone."
    assert called(rings=(1, 1), here=(NURSE, rs.DOCTOR), **help_) == SILENT


def test_help_that_has_not_left_is_said_also_while_its_specialist_was_last_seen_here():
    here = {"phase": "accepted", "here": (NURSE, rs.DOCTOR), "helped": NOW_MS - 500, **LEAD}
    assert called(**here) == SILENT
    assert called(after_ms=2_000, **here).words == "The server does not answer: nobody is rung yet"
    assert called(after_ms=2_000, link=READ_ONLY, **here).words == "The server cannot take the call: nobody is rung"
    assert called(after_ms=2_000, link=OFFLINE, **here).words == "No connection: nobody is rung"
    assert called(after_ms=2_000, link=OFFLINE, talks=True, **here) == SILENT


def test_who_is_gone_is_said_with_the_time_and_whether_it_rings():
    gone = {"phase": "accepted", "unattended": True, "lead_gone_ms": NOW_MS - 130_000, **LEAD}
    assert called(**gone).words == "Dr Wei Chen has been gone for 2 min"
    assert called(**gone).detail == "It rings again. Telephone."
    amber = called(**{**gone, "urgency": "amber"})
    assert amber.detail == "Every specialist sees that nobody looks after it. Telephone."
    assert called(**{**gone, "lead_came": False}).words == "Dr Wei Chen accepted it and has not come"
    assert called(**{**gone, "handover_open": True}).words == "Dr Wei Chen has not taken it over yet"


@pytest.mark.parametrize(
    "quiet",
    [{"urgency": "amber"}, {"practice": True}, {"phase": "accepted", **LEAD}, {"phase": "closed"}],
)
def test_nothing_is_said_where_nothing_calls(quiet):
    assert called(rings=(1, 1), **quiet) == SILENT


def test_the_line_of_the_list_says_it_in_one_sentence():
    line = entry("c", 1, urgency="red")
    home = HomeView(NURSE, entries=(line,), rings={"c": (2, 1)})
    assert rings_words(line, home) == "Ringing at 2 screens"
    assert rings_words(line, replace(home, rings={})) == ""
    assert rings_words(replace(line, phase="closed"), home) == ""
    assert rings_words(line, replace(home, rings={"c": (0, 0)})) == "No specialist is signed in"
