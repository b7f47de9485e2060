"""What the rules ask after role, phase and consent. P numbers are those of RULES.md."""

import math

import pytest
from msgspec.structs import replace

from app.consult import events as e
from app.consult.events.documents import PageSize
from app.consult.events.marks import Arrow, Ellipse, Manoeuvre, Pin, Rectangle, Shape, Stroke
from app.consult.events.opinion import Opinion
from app.consult.events.request import Patient, Vitals
from app.consult.events.surface import FrameSurface, PageSurface
from app.consult.person import Person
from app.consult.rules import may, may_export, may_have_files, may_read, may_whisper
from app.consult.state import ConsultState
from app.consult.whispers import (
    AnyWhisper,
    FrameClock,
    InkMoved,
    MediaStatus,
    PictureWanted,
    PointerMoved,
    Signal,
    SourceShown,
    SourcesShown,
    SourceStill,
    StillAsked,
    StillPassed,
)
from app.geometry import Box, Point
from tests.consult.cast import (
    ADMIN,
    BLOB,
    COLLEAGUE,
    CONSENT,
    DOCUMENT,
    EXPERT,
    NURSE,
    OBSERVER,
    PAGE,
    PRIVACY,
    RECORDING,
    REQUEST,
    REVIEWER,
    STRANGER,
    T0,
    Table,
    mark,
    still,
    together,
)


def code(table: Table, person: Person, event: e.AnyEvent) -> str:
    refusal = may(table.state, person, event, T0)
    return refusal.code if refusal else ""


def after(*events: tuple[Person, e.AnyEvent]) -> Table:
    table = together()
    for person, event in events:
        before = table.state.seq
        table.submit(1 if person is NURSE else 2, person, event)
        assert table.state.seq > before, event
    return table


def test_p1_names_are_those_of_who_is_signed_in() -> None:
    empty = ConsultState("c")
    assert may(empty, NURSE, REQUEST, T0) is None
    assert may(empty, NURSE, e.ConsultRequested("Somebody Else", "north"), T0).code == "name"
    assert may(empty, NURSE, e.ConsultRequested("Nina Nurse", "south"), T0).code == "site"
    signed = e.OpinionSigned(1, Opinion("AMD"), "Somebody Else")
    assert code(together(), EXPERT, signed) == "name"
    assert code(together(), NURSE, e.EmergencyWithoutConsent("Somebody Else", "x")) == "name"


def test_p2_a_consult_is_of_its_site_and_of_who_entered() -> None:
    assert code(together(), STRANGER, e.HelpCalled()) == "not_yours"
    assert code(together(), COLLEAGUE, e.BookmarkPlaced()) == "not_entered"


def test_p3_lack_of_consent_never_delays_a_red_call() -> None:
    table = Table()
    table.submit(1, NURSE, e.ConsultRequested("Nina Nurse", "north", call_now=True))
    assert code(table, NURSE, DOCUMENT) == ""
    table.submit(1, NURSE, e.ConsentRefused("consult"))
    assert code(table, NURSE, DOCUMENT) == "no_consent"


def test_p3_an_emergency_is_never_for_recording() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    table.open(1, NURSE)
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    table.submit(1, NURSE, e.EmergencyWithoutConsent("Nina Nurse", "unconscious"))
    assert code(table, NURSE, DOCUMENT) == ""
    assert code(table, NURSE, e.SegmentOpened("s", "own", "nurse.camera", T0 + 9_000)) == "no_recording_consent"


def test_p4_no_recording_from_before_its_consent() -> None:
    table = after((NURSE, RECORDING))
    at_ms = table.state.consents["recording"].at_ms
    assert code(table, NURSE, e.SegmentOpened("s", "own", "nurse.camera", at_ms)) == ""
    assert code(table, NURSE, e.SegmentOpened("s", "own", "nurse.camera", at_ms - 5_000)) == "before_consent"
    assert code(table, NURSE, e.SegmentOpened("s", "own", "expert.camera", at_ms)) == "not_own_source"
    assert code(table, NURSE, e.SegmentOpened("s", "received", "expert.camera", at_ms)) == ""
    assert code(table, NURSE, e.SegmentOpened("voice", "own", "", at_ms)) == ""


def closing(table: Table, until_ms: int, blob: str = BLOB) -> str:
    return code(table, NURSE, e.SegmentClosed("s", until_ms, blob, 9 if blob else 0))


def recorded_then(*last: e.AnyEvent, without_a_link_ms: int = 0) -> tuple[Table, int]:
    """A segment is open while the nurse says `last`; and when she said it."""
    table = after((NURSE, RECORDING))
    table.submit(1, NURSE, e.SegmentOpened("s", "own", "nurse.camera", table.now_ms))
    made_ms = table.now_ms + 100
    table.now_ms += without_a_link_ms
    for event in last:
        before = table.state.seq
        table.submit(1, NURSE, event, made_ms)
        assert table.state.seq > before, event
    return table, made_ms


