"""When listening ends by itself, and that the sound is then as ever; whose sound does what."""

from types import SimpleNamespace

import numpy as np
import pytest

from app.client.listening import Listening
from app.clock import ManualClock
from app.consult import events as e
from app.consult.person import Person
from app.consult.whispers import MediaStatus
from app.media.blocks import BLOCK, Block, BlockFan
from app.media.rtp.voiceplan import VoiceStats
from app.media.soundtake import SoundTake
from tests.consult.cast import EXPERT, NURSE, Table, together

MEETING = e.MeetingStarted("meeting", "nurse", "expert")


class Part:
    """Keeps what it was told last."""

    def __init__(self, **known: object) -> None:
        self.__dict__ |= known
        self.last: dict[str, object] = {}

    def __getattr__(self, name: str) -> object:
        return lambda value: self.last.__setitem__(name, value)


class End:
    """One end of a meeting that is on, as its engine has it; all is well until the test says otherwise."""

    def __init__(self, me: Person, table: Table) -> None:
        self.me, self.table = me, table
        self.clock = ManualClock()
        self.microphone = SimpleNamespace(state=SimpleNamespace(kind="on"), blocks=BlockFan())
        self.studio = Part(muted=False, covered=False, is_on=True, microphone=self.microphone)
        self.share = SimpleNamespace(stethoscope="live")
        self.steering, self.hear = Part(share=self.share), Part(stats=VoiceStats())
        self.peer = SimpleNamespace(state="live", steering=self.steering, hear=self.hear)
        other = EXPERT if me is NURSE else NURSE
        self.call = Part(peer=self.peer, coming=None, other=other.person, remote_source="nurse.camera")
        self.link = SimpleNamespace(is_up=True)
        self.here = (NURSE, EXPERT)
        desk = SimpleNamespace(now_ms=self.clock.now_ms)
        self.account = SimpleNamespace(person=me, desk=desk, link=self.link)
        self.statuses = {"nurse": MediaStatus("on", "on", listening="live")}
        self.said: list[e.AnyEvent] = []
        self.listening = Listening(self, self.studio, self.call, lambda: self.statuses)  # type: ignore[arg-type]
        self.kept: list[SoundTake] = []
        self.listening.sounds = SimpleNamespace(keep=self.kept.append, silence=lambda: None)  # type: ignore[assignment]

    @property
    def state(self):  # type: ignore[no-untyped-def]
        return self.table.state

    def submit(self, event: e.AnyEvent) -> None:
        self.said.append(event)
        self.happens(self.me, event)

    def happens(self, by: Person, event: e.AnyEvent) -> None:
        self.table.submit(1 if by is NURSE else 2, by, event)
        self.listening.turn()

    @property
    def is_as_ever(self) -> bool:
        plain = {"set_listening": False, "set_hushed": False, "hush": False, "listen": False, "use_faithful": False}
        told = self.studio.last | self.call.last | self.steering.last | self.hear.last
        return all(plain[name] == value for name, value in told.items())


def an_end(me: Person) -> End:
    table = together()
    table.submit(1, NURSE, MEETING)
    end = End(me, table)
    end.happens(EXPERT, e.ListeningAsked("heart"))
    assert end.is_as_ever and end.listening.kind == ""  # asked is not begun
    end.happens(NURSE, e.ListeningStarted("heart"))
    return end


def test_at_the_bedside_the_microphone_is_plain_and_the_loudspeaker_silent() -> None:
    end = an_end(NURSE)
    assert end.studio.last == {"set_listening": True} and end.steering.last == {"listen": True}
    assert end.listening.kind == "live" and end.call.last == {"hush": False}


def test_at_the_specialists_nothing_is_made_up_and_the_voice_stays_here() -> None:
    end = an_end(EXPERT)
    assert end.studio.last == {"set_hushed": True} and end.hear.last == {"use_faithful": True}
    assert end.listening.kind == "" and end.steering.last == {}


@pytest.mark.parametrize("me", [NURSE, EXPERT])
@pytest.mark.parametrize("by", [NURSE, EXPERT])
def test_one_press_of_either_brings_the_voice_back(me: Person, by: Person) -> None:
    end = an_end(me)
    assert not end.is_as_ever
    end.happens(by, e.ListeningEnded("heart"))
    assert end.is_as_ever and end.said == []


WHY = {
    "muted": lambda end: setattr(end.studio, "muted", True),
    "covered": lambda end: setattr(end.studio, "covered", True),
    "off": lambda end: setattr(end.microphone.state, "kind", "absent"),
    "line": lambda end: setattr(end.peer, "state", "stalled"),
    "link": lambda end: setattr(end.link, "is_up", False),
    "left": lambda end: setattr(end, "here", (NURSE,)),
    "stop": lambda end: end.happens(EXPERT, e.StopCalled("stop")),
    "help": lambda end: end.happens(NURSE, e.HelpCalled()),
}


