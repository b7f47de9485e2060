"""One meaning each: what changed decides which sounds are played, all of them, the weightiest first."""

import msgspec

from app.client.border import Chime, HomeView, LinkView, MediaView
from app.consult.state import Message, Stop
from app.consult.whispers import MediaStatus
from app.settings import assets_folder
from tests.ui import room_samples as rs
from tests.ui import samples
from ui.sounds import MEANINGS, Sounds, sound_of_home, sounds_of_room


def home(me, *entries):
    return HomeView(me, "", "", entries, known=True)


def room(state, me):
    return rs.view(state, me)


def test_every_sound_has_its_file():
    assert {path.stem for path in (assets_folder() / "sounds").glob("*.wav")} == set(MEANINGS)


def test_a_new_request_and_a_red_one_sound_differently_on_the_board():
    old, new = samples.entry("a", 9), samples.entry("b", 0)
    red = msgspec.structs.replace(new, urgency="red")
    assert sound_of_home(home(samples.DOCTOR, old), home(samples.DOCTOR, old, new)) == "request"
    assert sound_of_home(home(samples.DOCTOR, old), home(samples.DOCTOR, old, red)) == "emergency"
    assert sound_of_home(home(samples.DOCTOR, old), home(samples.DOCTOR, old)) is None


def test_ones_own_case_that_turns_red_is_an_emergency():
    mine = samples.entry("a", 9, phase="accepted", lead=samples.DOCTOR.person)
    red = msgspec.structs.replace(mine, urgency="red")
    assert sound_of_home(home(samples.DOCTOR, mine), home(samples.DOCTOR, red)) == "emergency"


def test_a_call_for_help_is_heard_while_it_waits_for_anybody():
    waiting = samples.entry("a", 9)
    called = msgspec.structs.replace(waiting, help_ms=1_000)
    assert sound_of_home(home(samples.DOCTOR, waiting), home(samples.DOCTOR, called)) == "emergency"
    assert sound_of_home(home(samples.DOCTOR, called), home(samples.DOCTOR, called)) is None
    theirs = [msgspec.structs.replace(one, phase="accepted", lead="p-other") for one in (waiting, called)]
    assert sound_of_home(*(home(samples.DOCTOR, one) for one in theirs)) is None


def test_a_request_that_is_corrected_to_red_while_it_waits_is_an_emergency():
    waiting = samples.entry("a", 9)
    red = msgspec.structs.replace(waiting, urgency="red")
    assert sound_of_home(home(samples.DOCTOR, waiting), home(samples.DOCTOR, red)) == "emergency"


def test_what_is_given_back_or_reopened_without_a_lead_is_heard_but_not_by_who_gave_it_back():
    for phase, lead in (("accepted", "p-other"), ("closed", None)):
        before = samples.entry("a", 9, phase=phase, lead=lead)
        for urgency, sound in (("amber", "request"), ("red", "emergency")):
            old = msgspec.structs.replace(before, urgency=urgency)
            waits = msgspec.structs.replace(old, phase="waiting", lead=None)
            assert sound_of_home(home(samples.DOCTOR, old), home(samples.DOCTOR, waits)) == sound
    mine = samples.entry("a", 9, phase="accepted", lead=samples.DOCTOR.person)
    waits = msgspec.structs.replace(mine, phase="waiting", lead=None)
    assert sound_of_home(home(samples.DOCTOR, mine), home(samples.DOCTOR, waits)) is None


def test_a_call_for_help_rings_in_a_case_that_was_red_already_and_each_call_again():
    red = msgspec.structs.replace(samples.entry("a", 9, phase="accepted", lead=samples.DOCTOR.person), urgency="red")
    called, again = (msgspec.structs.replace(red, help_ms=at_ms) for at_ms in (1_000, 2_000))
    assert sound_of_home(home(samples.DOCTOR, red), home(samples.DOCTOR, called)) == "emergency"
    assert sound_of_home(home(samples.DOCTOR, called), home(samples.DOCTOR, again)) == "emergency"
    assert sound_of_home(home(samples.DOCTOR, again), home(samples.DOCTOR, again)) is None


def test_what_a_colleague_hands_on_sounds_unless_one_is_in_its_room_already():
    theirs = samples.entry("a", 9, phase="accepted", lead="p-other", lead_name="Dr Lars Nygård")
    mine = msgspec.structs.replace(theirs, lead=samples.DOCTOR.person, lead_name=samples.DOCTOR.name)
    before, after = home(samples.DOCTOR, theirs), home(samples.DOCTOR, mine)
    assert sound_of_home(before, after) == "request"
    assert sound_of_home(before, after, inside="a") is None
    assert sound_of_home(after, after) is None
    red = [home(samples.DOCTOR, msgspec.structs.replace(one, urgency="red")) for one in (theirs, mine)]
    assert sound_of_home(*red) == "emergency"


def test_the_clinic_hears_that_somebody_answered():
    before = samples.entry("a", 9)
    after = msgspec.structs.replace(before, phase="accepted", lead="p-doctor", lead_name="Dr Wei Chen")
    assert sound_of_home(home(samples.NURSE, before), home(samples.NURSE, after)) == "person"
    assert sound_of_home(home(samples.NURSE, before), home(samples.NURSE, after), inside="a") is None