@pytest.mark.parametrize("word", [e.ConsentWithdrawn("recording"), e.ConsentWithdrawn("consult")])
def test_p4_what_is_recorded_after_consent_was_taken_back_is_not_kept(word: e.AnyEvent) -> None:
    table, made_ms = recorded_then(word)
    assert closing(table, made_ms + 900) == ""
    assert closing(table, made_ms + 60_000) == "after_withdrawal"
    assert closing(table, made_ms + 60_000, blob="") == ""


def test_p4_a_word_said_without_a_link_counts_from_when_it_was_said() -> None:
    table, made_ms = recorded_then(e.ConsentWithdrawn("recording"), without_a_link_ms=600_000)
    assert table.state.at_ms > made_ms + 500_000
    assert closing(table, made_ms + 900) == ""
    assert closing(table, made_ms + 300_000) == "after_withdrawal"


def test_p4_consent_given_anew_does_not_keep_what_ran_on_meanwhile() -> None:
    table, made_ms = recorded_then(e.ConsentWithdrawn("recording"), RECORDING)
    assert table.state.consent("recording") == "given"
    assert closing(table, made_ms + 60_000) == "after_withdrawal"


def test_p5_with_the_consult_recording_and_teaching_are_taken_back_and_asked_anew() -> None:
    teaching = replace(RECORDING, kind="teaching")
    for no in (e.ConsentWithdrawn("consult", reason="enough"), e.ConsentRefused("consult", reason="enough")):
        table = after((NURSE, RECORDING), (NURSE, teaching))
        if isinstance(no, e.ConsentRefused):
            table = Table()
            table.submit(1, NURSE, REQUEST)
            for event in (e.EmergencyWithoutConsent("Nina Nurse", "unconscious"), RECORDING, teaching):
                table.submit(1, NURSE, event)
        table.submit(1, NURSE, no)
        table.submit(1, NURSE, CONSENT)
        assert [table.state.consent(kind) for kind in ("consult", "recording", "teaching")] == [
            "given",
            "withdrawn",
            "withdrawn",
        ]
        assert table.state.consents["recording"].reason == "enough"
    unasked = after((NURSE, e.ConsentWithdrawn("consult")))
    assert unasked.state.consent("teaching") == "unasked"


def test_p5_after_withdrawal_only_messages_closing_and_an_opinion_on_what_was_seen() -> None:
    table = after((NURSE, e.ConsentWithdrawn("consult")))
    assert code(table, NURSE, e.MessageSent("m", "Sorry")) == ""
    assert code(table, NURSE, e.ConsultClosed()) == ""
    assert code(table, EXPERT, e.OpinionSigned(1, Opinion("AMD", shown=(PAGE,)), "Eva Expert")) == ""
    unseen = Opinion("AMD", shown=(FrameSurface("nurse.camera", 5, 10, 10),))
    assert code(table, EXPERT, e.OpinionSigned(1, unseen, "Eva Expert")) == "unknown_id"
    for event in (mark("m"), still(), e.PageTurned(PAGE), e.InstructionGiven("i", "Go on")):
        person = EXPERT if isinstance(event, e.InstructionGiven) else NURSE
        assert code(table, person, event) == "consent_withdrawn"
    assert code(table, NURSE, RECORDING) == "consent_withdrawn"
    assert code(table, NURSE, CONSENT) == ""


def test_p28_stop_help_and_the_answer_to_a_step_are_heard_after_consent_was_withdrawn() -> None:
    table = after((EXPERT, e.InstructionGiven("i", "Press here")), (NURSE, e.ConsentWithdrawn("consult")))
    assert code(table, EXPERT, e.StopCalled("s")) == code(table, NURSE, e.HelpCalled()) == ""
    for event in (e.Seen("i"), e.Doing("i"), e.Done("i"), e.Impossible("i", "no hand free")):
        assert code(table, NURSE, event) == ""
    assert code(table, EXPERT, e.Withdrawn("i")) == ""
    table.submit(2, EXPERT, e.StopCalled("s"))
    assert code(table, NURSE, e.StopAcknowledged("s")) == ""


def test_p6_nothing_on_a_withdrawn_document() -> None:
    table = after((NURSE, mark("m")), (NURSE, e.DocumentWithdrawn("doc", "wrong patient")))
    for event in (mark("n"), e.MarkRemoved("m"), e.PageTurned(PAGE), e.PagePictured("doc", 0, BLOB, 9, 9)):
        assert code(table, NURSE, event) == "withdrawn_document"
    assert code(table, EXPERT, e.OpinionSigned(1, Opinion("A", shown=(PAGE,)), "Eva Expert")) == "withdrawn_document"
    assert code(table, NURSE, DOCUMENT) == "same_id"
    assert code(together(), PRIVACY, e.DocumentWithdrawn("doc", "law")) == ""


