"""What is said of marks, views and parts of a source without being kept: who may, and of what."""

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.events.looking import Presentation
from app.consult.person import Person
from app.consult.rules import may_whisper
from app.consult.whispers import (
    AnyWhisper,
    FileAsked,
    LookHere,
    NotInView,
    PageAsked,
    RegionAsked,
    SourceShown,
    SourcesShown,
    StopSaid,
    TrackSaid,
    ViewGlided,
)
from app.geometry import Box
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, OBSERVER, PAGE, STILL, STRANGER, Table, mark
from tests.consult.test_rules import after

PART = Box(10, 10, 200, 100)
WHOLE = SourceShown("nurse.camera", "examination")


def table() -> Table:
    return after((NURSE, e.MeetingStarted("meet", "nurse", "expert")), (EXPERT, mark("m", STILL)))


@pytest.mark.parametrize(
    ("person", "whisper", "refusal"),
    [
        (NURSE, NotInView(("m",), "zoomed"), ""),
        (NURSE, NotInView((), "zoomed"), ""),
        (NURSE, NotInView(("m",) * 257, "page"), "too_large"),
        (NURSE, NotInView(("m", "no"), "page"), "unknown_id"),
        (EXPERT, StopSaid("s", 5), ""),
        (NURSE, StopSaid("s", 5, answered=True), ""),
        (COLLEAGUE, StopSaid("s", 5), ""),
        (STRANGER, StopSaid("s", 5), "not_found"),
        (OBSERVER, StopSaid("s", 5), "role"),
        (EXPERT, StopSaid("s s", 5), "bad_id"),
        (EXPERT, StopSaid("s", -1), "bad_value"),
        (EXPERT, LookHere("m"), ""),
        (EXPERT, LookHere("no"), "unknown_id"),
        (COLLEAGUE, LookHere("m"), "not_entered"),
        (EXPERT, TrackSaid("m", "perhaps"), ""),
        (EXPERT, TrackSaid("no", "sure"), "unknown_id"),
        (EXPERT, ViewGlided(PAGE, PART), ""),
        (EXPERT, ViewGlided(PAGE, PART, Presentation(40.0, 400.0)), ""),
        (EXPERT, ViewGlided(PAGE, PART, Presentation(40.0)), "bad_value"),
        (EXPERT, ViewGlided(PAGE, replace(PART, width=-1.0)), "bad_value"),
        (NURSE, ViewGlided(PAGE, PART), "not_lead"),
        (EXPERT, PageAsked(PAGE.document, PAGE.page, PART, 2.0), ""),
        (EXPERT, PageAsked(PAGE.document, PAGE.page, PART, 1.0, True), ""),
        (EXPERT, PageAsked(PAGE.document, PAGE.page, None, 1.0, True), "bad_value"),
        (EXPERT, PageAsked(PAGE.document, PAGE.page), ""),
        (EXPERT, PageAsked(PAGE.document, 5_000), "no_such_page"),
        (EXPERT, PageAsked("no", 0), "unknown_id"),
        (EXPERT, PageAsked(PAGE.document, PAGE.page, PART, float("nan")), "bad_value"),
        (EXPERT, PageAsked(PAGE.document, PAGE.page, replace(PART, x=float("inf"))), "bad_value"),
        (COLLEAGUE, FileAsked(PAGE.document), "not_entered"),
        (EXPERT, FileAsked(PAGE.document), ""),
        (EXPERT, FileAsked("no"), "unknown_id"),
        (EXPERT, RegionAsked("nurse.camera", PART, 5), ""),
        (EXPERT, RegionAsked("nurse.camera", None, 6), ""),
        (EXPERT, RegionAsked("no source", None, 6), "bad_id"),
        (EXPERT, RegionAsked("nurse.camera", replace(PART, x=float("nan")), 6), "bad_value"),
        (NURSE, SourcesShown((WHOLE, SourceShown("nurse.part", "examination", "", "on", "nurse.camera", PART))), ""),
        (NURSE, SourcesShown((SourceShown("nurse.part", "face", part_of="nurse.camera"),)), "bad_value"),
        (NURSE, SourcesShown((SourceShown("nurse.part", "face", box=PART),)), "bad_value"),
        (NURSE, SourcesShown((SourceShown("nurse.part", "face", "", "on", "expert.face", PART),)), "not_own_source"),
    ],
)
def test_p16_words_of_marks_views_and_parts(person: Person, whisper: AnyWhisper, refusal: str) -> None:
    answer = may_whisper(table().state, person, whisper)
    assert (answer.code if answer else "") == refusal


@pytest.mark.parametrize(
    "whisper",
    [
        NotInView(("m",), "page"),
        LookHere("m"),
        TrackSaid("m", "lost"),
        ViewGlided(PAGE, PART),
        RegionAsked("n.c", None, 1),
    ],
)
def test_p16_none_of_them_without_consent(whisper: AnyWhisper) -> None:
    unasked = replace(table().state, consents={})
    assert may_whisper(unasked, EXPERT, whisper).code == "no_consent"


def test_p16_a_part_is_asked_for_between_the_two_of_the_meeting() -> None:
    room = table()
    room.submit(1, NURSE, e.MeetingEnded("meet"))
    assert may_whisper(room.state, EXPERT, RegionAsked("nurse.camera", PART, 5)).code == "role"


def test_p28_a_stop_is_said_also_after_consent_was_withdrawn_and_not_once_it_is_over() -> None:
    over = after((NURSE, e.ConsentWithdrawn("consult")))
    assert may_whisper(over.state, EXPERT, StopSaid("s", 5)) is None
    over.submit(1, NURSE, e.ConsultClosed())
    assert may_whisper(over.state, EXPERT, StopSaid("s", 5)).code == "closed"
