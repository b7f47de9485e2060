"""Values as words: durations, sizes, vitals, and what became of a consult."""

import pytest

from app.consult.events.request import Vitals
from tests.ui import samples
from ui.home.lines import clinic_line
from ui.words import duration, short_duration, size_words, state_words, urgency_word, vitals_lines


@pytest.mark.parametrize(
    "ms, long, short",
    [
        (20_000, "less than a minute", "now"),
        (180_000, "3 min", "3 min"),
        (7_200_000, "2 h", "2 h"),
        (7_500_000, "2 h 5 min", "2 h"),
        (86_400_000, "1 day", "1 d"),
        (4 * 86_400_000, "4 days", "4 d"),
    ],
)
def test_a_duration_is_said_as_long_as_there_is_room(ms, long, short):
    assert (duration(ms), short_duration(ms)) == (long, short)


def test_numbers_carry_units_and_what_was_not_measured_is_left_out():
    assert vitals_lines(Vitals(pulse_per_min=92, systolic_mmhg=112)) == [
        ("Pulse", "92 /min"),
        ("Blood pressure", "112/? mmHg"),
    ]
    assert vitals_lines(Vitals()) == []


def test_sizes_are_round():
    assert [size_words(n) for n in (1, 740_000, 3_200_000)] == ["1 kB", "740 kB", "3.2 MB"]


@pytest.mark.parametrize(
    "changes, tone, words",
    [
        ({}, "amber", "Waiting for a specialist"),
        ({"unattended": True}, "red", "Nobody has answered yet"),
        ({"phase": "accepted", "lead_name": "Dr Wei Chen"}, "accent", "Dr Wei Chen is looking after it"),
        (
            {"phase": "accepted", "lead_name": "Dr Wei Chen", "unattended": True},
            "red",
            "Dr Wei Chen has been gone for some time",
        ),
        (
            {"phase": "accepted", "lead_name": "Dr Wei Chen", "unattended": True, "lead_came": False},
            "red",
            "Dr Wei Chen accepted it and has not come",
        ),
        (
            {"phase": "accepted", "lead_name": "Dr Wei Chen", "unattended": True, "handover_open": True},
            "red",
            "Dr Wei Chen has not taken it over yet",
        ),
        ({"phase": "closed"}, "quiet", "Closed, no opinion was given"),
        ({"phase": "closed", "opinion_version": 1, "lead_name": "Dr Wei"}, "green", "Opinion by Dr Wei, not read yet"),
        ({"phase": "voided"}, "quiet", "Ended for good"),
    ],
)
def test_what_became_of_a_consult(changes, tone, words):
    assert state_words(samples.entry("a", 3, **changes)) == (tone, words)


def test_urgency_has_a_word():
    assert {urgency_word(one) for one in ("red", "amber", "green")} == {"Emergency", "Urgent", "Can wait"}


def test_the_clinic_is_told_to_telephone_where_nobody_looks_after_it():
    for alone, note in ((True, "Please telephone."), (False, "")):
        entry = samples.entry("a", 3, phase="accepted", lead_name="Dr Wei Chen", unattended=alone)
        assert clinic_line(entry, samples.NOW_MS).note == note
    rung = clinic_line(samples.entry("a", 1, urgency="red"), samples.NOW_MS, "Ringing at 2 screens")
    assert rung.note == "Ringing at 2 screens."