def test_p7_one_takes_back_ones_own_and_the_lead_strikes_anothers() -> None:
    table = after((NURSE, mark("m")), (EXPERT, mark("x")))
    assert code(table, EXPERT, e.MarkRemoved("m")) == "not_own"
    assert code(table, NURSE, e.MarkRestored("m")) == "already"
    assert code(table, EXPERT, e.MarkStruck("x")) == "own"
    assert code(table, EXPERT, e.MarkStruck("m")) == ""
    struck = after((NURSE, mark("m")), (EXPERT, e.MarkStruck("m")))
    assert code(struck, NURSE, e.MarkRestored("m")) == "already"


def test_p7_one_moves_ones_own_marks_and_they_stay_what_they_are() -> None:
    pin = Pin(Point(1, 2), 1, 5, 20.0)
    table = after((NURSE, e.MarkAdded("m", PAGE, pin)), (EXPERT, mark("x")))
    moved = replace(pin, at=Point(30, 40))
    assert code(table, NURSE, e.MarkReshaped("m", moved)) == ""
    assert code(table, EXPERT, e.MarkReshaped("m", moved)) == "not_own"
    assert code(table, NURSE, e.MarkReshaped("no", moved)) == "unknown_id"
    assert code(table, NURSE, e.MarkReshaped("m", Stroke(b"i", 1, 1.0))) == "bad_value"
    assert code(table, NURSE, e.MarkReshaped("m", replace(pin, at=Point(math.inf, 0)))) == "bad_value"
    for event in (e.MarkRemoved("m"), e.MarkReshaped("m", moved)):
        table.submit(1, NURSE, event)
    assert code(table, NURSE, e.MarkReshaped("m", pin)) == "already"
    gone = after((NURSE, e.MarkAdded("m", PAGE, pin)), (NURSE, e.DocumentWithdrawn("doc", "wrong")))
    assert code(gone, NURSE, e.MarkReshaped("m", moved)) == "withdrawn_document"


@pytest.mark.parametrize(
    "shape",
    [
        Pin(Point(1, 2), 0, 5, 20.0),
        Pin(Point(1, 2), 200_000, 5, 20.0),
        Pin(Point(1, 2), 1, 5, 0.0),
        Arrow(Point(0, 0), Point(9, 9), 5, 2.0, 0, -1),
        Rectangle(Box(0, 0, -5, 5), 5, 2.0),
        Manoeuvre(Point(1, 2), "tilt", math.nan, 5, 40.0),
        Manoeuvre(Point(1, 2), "tilt", 400.0, 5, 40.0),
        Manoeuvre(Point(math.nan, 2), "press", 0.0, 5, 40.0),
    ],
)
def test_p14_a_shape_that_cannot_be_drawn_is_refused(shape: Shape) -> None:
    assert code(together(), EXPERT, e.MarkAdded("m", PAGE, shape)) == "bad_value"


def test_p8_the_steps_of_an_instruction() -> None:
    table = after((EXPERT, e.InstructionGiven("i", "Lower")), (NURSE, e.Doing("i")))
    assert code(table, NURSE, e.Seen("i")) == "already"
    assert code(table, NURSE, e.Reopened("i")) == "role"
    assert code(table, NURSE, e.Done("i", spoken=True)) == "spoken"
    assert code(table, EXPERT, e.Done("i")) == "spoken"
    assert code(table, EXPERT, e.Done("i", spoken=True)) == ""
    assert code(table, NURSE, e.Impossible("i", " ")) == "reason"
    assert code(table, EXPERT, e.Reopened("i")) == "step"


def test_p8_a_screen_that_shows_a_withdrawn_instruction_late_needs_no_words() -> None:
    table = after((EXPERT, e.InstructionGiven("i", "Lower")), (EXPERT, e.Withdrawn("i", "not needed")))
    assert code(table, NURSE, e.Seen("i")) == "already"
    assert code(table, NURSE, e.Doing("i")) == "step"


def test_p9_the_patient_is_confirmed_by_number_and_age() -> None:
    table = together()
    assert code(table, NURSE, e.IdentityConfirmed("clinic", "N-1", 61)) == ""
    assert code(table, EXPERT, e.IdentityConfirmed("clinic", "N-1", 61)) == "side"
    assert code(table, EXPERT, e.IdentityConfirmed("specialist", "N-2", 61)) == "identity_differs"


def test_p10_consent_by_proxy_names_the_giver_and_a_witness_is_named() -> None:
    table = together()
    proxy = e.ConsentGiven("teaching", "guardian", "voice", "Nina", "en", "1")
    assert code(table, NURSE, proxy) == "giver"
    witness = e.ConsentGiven("teaching", "patient", "witness", "Nina", "en", "1")
    assert code(table, NURSE, witness) == "witness"
    assert code(table, NURSE, e.ConsentWithdrawn("recording")) == "not_given"


