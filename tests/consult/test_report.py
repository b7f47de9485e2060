"""The opinion as data, and the line of a board."""

import secrets

import msgspec

from app.consult import events as e
from app.consult.board import HANDOVER_LETTERS, as_clinic, as_lead, entry_of, in_order, is_same_line, without_name
from app.consult.events import check_body
from app.consult.events.opinion import Opinion
from app.consult.events.request import Patient
from app.consult.present import decode_present, encode_present
from app.consult.report import NO_OPINION, OPINION, report_of
from app.export.attendance import identity_pairs
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, PAGE, REQUEST, STILL, Table, still, together


def test_without_a_signature_it_is_headed_no_opinion_was_given() -> None:
    report = report_of(together().state)
    assert report.heading == NO_OPINION and report.opinion is None
    assert "inviting clinician decides" in report.decides


def test_the_signed_opinion_leaves_out_what_was_struck_and_withdrawn() -> None:
    table = together()
    table.submit(1, NURSE, still())
    for event in (
        e.FindingWritten("f1", "drusen"),
        e.FindingWritten("f2", "reflection"),
        e.FindingStruck("f2", "no"),
        e.OpinionSigned(1, Opinion("AMD", shown=(PAGE, STILL)), "Eva Expert"),
    ):
        table.submit(2, EXPERT, event)
    table.submit(1, NURSE, e.DocumentWithdrawn("doc", "wrong patient"))
    report = report_of(table.state)
    assert report.heading == OPINION and report.specialist == "Eva Expert"
    assert [finding.text for finding in report.findings] == ["drusen"]
    assert report.shown == (STILL,) and report.versions[0].opinion.shown == (STILL,)
    assert report.consents == (
        "Consent to the consult: given by the patient by voice, text 1.",
        "Consent to recording: nobody asked.",
        "Consent to use in teaching: nobody asked.",
    )


def test_what_was_written_after_the_signature_is_told_apart() -> None:
    table = together()
    table.submit(1, NURSE, e.FindingWritten("f1", "drusen"))
    table.submit(2, EXPERT, e.OpinionSigned(1, Opinion("AMD"), "Eva Expert"))
    then = table.state
    assert then.opinions[-1].seq == then.seq
    for event in (e.FindingWritten("f2", "a bleed"), e.FindingAmended("f1", "soft drusen"), e.HelpCalled()):
        table.submit(1, NURSE, event)
    report = report_of(table.state, then)
    assert [finding.text for finding in report.findings] == ["drusen"]
    assert [(one.what, one.finding.text) for one in report.later.findings] == [
        ("changed", "soft drusen"),
        ("written", "a bleed"),
    ]
    assert report.later.urgency == "red" != report.urgency


def test_a_refusal_by_proxy_without_a_name_reads_as_a_sentence() -> None:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    table.submit(1, NURSE, e.ConsentRefused("consult", "guardian"))
    table.submit(1, NURSE, e.ConsentRefused("recording", "relative", "Anna", "daughter", "too much"))
    consents = report_of(table.state).consents
    assert consents[0] == "Consent to the consult: refused by a guardian."
    assert consents[1] == "Consent to recording: refused by Anna (daughter): too much."


def test_who_stood_there_is_kept_with_the_consent_and_told_with_who_confirmed_the_patient() -> None:
    table = together()
    table.let_in(4)
    table.submit(1, NURSE, e.PresentInRoom("g", "guardian", "Marit Lie", "mother"))
    table.submit(1, NURSE, e.PresentInRoom("i", "interpreter"))
    table.submit(1, NURSE, e.ConsentGiven("recording", "patient", "voice", "Nina Nurse", "en", "1"))
    table.submit(1, NURSE, e.PresentInRoom("g", "guardian", "Marit Lie", "mother", present=False))
    table.submit(1, NURSE, e.IdentityConfirmed("clinic", "N-1", 61))
    state = table.state
    assert [one.name for one in state.consents["recording"].present] == ["Marit Lie", ""]
    assert state.consents["recording"].people == ("expert", "observer")
    assert state.consents["consult"].present == () and state.consents["consult"].people == ("expert",)
    report = report_of(state)
    assert report.consents[1].endswith("In the room: Marit Lie (a guardian, mother), an interpreter.")
    assert [(one.name, one.present) for one in report.present] == [("Marit Lie", False), ("", True)]
    assert [(one.side, one.name, one.local_number) for one in report.identity] == [("clinic", "Nina Nurse", "N-1")]
    table.submit(1, NURSE, e.RequestAmended(patient=Patient("", "female", 61, name="Eli Moe")))
    table.submit(1, NURSE, e.IdentityConfirmed("clinic", "", 61, by_name=True))
    said = dict(identity_pairs(report_of(table.state)))["At the bedside"]
    assert said.startswith("no number here: name, 61 years, said aloud by Nina Nurse") and "Eli" not in said


