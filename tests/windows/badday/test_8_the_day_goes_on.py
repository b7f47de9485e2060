"""The later half of a bad day, in its order: one laptop that three people share, a red call, somebody who looks on.

Each step is asserted on every screen that should show it and on those that must not, in the server's log and on disk,
and leaves the day so that the next can go on.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from app.client.waking import AWAY
from app.consult.events.consent import ConsentGiven, EmergencyWithoutConsent
from app.consult.events.documents import DocumentShared
from app.consult.events.guidance import HelpHeard, MessageSent
from app.consult.events.media import MeetingStarted, SegmentOpened
from app.consult.events.opinion import OpinionReceived, OpinionSigned
from app.consult.events.people import (
    IdentityConfirmed,
    ObserverAdmitted,
    ObserverAsked,
    ObserverDismissed,
    PersonLeft,
    PresentInRoom,
    SeenThrough,
)
from app.consult.events.request import ConsultClosed, ConsultRequested, LeadTaken, RequestAmended
from app.consult.messages import NotOpened, Open
from app.settings import assets_folder
from tests.conftest import no_thread_left_behind
from tests.rig.people import NIGHT_NURSE, NURSE, PASSWORD, SECOND_SPECIALIST, SPECIALIST, TRAINEE
from tests.server.talker import Talker
from tests.windows.badday.day import all_see, none_sees, stands_still, start_again
from tests.windows.badday.laterday import SLACK_MS, LaterDay, copies, half_typed, later_day, saved_paper
from tests.windows.inclear import assert_nothing_in_clear
from tests.windows.seat import Seat
from tests.windows.test_killed import MESSAGE, SENTENCE, assert_hardly_anything_is_lost, kill_while_typing
from tests.windows.visit import LIVE, START
from tests.windows.witness import assert_all_kept, cached, copied, outbox, refused, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

YEARS_BACK_S = -11 * 365 * 86_400
PEN = [(0.25 + 0.02 * step, 0.3 + 0.01 * step) for step in range(10)]
RASH, FEVER = "Rash on both arms since Monday", "Fever and a stiff neck since last night"
PLANTED = "Planted"  # as everybody is called whose name a computer may not hold in clear
CHILD = f"Nils {PLANTED}"
DATE = "The date or time of this computer is wrong."
STIFF, DROWSY = "Her neck is stiff", "She is drowsy but wakes"
FALL, FALLEN = "Fell from the quay, bleeds from the leg", f"Olga {PLANTED}"
PRESS, HIGHER, LIFT = "Press on it with your fist", "A little higher", "Lift the leg now"
ASKED_AGAIN = "Help came first: the patient has not been asked for consent yet. Can you ask now?"
ASLEEP_MS = 150_000
ALONE = "Nobody looks after an emergency. It rings here until a specialist takes it over."
MOTHER, RELATION = f"Marit {PLANTED}", "mother"


@pytest.fixture(autouse=True, scope="module")
def _no_thread_left_behind() -> Iterator[None]:
    """A program that is started in one step runs in the next ones."""
    yield from no_thread_left_behind()


@pytest.fixture(scope="module")
def programs() -> Iterator[ExitStack]:
    """Closed by the last step, which looks at what they leave behind."""
    with ExitStack() as running:
        yield running


@pytest.fixture(scope="module")
def day(programs: ExitStack, tmp_path_factory: pytest.TempPathFactory) -> LaterDay:
    return programs.enter_context(later_day(tmp_path_factory.mktemp("later")))


def test_a_second_person_signs_in_over_the_first_ones_unsent_request(day: LaterDay) -> None:
    laptop, disk = day.laptop, day.disk
    day.relay.cut("reset")
    laptop.see("Connecting…")
    laptop.press("Ask a specialist")
    laptop.write("Complaint (needed)", RASH)
    laptop.press("Send")
    laptop.do("see_line", words=[RASH, "Not sent yet"])
    laptop.see("1 unsent")
    until(lambda: "link_lost" in laptop.heard(), "the sound of a lost link")
    until(lambda: len(outbox(day.shelf(NURSE))) == 1, "Anna's request on the laptop's disk")

    laptop.choose("Menu", "Change person")
    laptop.see("Not sent yet: Anna Berg 1. It goes as soon as the server answers.")
    day.come(NIGHT_NURSE)  # without the server: she is known here
    assert RASH not in " ".join(laptop.do("lines")), "what is Anna's alone is not shown to who comes after her"  # type: ignore[arg-type]
    laptop.press("Ask a specialist")
    laptop.write("Complaint (needed)", FEVER)
    laptop.write("Name (stays in this clinic)", CHILD)
    laptop.write("Local number", "4712")
    laptop.write("Age", "8")
    laptop.do("pick", word="months")
    laptop.do("pick", word="Male")
    laptop.press("Send")
    laptop.do("see_line", words=[FEVER, CHILD, "Not sent yet"])
    until(lambda: len(outbox(day.shelf(NIGHT_NURSE))) == 1, "Bea's request on the laptop's disk")
    assert len(outbox(day.shelf(NURSE))) == 1 and disk.consults() == []
    for board in day.boards:
        assert "Nobody is waiting" in board.words()

    day.relay.restore()
    for words, by in ((RASH, NURSE), (FEVER, NIGHT_NURSE)):
        for board in day.boards:
            board.do("see_line", words=[words])
            board.do("choose_line", words=[words])
            board.see(f"{by.name}, waiting for")
        laptop.do("see_line", words=[words, "Waiting for a specialist"])
    laptop.see("All sent")
    assert not {"link_lost", "link_back"} & set(laptop.heard())  # what Anna lost is not back for who came after her
    until(lambda: outbox(day.shelf(NURSE)) == [] == outbox(day.shelf(NIGHT_NURSE)), "both outboxes to empty")
    signed = {}
    for consult in disk.consults():
        ((record, asked),) = disk.all(consult, ConsultRequested)
        signed[asked.complaint] = (record.by, asked.name)
    assert signed == {RASH: (NURSE.user, NURSE.name), FEVER: (NIGHT_NURSE.user, NIGHT_NURSE.name)}
    assert refused(day.shelf(NURSE)) == [] == refused(day.shelf(NIGHT_NURSE))
    for board in day.boards:
        assert CHILD not in board.words()


def test_a_laptop_whose_clock_says_2015_writes_at_the_right_time(day: LaterDay) -> None:
    day.laptop.close()
    began_ms = now_ms()
    laptop = day.start_laptop(NIGHT_NURSE, YEARS_BACK_S)
    day.come(NIGHT_NURSE)
    laptop.see(DATE)
    consult = day.consult(FEVER)
    asked = laptop.do("see_line", words=[FEVER, "Waiting for a specialist"])
    day.omar.do("choose_line", words=[FEVER])
    day.omar.do("accept")
    laptop.do("open_line", words=[FEVER, SPECIALIST.name])
    laptop.do("see_key", word="Leave")
    laptop.see(DATE)
    day.ida.see(f"Taken by {SPECIALIST.name}")
    day.ida.do("turn_up", name="Under way")
    taken = day.ida.do("see_line", words=[FEVER, SPECIALIST.name])
    for said in (asked, taken):  # by that date it was asked in eleven years
        assert str(said).endswith((", now", " min")), said
    for one in day.boards:
        assert DATE not in one.words()

    day.relay.cut("reset")
    laptop.see("Connecting…")
    laptop.write(MESSAGE, STIFF)
    laptop.press("Send the message")
    until(lambda: len(outbox(day.shelf(NIGHT_NURSE))) > 0, "the message on the laptop's disk")
    restored_ms = now_ms()
    day.relay.restore()
    day.omar.do("turn_up", name="Messages")
    day.omar.see(STIFF)
    until(lambda: outbox(day.shelf(NIGHT_NURSE)) == [], "the outbox to empty")
    laptop.see(DATE)
    ((sent, _),) = day.disk.all(consult, MessageSent)
    assert sent.by == NIGHT_NURSE.user and sent.offset_known and sent.made_ms <= restored_ms + SLACK_MS
    day.assert_made_now(consult, began_ms)


def test_a_guardian_consents_for_a_child(day: LaterDay) -> None:
    laptop, omar, disk = day.laptop, day.omar, day.disk
    consult = day.consult(FEVER)
    day.confirm(laptop, omar, "4712, 8 months")
    said = [event for _, event in until(lambda: two(disk.all(consult, IdentityConfirmed)), "both confirmations")]
    assert {(one.side, one.local_number, one.age_years, one.age_months) for one in said} == {
        ("clinic", "4712", None, 8),
        ("specialist", "4712", None, 8),
    }

    laptop.choose("More", "Consent")
    laptop.press("Somebody else is here")
    laptop.do("pick", word="a guardian")
    laptop.write("Name, if they wish", MOTHER)
    laptop.write("Related how", RELATION)
    laptop.press("They are here")
    beside = f"With the patient: {MOTHER} (a guardian, {RELATION})"
    for one in (laptop, omar):
        one.see(beside)
    laptop.see(f"Seen and heard by: {SPECIALIST.name} (specialist)")
    laptop.do("pick", word="A guardian")
    laptop.press("Yes: May a specialist elsewhere see and hear you now?")
    laptop.see("Write the name of who speaks for the patient.")
    assert disk.all(consult, ConsentGiven) == []
    laptop.write("Name", MOTHER)
    laptop.write("Related how", RELATION)
    laptop.press("Yes: May a specialist elsewhere see and hear you now?")
    laptop.see("Said yes")
    laptop.press("Done")
    omar.do("turn_up", name="Case")
    omar.see(f"Consult: given by {MOTHER}")
    ((record, given),) = until(lambda: disk.all(consult, ConsentGiven), "the consent in the log")
    assert (record.by, given.kind) == (NIGHT_NURSE.user, "consult")
    assert (given.giver, given.giver_name, given.relation) == ("guardian", MOTHER, RELATION)
    ((_, present),) = disk.all(consult, PresentInRoom)
    assert (present.kind, present.name, present.relation) == ("guardian", MOTHER, RELATION)
    here = (day.shelf(NIGHT_NURSE), omar.shelf)
    assert_all_kept(disk, consult, *here)
    for shelf in here:  # and nothing of it in clear, as the last step finds
        naming = [record for record in copied(shelf, consult) if MOTHER.encode() in record.body]
        assert len(naming) == 2, "who consented, and who is here"
    assert copies(day.ida.shelf, consult) == 0
    none_sees(MOTHER, day.ida)


def test_a_kill_in_mid_form_leaves_everything_where_it_was(day: LaterDay) -> None:
    laptop, omar, disk, shelf = day.laptop, day.omar, day.disk, day.shelf(NIGHT_NURSE)
    consult = day.consult(FEVER)
    laptop.choose("More", "Share a file")
    laptop.do("choose_file", path=str(assets_folder() / "samples" / "request.pdf"), word="Open")
    laptop.press("Share")
    omar.do("turn_to", page="Page 1")
    ((_, shared),) = until(lambda: disk.all(consult, DocumentShared), "the paper in the log")
    page = f"page:{shared.document}"
    laptop.do("see_stage", key=page)
    omar.press("Pen")
    mark = omar.draw(PEN)
    laptop.do("see_mark", mark=mark)
    note = day.folder / "message"
    laptop.do("type_on", name=MESSAGE, words=DROWSY, per_s=20, note=str(note))
    laptop.choose("More", "Correct the request")
    before = len(disk.records(consult))
    killed = kill_while_typing(laptop, "Question", 3.0)
    kept = half_typed(shelf)
    assert DROWSY in kept and any(SENTENCE[:4] in words for words in kept)
    assert shared.blob in cached(shelf)

    laptop = day.start_laptop(NIGHT_NURSE, YEARS_BACK_S)
    laptop.see("Bea Lund was in a consult")
    until(lambda: laptop.do("focused") == "Return to the consult", "the way back under Enter")
    assert not laptop.has_key("Ask a specialist")
    assert laptop.do("come_back", secret=PASSWORD) == "Return to the consult"
    laptop.do("see_stage", key=page)
    laptop.do("see_mark", mark=mark)
    assert laptop.do("band") == [f"{CHILD} · 4712 · M 8 months · North clinic"]
    assert laptop.do("field_text", name=MESSAGE) == DROWSY
    laptop.choose("More", "Correct the request")
    found = assert_hardly_anything_is_lost(laptop.do("field_text", name="Question"), killed)

    # Nobody has read a word of it: it is sent by a press.
    for one in day.boards:
        assert DROWSY not in one.words() and found not in one.words()
    new = [one.event for one in disk.log(consult)[before:]]
    assert not [event for event in new if isinstance(event, MessageSent | RequestAmended)]
    laptop.press("Save the correction")
    laptop.press("Send the message")
    omar.see(DROWSY)
    omar.see(found)
    ((amended, event),) = until(lambda: disk.all(consult, RequestAmended), "the correction in the log")
    assert (amended.by, event.question) == (NIGHT_NURSE.user, found)
    until(lambda: outbox(shelf) == [], "the outbox to empty")
    assert laptop.do("field_text", name=MESSAGE) == ""


def test_the_report_names_who_spoke_for_the_child(day: LaterDay) -> None:
    laptop, omar, disk = day.laptop, day.omar, day.disk
    consult, began_ms = day.consult(FEVER), now_ms()
    omar.press("Opinion")
    omar.write("Assessment: what you think it is", "Meningitis cannot be excluded.")
    omar.write("Advice: what to do now", "Send her by the boat tonight.")
    omar.press("Read and sign")
    omar.press("Sign")
    laptop.see("The opinion is here.")
    laptop.press("Read it")
    until(lambda: disk.all(consult, OpinionReceived), "that it was read in the log")
    laptop.press("I have read it")
    ((signed, _),) = disk.all(consult, OpinionSigned)
    assert signed.by == SPECIALIST.user
    paper = saved_paper(omar, "Save the opinion", day.folder / "opinion.pdf")
    assert "4712 · male · 8 months" in paper and CHILD not in paper
    word = f"Consent to the consult: given by {MOTHER} ({RELATION}) by voice"
    assert word in paper and f"In the room: {MOTHER} (a guardian, {RELATION})" in paper
    omar.choose("More", "Close the consult")
    omar.press("Close")
    until(lambda: disk.all(consult, ConsultClosed), "the end in the log")
    laptop.see("This consult has ended")  # whatever page is on the stage
    assert "Nothing to do right now." not in laptop.words()
    omar.press("Live")
    omar.see("This consult has ended")
    day.assert_made_now(consult, began_ms)
    assert MOTHER not in day.ida.words()
    for one in (laptop, omar):
        one.press("Leave")
        one.see("Leave this consult?")
        one.press("Leave")
    laptop.see("Rings every specialist who is signed in")


def test_an_emergency_without_consent_is_helped_at_once_and_asked_again(day: LaterDay) -> None:
    laptop, omar, ida, disk = day.laptop, day.omar, day.ida, day.disk
    day.change_to(NURSE)
    known = set(disk.consults())
    laptop.press("Call duty specialist now")
    (consult,) = until(lambda: set(disk.consults()) - known, "the call in the log")
    for board in day.boards:
        board.see("An emergency waits. It rings here until a specialist accepts it.")
        until(lambda board=board: board.rings_for(consult), "the ringing")
    laptop.see("Ringing at 2 screens")
    omar.do("turn_up", name="Waiting")
    omar.do("choose_line", words=["Called without a request"])
    omar.do("accept")
    ida.gone("An emergency waits")
    laptop.gone("Ringing at")

    laptop.choose("More", "Consent")
    laptop.press("Emergency: go on without consent")
    laptop.see("Emergency, ask again")
    laptop.press("Done")
    omar.do("turn_up", name="Case")
    omar.see("Consult: emergency, ask later")
    ((record, _),) = until(lambda: disk.all(consult, EmergencyWithoutConsent), "the emergency in the log")
    assert record.by == NURSE.user
    laptop.press(START)
    omar.press(START)
    omar.do("see_stage", key=LIVE, within_s=90)
    for one in (laptop, omar):
        one.see("Not recorded")
    assert disk.all(consult, SegmentOpened) == []
    assert not laptop.has_key("Ask now"), "nobody asks while they help"

    # Now there is time to say who it is. Less than red, and the bedside is asked whether the patient can be.
    laptop.choose("More", "Correct the request")
    laptop.write("Complaint (needed)", FALL)
    laptop.write("Local number", "4713")
    laptop.write("Name (stays in this clinic)", FALLEN)
    laptop.write("Age", "61")
    laptop.do("pick", word="Female")
    laptop.press("Urgent. Within the hour")
    laptop.press("Save the correction")
    day.confirm(laptop, omar, "4713, 61 years")
    laptop.see(ASKED_AGAIN)
    assert ASKED_AGAIN not in omar.words() + ida.words()
    paper = saved_paper(omar, "Save the record", day.folder / "record.pdf")
    assert f"Consent to the consult: emergency without consent, decided by {NURSE.name}" in paper
    assert "The patient has not been asked since." in paper and FALLEN not in paper
    laptop.press("Ask now")
    laptop.press("Yes: May a specialist elsewhere see and hear you now?")
    laptop.see("Said yes")
    laptop.press("Done")
    laptop.gone(ASKED_AGAIN)
    omar.see("Consult: given")
    ((given, event),) = until(lambda: disk.all(consult, ConsentGiven), "the consent in the log")
    assert (given.by, event.kind, event.giver) == (NURSE.user, "consult", "patient")
    for one in (laptop, omar):
        one.see("Not recorded")
    assert_all_kept(disk, consult, day.shelf(NURSE), omar.shelf)
    assert copies(ida.shelf, consult) == 0
    assert disk.all(consult, SegmentOpened) == []
    day.assert_nothing_recorded()
    day.assert_made_now(consult, record.at_ms)


def test_an_observer_who_slips_in_gets_nothing_before_the_bedside_lets_them(day: LaterDay) -> None:
    laptop, omar, disk = day.laptop, day.omar, day.disk
    consult = day.consult(FALL)
    with Talker(day.server.url, TRAINEE) as slipping:
        slipping.send(Open(consult))
        assert slipping.expect(NotOpened).code == "not_found"
    with day.seat("third", TRAINEE) as tom:
        tom.sign_in()
        tom.do("choose_line", words=["A consult at North clinic"])
        assert tom.do("band") == ["F 61 · North clinic"]
        laptop.do("chimed")
        tom.press("Ask to look on")
        tom.see("You have asked.")
        laptop.see(f"{TRAINEE.name}, trainee, asks to look on. Ask the patient.")
        until(lambda: "person" in laptop.heard(), "the sound of somebody who asks")
        omar.do("turn_up", name="People")
        omar.see("trainee, asks to look on")
        assert not omar.has_key("Let in") and not tom.has_key("Open")
        assert_reads_nothing(tom, consult)

        laptop.press("Let in")
        tom.do("see_line", words=[FALL, "You may look on"])
        tom.press("Open")
        tom.do("see_key", word="Leave")
        laptop.see(f"{TRAINEE.name} (trainee, looks on) is here now.")
        until(lambda: "person" in laptop.heard(), "the sound of who has come")
        omar.see(f"Look on: {TRAINEE.name}")
        assert tom.do("band") == ["4713 · F 61 · North clinic"]
        omar.do("turn_up", name="Messages")
        omar.write(MESSAGE, PRESS)
        omar.press("Send the message")
        for one in (tom, laptop):
            one.see(PRESS)
        until(lambda: copies(tom.shelf, consult) > 0, "a copy while one looks on")

        laptop.choose("More", "Show or hide: case, messages, documents, people")
        laptop.do("turn_up", name="People")
        laptop.press("Send out")
        tom.do("see_line", words=["A consult at North clinic", "Not let in"])
        assert not tom.has_key("Leave")
        until(lambda: copies(tom.shelf, consult) == 0 and not cached(tom.shelf), "nothing of it to stay with them")
        omar.gone(f"Look on: {TRAINEE.name}")
        omar.write(MESSAGE, HIGHER)
        omar.press("Send the message")
        laptop.see(HIGHER)
        assert_reads_nothing(tom, consult)
        laptop.choose("More", "Show or hide: case, messages, documents, people")
    ((admitted, _),), ((dismissed, _),) = disk.all(consult, ObserverAdmitted), disk.all(consult, ObserverDismissed)
    assert (admitted.by, dismissed.by) == (NURSE.user, NURSE.user)
    theirs = [one for one in disk.log(consult) if one.record.by == TRAINEE.user]
    (before,) = [one.event for one in theirs if one.record.seq < admitted.seq]
    assert isinstance(before, ObserverAsked)
    for late in (one.event for one in theirs if one.record.seq > dismissed.seq):  # what was on its way, of before
        assert isinstance(late, PersonLeft) or (isinstance(late, SeenThrough) and late.through <= dismissed.seq), late


def test_a_specialist_who_is_gone_is_missed_everywhere_and_another_takes_over(day: LaterDay) -> None:
    laptop, omar, ida, disk = day.laptop, day.omar, day.ida, day.disk
    consult = day.consult(FALL)
    laptop.press("I need you")
    omar.see("The bedside needs you.")
    omar.press("I have heard")
    until(lambda: disk.all(consult, HelpHeard), "that it was heard in the log")
    request = disk.state(consult).request
    assert request is not None and request.urgency == "red"
    ida.do("turn_up", name="Under way")
    ida.do("see_line", words=[FALL, SPECIALIST.name])
    ida.do("rung")
    omar.kill()
    omar = day.start_omar()
    omar.see(f"{SPECIALIST.name} was in a consult")
    omar.sign_in()  # to the board, not back into the room

    all_see(ALONE, *day.boards, within_s=120)
    for board in day.boards:
        until(lambda board=board: board.rings_for(consult), "the ringing")
    omar.do("turn_up", name="Mine")
    omar.do("see_line", words=[FALL, "Yours, unattended"])
    ida.do("turn_up", name="Waiting")
    ida.do("choose_line", words=[FALL, "Unattended"])
    ida.see(f"{SPECIALIST.name} has been gone for some time.")
    laptop.see(f"No connection with {SPECIALIST.name}", 120)
    assert not disk.all(consult, LeadTaken)
    ida.press("Take over")
    ida.do("see_key", word="Leave")
    laptop.see(f"{SECOND_SPECIALIST.name} (specialist) is here now.")
    for board in day.boards:
        board.gone(ALONE)
    omar.do("turn_up", name="Under way")
    omar.do("see_line", words=[FALL, SECOND_SPECIALIST.name])
    ((taken, _),) = until(lambda: disk.all(consult, LeadTaken), "the new lead in the log")
    assert (taken.by, disk.state(consult).lead) == (SECOND_SPECIALIST.user, SECOND_SPECIALIST.user)
    laptop.gone("No connection with")
    laptop.see("Not confirmed by the specialist")
    ida.see("Say aloud, both of you: 4713, 61 years")
    ida.press("These are right")
    laptop.gone("Not confirmed by the specialist")
    again = [record.by for record, _ in disk.all(consult, IdentityConfirmed) if record.seq > taken.seq]
    assert again == [SECOND_SPECIALIST.user]
    start_again(laptop)
    ida.press(START)
    ida.do("see_stage", key=LIVE, within_s=90)

    assert_all_kept(disk, consult, day.shelf(NURSE), ida.shelf)
    kept = copied(omar.shelf, consult)  # of before the kill: he has not been in since
    assert 0 < len(kept) <= taken.seq and kept == disk.records(consult)[: len(kept)]
    until(lambda: outbox(omar.shelf) == [], "what the kill left unsent to be sent")
    assert refused(omar.shelf) == []
    day.assert_nothing_recorded()


def test_a_laptop_that_was_closed_dials_at_once_and_films_nobody(day: LaterDay) -> None:
    laptop, omar, ida, disk = day.laptop, day.omar, day.ida, day.disk
    consult = day.consult(FALL)
    omar.do("open_line", words=[FALL, SECOND_SPECIALIST.name])
    omar.do("see_key", word="Leave")
    until(lambda: disk.state(consult).people[SPECIALIST.user].here, "him to be back in the log")
    laptop.close_lid(ASLEEP_MS)
    for one in (omar, ida):
        one.do("turn_up", name="Messages")
    ida.write(MESSAGE, LIFT)
    ida.press("Send the message")
    omar.see(LIFT)
    until(lambda: LIFT in [said.text for _, said in disk.all(consult, MessageSent)], "what is said meanwhile")
    met, opened_ms = len(disk.all(consult, MeetingStarted)), now_ms()
    laptop.open_lid()
    laptop.see(AWAY)
    laptop.see(LIFT)
    laptop.do("see_key", word=START)
    assert not laptop.has_key("Mute") and not laptop.has_key("Cover")
    laptop.see("Online")
    until(lambda: stands_still(ida), "the last picture to be the last")
    laptop.write(MESSAGE, "I am back")
    laptop.press("Send the message")
    all_see("I am back", omar, ida)
    none_sees(AWAY, omar, ida)
    day.assert_made_now(consult, opened_ms)
    assert len(disk.all(consult, MeetingStarted)) == met, "nobody is filmed before a press"
    assert_all_kept(disk, consult, day.shelf(NURSE), omar.shelf, ida.shelf)
    assert disk.all(consult, SegmentOpened) == []
    day.assert_nothing_recorded()
    start_again(laptop)
    until(lambda: not stands_still(ida), "the picture to move again")


def test_every_program_ends_by_itself_and_leaves_no_name_in_clear(day: LaterDay, programs: ExitStack) -> None:
    programs.close()
    assert_nothing_in_clear(PLANTED, *(day.folder / name for name in ("laptop", "omar", "ida", "third")))
    assert PLANTED.encode() not in day.server.log.read_bytes()


def assert_reads_nothing(tom: Seat, consult: str) -> None:
    """Nothing of it on the screen, nothing on the disk."""
    words = tom.words() + " ".join(str(one) for one in (tom.do("lines"), tom.do("band")))
    assert not [one for one in (FALL, FALLEN, PRESS, HIGHER, "4713") if one in words]
    assert copies(tom.shelf, consult) == 0 and cached(tom.shelf) == set()


def two(found: list) -> list:
    return found if len(found) == 2 else []


def now_ms() -> int:
    return time.time_ns() // 1_000_000