def test_p11_the_opinion_is_the_leads_and_versions_follow_with_a_reason() -> None:
    opinion = Opinion("AMD")
    table = after((EXPERT, e.OpinionSigned(1, opinion, "Eva Expert")))
    assert code(table, EXPERT, e.OpinionSigned(1, opinion, "Eva Expert")) == "version"
    assert code(table, EXPERT, e.OpinionSigned(2, opinion, "Eva Expert")) == "reason"
    assert code(table, EXPERT, e.OpinionSigned(2, opinion, "Eva Expert", "new picture")) == ""
    assert code(table, EXPERT, e.OpinionSigned(2, Opinion(), "Eva Expert", "new picture")) == "empty"
    void = after((NURSE, e.Voided("wrong_patient")))
    assert code(void, EXPERT, e.OpinionSigned(1, opinion, "Eva Expert")) == "voided"


def test_p15_the_bytes_of_a_voided_consult_are_for_privacy_alone() -> None:
    for table, who in ((together(), {NURSE, EXPERT, PRIVACY}), (after((NURSE, e.Voided("wrong_patient"))), {PRIVACY})):
        assert {one for one in (NURSE, EXPERT, PRIVACY) if may_have_files(table.state, one) is None} == who


def test_p12_what_was_seen_rises_and_is_there() -> None:
    table = after((NURSE, e.SeenThrough(3)))
    assert code(table, NURSE, e.SeenThrough(3)) == "already"
    assert code(table, NURSE, e.SeenThrough(99)) == "seen_ahead"


def test_p13_a_whole_still_comes_from_its_own_source_only() -> None:
    assert code(together(), NURSE, still("whole")) == ""
    assert code(together(), EXPERT, still("whole")) == "not_own_source"
    assert code(together(), EXPERT, still("received")) == ""


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (e.MarkAdded("../etc", PAGE, Stroke(b"i", 1, 1.0)), "bad_id"),
        (e.MarkAdded("x" * 65, PAGE, Stroke(b"i", 1, 1.0)), "bad_id"),
        (e.MarkAdded("m", PageSurface("doc", 3), Stroke(b"i", 1, 1.0)), "no_such_page"),
        (e.MarkAdded("m", PageSurface("no", 0), Stroke(b"i", 1, 1.0)), "unknown_id"),
        (e.MarkAdded("m", PAGE, Stroke(b"i" * 50_000, 1, 1.0)), "too_large"),
        (e.MarkAdded("m", PAGE, Stroke(b"", 1, 1.0)), "empty"),
        (e.MarkAdded("m", PAGE, Stroke(b"i", 1, math.nan)), "bad_value"),
        (e.MarkAdded("m", PAGE, Ellipse(Box(0, 0, math.inf, 1), 1, 1.0)), "bad_value"),
        (e.MessageSent("m", "x" * 5_000), "too_long"),
        (e.MessageSent("m", " \n "), "empty"),
        (e.RequestAmended(patient=Patient(age_years=131)), "bad_value"),
        (e.RequestAmended(vitals=Vitals(temperature_c=370)), "bad_value"),
        (e.RequestAmended(), "empty"),
        (e.DocumentShared("d2", "pdf", "T", 10_000, (PageSize(10_000, 9, 9),), BLOB, 9), "too_large"),
        (e.DocumentShared("d2", "pdf", "T", 2, (PageSize(1, 9, 9),), BLOB, 9), "bad_value"),
        (e.DocumentShared("d2", "pdf", "T", 1, (PageSize(1, 200_000, 9),), BLOB, 9), "too_large"),
        (e.DocumentShared("d2", "pdf", "T", 1, (PageSize(1, 9, 9),), "http://x", 9), "bad_id"),
        (e.DocumentShared("d2", "image", "T", 1, (PageSize(1, 9, 9),), BLOB, 9, ("sex", "sex")), "bad_value"),
        (e.DocumentShared("d2", "image", "T", 1, (PageSize(1, 9, 9),), BLOB, 9, (), -1), "bad_value"),
        (e.MeetingStarted("meet", "nurse", "colleague"), "not_here"),
        (e.ViewMoved(PAGE, Box(0, 0, 1, 1)), "not_lead"),
    ],
)
def test_p14_limits(event: e.AnyEvent, expected: str) -> None:
    assert code(together(), NURSE, event) == expected


def test_p15_who_may_open_a_consult() -> None:
    table = together()
    may_open = {p.person for p in (NURSE, EXPERT, COLLEAGUE, OBSERVER, REVIEWER, PRIVACY, ADMIN, STRANGER)
                if may_read(table.state, p) is None}  # fmt: skip
    assert may_open == {"nurse", "expert", "colleague", "privacy"}  # the observer was not let in: P25
    table.submit(1, NURSE, e.ConsultClosed())
    assert may_read(table.state, REVIEWER) is None and may_read(table.state, COLLEAGUE) is not None