def test_stop_is_heard_over_everything_and_not_by_its_caller():
    old = rs.base_state()
    new = msgspec.structs.replace(
        old,
        stops={"x": Stop("x", rs.DOCTOR.person, rs.NOW_MS)},
        messages=(*old.messages, Message("m9", "Wait", rs.DOCTOR.person, 41, rs.NOW_MS)),
    )
    assert sounds_of_room(room(old, rs.NURSE), room(new, rs.NURSE)) == ("stop",)
    assert sounds_of_room(room(old, rs.DOCTOR), room(new, rs.DOCTOR)) == ()


def test_an_instruction_sounds_at_the_bedside_and_again_when_it_is_asked_again():
    new = rs.base_state()
    old = msgspec.structs.replace(new, instructions={"i1": new.instructions["i1"]})
    assert sounds_of_room(room(old, rs.NURSE), room(new, rs.NURSE)) == ("instruction",)
    assert sounds_of_room(room(old, rs.DOCTOR), room(new, rs.DOCTOR)) == ()
    done, again = (instruction_of(new, state) for state in ("done", "given"))
    assert sounds_of_room(room(new, rs.NURSE), room(done, rs.NURSE)) == ()
    assert sounds_of_room(room(done, rs.NURSE), room(again, rs.NURSE)) == ("instruction",)
    assert sounds_of_room(room(new, rs.DOCTOR), room(done, rs.DOCTOR)) == ()


def instruction_of(state, step):
    one = msgspec.structs.replace(state.instructions["i2"], state=step)
    return msgspec.structs.replace(state, instructions={**state.instructions, "i2": one})


def test_each_who_comes_is_heard_but_not_who_is_back_after_a_lost_link_nor_all_when_ones_own_is_back():
    """And who came meanwhile is."""
    state, two = rs.base_state(), (rs.NURSE, rs.DOCTOR)
    views = {people: rs.view(state, rs.NURSE, here=people) for people in ((), (rs.NURSE,), two)}
    assert sounds_of_room(views[(rs.NURSE,)], views[two]) == ("person",)
    assert sounds_of_room(views[two], views[(rs.NURSE,)]) == ()
    assert sounds_of_room(views[()], views[two], views[two]) == ()
    assert sounds_of_room(views[()], views[two], views[(rs.NURSE,)]) == ("person",)
    lost = msgspec.structs.replace(state.people["p-doctor"], here=False, dropped=True, left_ms=rs.NOW_MS - 60_000)
    gone = msgspec.structs.replace(state, people={**state.people, "p-doctor": lost})
    assert sounds_of_room(rs.view(gone, rs.NURSE, here=(rs.NURSE,)), views[two]) == ()
    long = msgspec.structs.replace(lost, left_ms=rs.NOW_MS - 3_600_000)
    gone = msgspec.structs.replace(state, people={**state.people, "p-doctor": long})
    assert sounds_of_room(rs.view(gone, rs.NURSE, here=(rs.NURSE,)), views[two]) == ("person",)


def test_what_happens_while_the_history_still_comes_is_heard_and_what_comes_with_it_is_not(bridge, engine, settled):
    bridge.kept = Sounds(bridge, bridge)
    state, key = rs.base_state(), next(iter(rs.base_state().stills))
    empty = msgspec.structs.replace(state, stills={})
    taken = {ago: msgspec.structs.replace(state.stills[key], taken_ms=rs.NOW_MS - ago) for ago in (-1_000, 1_000)}
    for stills in ({}, {"old": taken[1_000]}, {"old": taken[1_000], "new": taken[-1_000]}):
        engine.room.put(rs.view(msgspec.structs.replace(empty, stills=stills), rs.NURSE, history_whole=False))
        settled()
    assert played(engine) == ["still"]


def test_each_still_is_heard_at_the_bedside_alone():
    after = rs.base_state()
    before = msgspec.structs.replace(after, stills={})
    assert sounds_of_room(room(before, rs.NURSE), room(after, rs.NURSE)) == ("still",)
    assert sounds_of_room(room(before, rs.DOCTOR), room(after, rs.DOCTOR)) == ()


def test_what_comes_in_one_update_is_heard_each_and_the_weightiest_first(bridge, engine, settled):
    """After an outage everything comes at once; the engine plays by weight, one after another."""
    bridge.kept = Sounds(bridge, bridge)
    after = rs.base_state()
    before = msgspec.structs.replace(after, stills={}, instructions={})
    called = msgspec.structs.replace(after, stops={"x": Stop("x", rs.DOCTOR.person, rs.NOW_MS)})
    views = rs.view(before, rs.NURSE, here=(rs.NURSE,)), rs.view(called, rs.NURSE, here=(rs.NURSE, rs.DOCTOR))
    for view in views:
        engine.room.put(view)
        settled()
    assert played(engine) == ["stop", "instruction", "person", "still"]
    assert sounds_of_room(*(msgspec.structs.replace(view, me=rs.DOCTOR) for view in views)) == ()


def test_recording_is_heard_when_it_begins_and_ends_by_whomever_and_not_on_entering(bridge, engine, settled):
    bridge.kept = Sounds(bridge, bridge)
    engine.link.put(LinkView("online"))
    quiet = {rs.NURSE.person: MediaStatus("on", "on", False)}
    for media in ({}, quiet, {rs.NURSE.person: MediaStatus("on", "on", True)}, {}):
        engine.room.put(rs.view(rs.base_state(), rs.DOCTOR, media=media))
        settled()
    engine.media.put(MediaView(on=True, recording=True))
    settled()
    assert played(engine) == ["recording_on", "recording_off", "recording_on"]


def played(engine):
    return [command.name for command in engine.posted if isinstance(command, Chime)]