def test_a_confirmation_that_an_older_program_stored_was_by_number() -> None:
    old = msgspec.msgpack.encode(
        {"type": "IdentityConfirmed", "side": "clinic", "local_number": "N-1", "age_years": 61}
    )
    assert check_body(old) == e.IdentityConfirmed("clinic", "N-1", 61, by_name=False)


def test_who_stood_there_goes_last_of_what_a_thin_link_leaves_out() -> None:
    table = together()
    for number in range(99):
        guest = e.PresentInRoom(f"g{number}", "relative", secrets.token_hex(100), secrets.token_hex(100))
        table.submit(1, NURSE, guest)
    for kind in ("consult", "recording", "teaching"):
        table.submit(1, NURSE, e.ConsentGiven(kind, "patient", "voice", "Nina Nurse", "en", "1"))
    told = decode_present(encode_present(table.state))
    assert told.consent("recording") == "given" and told.consents["recording"].present == ()


def test_a_voided_consult_has_no_opinion() -> None:
    table = together()
    table.submit(2, EXPERT, e.OpinionSigned(1, Opinion("AMD"), "Eva Expert"))
    table.submit(1, NURSE, e.Voided("wrong_patient"))
    report = report_of(table.state)
    assert report.heading == NO_OPINION and report.voided == "Voided: this was the wrong patient."


def waiting(**more: object) -> Table:
    table = Table()
    table.submit(1, NURSE, e.ConsultRequested("Nina Nurse", "north", patient=REQUEST.patient, **more))
    return table


def test_unattended_after_two_minutes_and_a_red_one_after_half_a_minute() -> None:
    green, red = waiting(), waiting(call_now=True)
    since = green.state.waiting_ms or 0
    assert not entry_of(green.state, since + 119_999).unattended and entry_of(green.state, since + 120_000).unattended
    assert not entry_of(red.state, since + 29_999).unattended and entry_of(red.state, since + 30_000).unattended


def test_the_name_stays_with_the_clinic() -> None:
    entry = entry_of(waiting().state, 0)
    assert entry.patient.name and without_name(entry).patient.name == ""
    assert without_name(entry).patient.local_number == entry.patient.local_number


def test_why_it_was_declined_is_for_the_clinic_and_the_hand_over_for_who_leads() -> None:
    table = waiting()
    table.submit(2, EXPERT, e.Declined("please add a photograph", "Eva Expert"))
    entry = entry_of(table.state, 0)
    assert (as_clinic(entry).decline, as_clinic(entry).decline_name) == ("please add a photograph", "Eva Expert")
    table.submit(3, COLLEAGUE, e.Accepted("Carl Colleague"))
    table.submit(3, COLLEAGUE, e.HandedOn("expert", "Eva Expert", "look at the left eye"))
    entry = entry_of(table.state, 0)
    assert (as_lead(entry).handover, as_lead(entry).handover_name) == ("look at the left eye", "Carl Colleague")
    assert not (as_lead(entry).decline or as_lead(entry).patient.name or as_clinic(entry).handover)
    other = without_name(entry)
    assert not (other.decline or other.decline_name or other.handover or other.handover_name or other.patient.name)


def test_a_hand_over_is_no_line_to_who_wrote_it_and_a_long_one_stays_a_line() -> None:
    table = waiting()
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    table.submit(2, EXPERT, e.HandedOn("colleague", "Carl Colleague", "words " * 500))
    assert len(entry_of(table.state, 0).handover) == HANDOVER_LETTERS
    table.open(2, EXPERT)
    table.submit(2, EXPERT, e.LeadTaken("Eva Expert"))
    assert table.state.lead == "expert" and entry_of(table.state, 0).handover == ""


def test_red_comes_first_and_then_who_waits_longest() -> None:
    rows = [entry_of(one.state, 0) for one in (waiting(), waiting(urgency="amber"), waiting(call_now=True))]
    assert [row.urgency for row in in_order(rows)] == ["red", "amber", "green"]


def test_the_board_moves_only_for_what_it_shows() -> None:
    table = together()
    before = table.state
    table.submit(1, NURSE, e.MessageSent("m", "hello"))
    assert is_same_line(before, table.state)
    table.submit(1, NURSE, e.HelpCalled())
    assert not is_same_line(before, table.state)