def test_p15_who_may_make_a_file_of_a_consult() -> None:
    table = together()
    table.let_in(4)
    state = table.state
    refused = {p.person: refusal.code for p in (NURSE, EXPERT, COLLEAGUE, OBSERVER, PRIVACY, ADMIN, STRANGER)
               if (refusal := may_export(state, p)) is not None}  # fmt: skip
    assert refused == {"observer": "role", "admin": "not_found", "stranger": "not_found"}


def test_p16_whispers_are_bound_to_the_person_of_the_connection() -> None:
    table = after((NURSE, e.MeetingStarted("meet", "nurse", "expert")))
    state = table.state
    clock = FrameClock("nurse.camera", 1, 1, 640, 480)
    assert may_whisper(state, NURSE, clock) is None
    assert may_whisper(state, EXPERT, clock).code == "not_own_source"
    assert may_whisper(state, EXPERT, StillPassed("s", "nurse.camera", 1)).code == "not_own_source"
    assert may_whisper(state, OBSERVER, PointerMoved(PAGE, Point(0, 0))).code == "role"
    assert may_whisper(state, COLLEAGUE, PointerMoved(PAGE, Point(0, 0))).code == "not_entered"
    assert may_whisper(state, NURSE, PointerMoved(PAGE, Point(math.nan, 0))).code == "bad_value"
    assert may_whisper(state, NURSE, PointerMoved(None, Point(0, 0), source="no source")).code == "bad_id"
    assert may_whisper(state, NURSE, PointerMoved(None, Point(0, 0), source="expert.window")) is None
    assert may_whisper(state, NURSE, InkMoved("m", PAGE, 1, 1.0, "pen", 0, b"i")) is None
    assert may_whisper(state, NURSE, Signal("meet", "offer", "v=0")) is None
    assert may_whisper(state, NURSE, Signal("other", "offer", "v=0")).code == "unknown_id"
    assert may_whisper(state, NURSE, FrameClock("nurse.camera", 1, 1 << 60, 640, 480)).code == "bad_value"
    assert may_whisper(state, EXPERT, StillAsked("s", "nurse.camera", -1)).code == "bad_value"
    assert may_whisper(state, NURSE, StillPassed("s", "nurse.camera", 1 << 60)).code == "bad_value"
    assert may_whisper(state, NURSE, FrameClock("nurse.camera", 1 << 32, 1, 640, 480)).code == "bad_value"
    assert may_whisper(state, NURSE, InkMoved("m", PAGE, -1, 1.0, "pen", 0, b"i")).code == "bad_value"
    assert may_whisper(state, EXPERT, PictureWanted("detail", 640, 480)) is None
    assert may_whisper(state, EXPERT, PictureWanted("detail", 0, 480)).code == "bad_value"
    assert may_whisper(state, EXPERT, PictureWanted("motion", 640, 480, -1)).code == "bad_value"
    assert may_whisper(state, NURSE, MediaStatus("on", "on", given_up="x" * 300)).code == "too_long"
    table.submit(1, NURSE, e.MeetingEnded("meet"))
    assert may_whisper(table.state, EXPERT, PictureWanted("detail", 640, 480)).code == "role"


def test_p16_pictures_are_told_of_by_their_owner_only_small_and_between_the_two_of_the_meeting() -> None:
    table = after((NURSE, e.MeetingStarted("meet", "nurse", "expert")))
    probe = SourceShown("nurse.probe", "examination", "HD camera")
    shown, still = SourcesShown((probe,), "nurse.probe"), SourceStill("nurse.probe", 1, 640, 480, b"v")
    too_many = SourcesShown(tuple(SourceShown(f"nurse.{n}", "face") for n in range(9)))
    asked: list[tuple[Person, AnyWhisper, str | None]] = [
        (NURSE, shown, None),
        (NURSE, SourcesShown(), None),
        (NURSE, still, None),
        (EXPERT, PictureWanted("motion", 640, 480, source="nurse.probe"), None),
        (EXPERT, PictureWanted("motion", 640, 480, source="no such name"), "bad_id"),
        (EXPERT, shown, "not_own_source"),
        (EXPERT, still, "not_own_source"),
        (COLLEAGUE, shown, "not_entered"),
        (NURSE, too_many, "too_large"),
        (NURSE, SourcesShown((probe,), "nurse.other"), "unknown_id"),
        (NURSE, SourcesShown((SourceShown("nurse.probe", "face", "x" * 300),)), "too_long"),
        (NURSE, SourceStill("nurse.probe", 1, 640, 480, bytes(8_193)), "too_large"),
        (NURSE, SourceStill("nurse.probe", 1, 0, 480, b"v"), "bad_value"),
        (NURSE, SourceStill("nurse.probe", -1, 640, 480, b"v"), "bad_value"),
    ]
    for person, whisper, code in asked:
        refusal = may_whisper(table.state, person, whisper)
        assert (refusal.code if refusal is not None else None) == code, (person, whisper)
    table.submit(1, NURSE, e.MeetingEnded("meet"))
    assert may_whisper(table.state, NURSE, still).code == "role"