@pytest.mark.parametrize("why", WHY)
def test_it_ends_by_itself_and_says_why(why: str) -> None:
    end = an_end(NURSE)
    WHY[why](end)
    end.listening.turn()
    assert end.is_as_ever and end.said == [e.ListeningEnded("heart", why)]
    assert end.state.listening is None


def test_a_studio_that_ends_takes_it_along_without_a_word() -> None:
    for me in (NURSE, EXPERT):
        end = an_end(me)
        end.studio.is_on = False
        end.listening.end()
        assert end.is_as_ever and end.said == []


def test_a_stop_from_before_does_not_end_what_begins_after_it() -> None:
    table = together()
    table.submit(1, NURSE, MEETING)
    end = End(NURSE, table)
    end.happens(EXPERT, e.StopCalled("early"))
    end.happens(NURSE, e.ListeningStarted("heart"))
    end.listening.turn()
    assert end.listening.kind == "live" and end.said == []


def speak(end: End, blocks: int) -> None:
    for number in range(blocks):
        end.microphone.blocks.put(Block(np.full(BLOCK, number % 100, np.int16), 10 * number))


def test_where_the_line_does_not_carry_it_a_take_is_kept_and_silence_sent() -> None:
    end = an_end(NURSE)
    end.share.stethoscope = "recorded"
    end.listening.turn()
    end.listening.turn()
    assert end.listening.kind == "recorded" and end.call.last == {"hush": True}
    speak(end, 1_499)
    end.share.stethoscope = "live"  # what was begun is finished
    end.listening.turn()
    assert end.listening.kind == "recorded" and end.kept == []
    speak(end, 2)
    end.listening.turn()
    assert end.is_as_ever and end.said == [e.ListeningEnded("heart", "recorded")]
    assert end.kept[0].samples.size == 1_500 * BLOCK


def test_without_a_link_the_specialist_is_not_kept_silent_and_still_nothing_is_made_up() -> None:
    end = an_end(EXPERT)
    end.link.is_up = False
    end.listening.turn()
    assert end.studio.last == {"set_hushed": False} and end.hear.last == {"use_faithful": True}
    end.link.is_up = True
    end.listening.turn()
    assert end.studio.last == {"set_hushed": True}


def test_of_a_take_that_was_pressed_away_or_whose_microphone_fell_silent_nothing_is_kept() -> None:
    for wait_ms, said in ((0, []), (6_000, [e.ListeningEnded("heart", "off")])):
        end = an_end(NURSE)
        end.share.stethoscope = "recorded"
        end.listening.turn()
        end.listening.turn()
        speak(end, 100)
        end.listening.turn()
        if wait_ms:
            end.clock.advance(wait_ms)
            end.listening.turn()
        else:
            end.happens(EXPERT, e.ListeningEnded("heart"))
        speak(end, 2_000)
        end.listening.turn()
        assert end.is_as_ever and end.kept == [] and end.said == said


def test_what_did_not_arrive_is_counted_and_becomes_one_mark_in_the_log() -> None:
    end = an_end(EXPERT)
    for missing in (960, 960, 2_880, 2_880):
        end.hear.stats = VoiceStats(total=48_000, missing=missing)
        end.clock.advance(200)
        end.listening.turn()
    assert end.listening.lost_ms == 60
    end.happens(NURSE, e.ListeningEnded("heart"))
    begun, over = end.said
    assert (begun.kind, begun.source, begun.until_ms) == ("lost", "nurse.camera", None)
    assert (over.gap, over.lost_ms, over.until_ms - over.from_ms) == (begun.gap, 60, 420)


def test_silence_that_is_lost_while_a_take_is_recorded_is_no_loss() -> None:
    end = an_end(EXPERT)
    end.statuses = {"nurse": MediaStatus("on", "on", listening="recorded")}
    end.hear.stats = VoiceStats(missing=48_000)
    end.listening.turn()
    end.statuses = {"nurse": MediaStatus("on", "on", listening="live")}
    end.hear.stats = VoiceStats(missing=48_480)
    end.listening.turn()
    assert end.listening.lost_ms == 10


def test_another_connection_counts_from_its_own_beginning() -> None:
    end = an_end(EXPERT)
    end.call.peer = SimpleNamespace(state="live", hear=Part(stats=VoiceStats(missing=48_000)))
    end.listening.turn()
    assert end.listening.lost_ms == 0