def test_p16_nothing_is_offered_for_a_meeting_that_is_over() -> None:
    state = after((NURSE, e.MeetingStarted("meet", "nurse", "expert")), (EXPERT, e.MeetingEnded("meet"))).state
    assert may_whisper(state, EXPERT, Signal("meet", "offer", "v=0")).code == "already"
    assert may_whisper(state, EXPERT, Signal("meet", "bye", "")) is None


@pytest.mark.parametrize(
    "whisper", [InkMoved("m", PAGE, 1, 1.0, "pen", 0, b"i"), PointerMoved(PAGE, Point(0, 0)), StillAsked("s", "n.c", 1)]
)
def test_p16_a_whisper_needs_the_consent_of_the_mark_that_it_becomes(whisper: InkMoved) -> None:
    withdrawn = after((NURSE, e.ConsentWithdrawn("consult"))).state
    assert may_whisper(withdrawn, EXPERT, whisper).code == "consent_withdrawn"
    unasked = replace(withdrawn, consents={})
    assert may_whisper(unasked, EXPERT, whisper).code == "no_consent"
    assert may_whisper(replace(unasked, request=replace(unasked.request, urgency="red")), EXPERT, whisper) is None


def test_p10_consent_is_taken_back_also_when_the_consult_has_ended() -> None:
    for last in (e.Cancelled("went home"), e.Voided("wrong_patient"), e.ConsultClosed()):
        table = after((NURSE, replace(RECORDING, kind="teaching")), (NURSE, last))
        assert code(table, NURSE, e.ConsentWithdrawn("teaching")) == ""
    closed = after((NURSE, e.ConsultClosed()))
    assert code(closed, NURSE, e.ConsentRefused("teaching")) == ""
    assert code(closed, NURSE, e.ConsentRefused("recording")) == "closed"


def test_p10_what_was_given_or_withdrawn_is_not_refused_afterwards() -> None:
    assert code(together(), NURSE, e.ConsentRefused("consult")) == "consent_stands"
    table = after((NURSE, e.ConsentWithdrawn("consult")))
    assert code(table, NURSE, e.ConsentRefused("consult")) == "already"
    assert code(table, EXPERT, e.InstructionGiven("step", "Look")) == "consent_withdrawn"


def test_p1_who_declines_says_the_own_name_or_none() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    assert may(table.state, EXPERT, e.Declined("not my field"), T0) is None
    assert may(table.state, EXPERT, e.Declined("not my field", EXPERT.name), T0) is None
    assert code(table, EXPERT, e.Declined("not my field", "Carl Colleague")) == "name"


def test_p22_a_slip_is_called_off_at_once_and_what_stood_on_the_board_with_a_reason() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    asked_ms = table.state.request.at_ms
    for after_ms, expected in ((0, ""), (20_000, ""), (20_001, "reason")):
        refusal = may(table.state, NURSE, e.Cancelled(" "), asked_ms + after_ms)
        assert (refusal.code if refusal else "") == expected
    assert may(table.state, NURSE, e.Cancelled("went home"), asked_ms + 99_000) is None
    assert code(together(), NURSE, e.Cancelled()) == "reason"


def accepted_again() -> Table:
    """By who led it before, and asked something then."""
    table = together()
    table.submit(2, EXPERT, e.InstructionGiven("i", "Press"))
    table.submit(1, NURSE, e.Done("i"))
    table.now_ms += 1_000
    table.submit(2, EXPERT, e.Released("called away"))
    table.now_ms += 1_000
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    return table


@pytest.mark.parametrize(
    "begun",
    [
        (),
        (e.InstructionGiven("j", "Left"),),
        (e.MessageSent("m", "Hello"),),
        (e.StopCalled("s"),),
        (mark("drawn"),),
        (replace(still(), source="expert.camera"),),
        (e.MeetingStarted("meet", "nurse", "expert"),),
        (e.Held("surgery"),),
        (e.LeadTaken(COLLEAGUE.name), e.LeadTaken(EXPERT.name)),
    ],
    ids=lambda events: type(events[0]).__name__ if events else "nothing",
)
def test_p23_an_acceptance_is_undone_before_anything_is_begun(begun: tuple[e.AnyEvent, ...]) -> None:
    table, undo = accepted_again(), e.Released("by mistake", undo=True)
    waited_ms = table.state.waiting_ms
    table.open(2, EXPERT)
    for event in begun:
        number, person = (3, COLLEAGUE) if event == e.LeadTaken(COLLEAGUE.name) else (2, EXPERT)
        table.open(number, person)
        table.now_ms += 20_000 if isinstance(event, e.LeadTaken) else 10
        table.submit(number, person, event)
    assert code(table, EXPERT, undo) == ("too_late_to_undo" if begun else "")
    assert code(table, COLLEAGUE, undo) in ("not_lead", "not_entered")
    if not begun:
        refusal = may(table.state, EXPERT, undo, (table.state.accepted_ms or 0) + 20_001)
        assert refusal is not None and refusal.code == "too_late_to_undo"
        table.now_ms += 4_000
        table.submit(2, EXPERT, undo)
        assert (table.state.phase, table.state.lead, table.state.waiting_ms) == ("waiting", None, waited_ms)


def test_p24_what_was_replaced_still_takes_its_answer_and_nothing_else() -> None:
    table = together()
    table.submit(2, EXPERT, e.InstructionGiven("i", "Press"))
    table.submit(2, EXPERT, e.Withdrawn("i", replaced_by="j"))
    for event in (e.Seen("i"), e.Doing("i")):
        assert code(table, NURSE, event) == "already"
    assert code(table, EXPERT, e.Withdrawn("i")) == "already" and code(table, EXPERT, e.Reopened("i")) == "already"
    table.submit(2, EXPERT, e.InstructionGiven("j", "Left", replaces="i"))
    assert code(table, NURSE, e.Impossible("i", "no lens")) == "" == code(table, NURSE, e.Done("i"))
    table.submit(1, NURSE, e.Done("i"))
    assert table.state.instructions["i"].state == "done" and code(table, NURSE, e.Done("i")) == "step"


def test_p24_two_steps_are_never_open_at_once() -> None:
    table = after((EXPERT, e.InstructionGiven("i", "Lower")))
    for answer in (None, e.Seen("i"), e.Doing("i")):
        if answer is not None:
            table.submit(1, NURSE, answer)
        assert code(table, EXPERT, e.InstructionGiven("j", "Left")) == "step_open"
        assert code(table, EXPERT, e.InstructionGiven("j", "Left", replaces="other")) == "step_open"
        assert code(table, EXPERT, e.InstructionGiven("j", "Left", replaces="i")) == ""
    assert code(table, EXPERT, e.InstructionGiven("j", "Left", replaces="not an id")) == "bad_id"
    table.submit(1, NURSE, e.Done("i"))
    assert code(table, EXPERT, e.InstructionGiven("j", "Left")) == ""
    assert code(table, EXPERT, e.InstructionGiven("j", "Left", replaces="i")) == ""  # answered on the way
    table.submit(2, EXPERT, e.InstructionGiven("j", "Left"))
    assert code(table, EXPERT, e.Reopened("i")) == "step_open"


def test_p24_another_asks_something_else_only_as_lead() -> None:
    table = after((EXPERT, e.InstructionGiven("i", "Lower")))
    table.open(3, COLLEAGUE)
    assert code(table, COLLEAGUE, e.InstructionGiven("j", "Left", replaces="i")) == "not_own"
    table.now_ms += 20_000
    table.submit(3, COLLEAGUE, e.LeadTaken("Carl Colleague"))
    assert code(table, COLLEAGUE, e.InstructionGiven("j", "Left", replaces="i")) == ""


def test_p31_who_leads_has_heard_the_call_for_help_once_also_after_consent_was_withdrawn() -> None:
    table = after((NURSE, e.HelpCalled()))
    table.open(3, COLLEAGUE)
    assert code(table, COLLEAGUE, e.HelpHeard()) == "not_lead"
    table.submit(2, EXPERT, e.HelpHeard())
    assert table.state.help_ms is None
    assert code(table, EXPERT, e.HelpHeard()) == "already"


def test_p30_of_two_who_take_over_the_first_leads_while_they_are_here() -> None:
    table, taken = accepted_again(), e.LeadTaken(COLLEAGUE.name)
    for number, person in ((2, EXPERT), (3, COLLEAGUE)):
        table.open(number, person)
    table.now_ms += 20_000
    table.submit(3, COLLEAGUE, taken)
    back, since_ms = e.LeadTaken(EXPERT.name), table.state.lead_ms or 0
    refusal = may(table.state, EXPERT, back, since_ms + 19_999)
    assert refusal is not None and refusal.code == "too_late"
    assert may(table.state, EXPERT, back, since_ms + 20_000) is None
    table.leave(3)
    assert may(table.state, EXPERT, back, since_ms + 100) is None


def test_p30_what_was_handed_on_may_be_taken_back_at_once() -> None:
    table = accepted_again()
    for number, person in ((2, EXPERT), (3, COLLEAGUE)):
        table.open(number, person)
    table.submit(2, EXPERT, e.HandedOn("colleague", "Carl Colleague", "please look at the left eye"))
    assert code(table, EXPERT, e.LeadTaken(EXPERT.name)) == ""
    table.submit(3, COLLEAGUE, e.HandoverConfirmed())
    assert code(table, EXPERT, e.LeadTaken(EXPERT.name)) == "too_late"


@pytest.mark.parametrize(
    ("text", "clip", "size_bytes", "length_ms", "expected"),
    [
        ("Lower", BLOB, 131_072, 15_000, ""),
        ("Lower", BLOB, 131_073, 15_000, "bad_value"),
        ("Lower", BLOB, 1, 15_001, "bad_value"),
        ("Lower", BLOB, 0, 1, "bad_value"),
        ("Lower", "no hash", 1, 1, "bad_id"),
        ("Lower", "", 1, 0, "bad_value"),
        ("", BLOB, 1, 1, "empty"),
    ],
)
def test_p27_what_is_spoken_is_short_and_has_words_beside_it(
    text: str, clip: str, size_bytes: int, length_ms: int, expected: str
) -> None:
    event = e.InstructionGiven("i", text, "lens", clip=clip, clip_bytes=size_bytes, clip_ms=length_ms)
    assert code(together(), EXPERT, event) == expected


def test_p26_a_hand_over_says_something_and_is_confirmed_once_by_who_leads_since() -> None:
    table = together()
    for words in ("", " too few  ", "看左眼"):
        assert code(table, EXPERT, e.HandedOn("colleague", "Carl Colleague", words)) == "handover"
    assert code(table, EXPERT, e.HandedOn("colleague", "Carl Colleague", "请看左眼")) == ""
    assert code(table, EXPERT, e.HandoverConfirmed()) == "already"  # nothing was handed on
    table.submit(2, EXPERT, e.HandedOn("colleague", "Carl Colleague", "look at the left eye"))
    assert code(table, EXPERT, e.HandoverConfirmed()) == "not_lead"
    table.submit(1, NURSE, e.ConsentWithdrawn("consult"))
    assert code(table, COLLEAGUE, e.HandoverConfirmed()) == ""
    table.submit(3, COLLEAGUE, e.HandoverConfirmed())
    assert code(table, COLLEAGUE, e.HandoverConfirmed()) == "already"


def test_p9_by_name_and_age_only_where_there_is_no_number() -> None:
    table = together()
    assert code(table, NURSE, e.IdentityConfirmed("clinic", "", 61, by_name=True)) == "identity_differs"
    table = after((NURSE, e.RequestAmended(patient=Patient("", "female", 61, name="Eli Moe"))))
    assert code(table, NURSE, e.IdentityConfirmed("clinic", "", 61)) == "empty"  # an older program
    assert code(table, NURSE, e.IdentityConfirmed("clinic", "N-1", 61, by_name=True)) == "bad_value"
    assert code(table, EXPERT, e.IdentityConfirmed("specialist", "", 60, by_name=True)) == "identity_differs"
    assert code(table, EXPERT, e.IdentityConfirmed("specialist", "", 61, by_name=True)) == ""


def test_p9_of_a_baby_the_months_are_confirmed_too_where_they_are_said() -> None:
    table = after((NURSE, e.RequestAmended(patient=Patient("N-2", "female", None, 8))))
    for months, expected in ((8, ""), (None, ""), (9, "identity_differs")):
        assert code(table, NURSE, e.IdentityConfirmed("clinic", "N-2", None, months)) == expected


def pictures_of(table: Table) -> list[tuple[str, str, str]]:
    return [(one.blob[:2], one.fineness, one.by) for one in table.state.documents["doc"].pictures.get(0, ())]


def seen(blob: str, fineness: str = "lossy") -> e.PagePictured:
    quality = "preview" if fineness == "preview" else "whole"
    return e.PagePictured("doc", 0, blob * 32, 9, 9, quality, None, fineness)  # type: ignore[arg-type]


def test_p20_only_the_sharer_pictures_a_page_while_they_are_in_the_room_and_theirs_stand() -> None:
    table = together()
    assert code(table, EXPERT, seen("ee")) == "not_own"
    table.submit(1, NURSE, seen("a1", "preview"))
    table.leave(1)
    for blob, fineness in (("ee", "preview"), ("ee", "lossy")):
        table.submit(2, EXPERT, seen(blob, fineness))
    assert pictures_of(table) == [("a1", "preview", "nurse"), ("ee", "lossy", "expert")]
    table.submit(1, NURSE, seen("a2"))
    assert pictures_of(table) == [("a1", "preview", "nurse"), ("a2", "lossy", "nurse")]
    table.submit(2, EXPERT, seen("ff"))
    assert pictures_of(table)[-1] == ("a2", "lossy", "nurse")
