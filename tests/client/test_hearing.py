"""What an end says of hearing the other: a table of states in time."""

from types import SimpleNamespace

import pytest

from app.client.hearing import LATE_MS, Hearing
from app.consult.media_whispers import Hears
from app.media.statistics import PeerStats


class End:
    """Studio and connection as Hearing reads them."""

    def __init__(self) -> None:
        self.now_ms = 100_000
        self.speaker = SimpleNamespace(spec="default", state=SimpleNamespace(kind="on"))
        self.studio = SimpleNamespace(is_on=True, speaker=self.speaker, listens=False)
        self.hear = SimpleNamespace(state=SimpleNamespace(kind="on"))
        self.voice_ms: int | None = None
        self.peer: SimpleNamespace | None = self.another()
        self.hearing = Hearing(self.studio, lambda: self.peer, lambda: self.now_ms)  # type: ignore[arg-type]

    def after(self, ms: int, came: bool = False, spoke: bool = False) -> Hears:
        self.now_ms += ms
        if self.peer is not None and (came or spoke):
            self.peer.last_packet_ms = self.now_ms
        if self.peer is not None and spoke:
            self.voice_ms = self.now_ms
        return self.hearing.word()

    def another(self) -> SimpleNamespace:
        """A connection over which nothing has come yet."""
        self.voice_ms = None
        return SimpleNamespace(last_packet_ms=None, stats=self.stats, hear=self.hear)

    def stats(self) -> PeerStats:
        return PeerStats(voice_age_ms=None if self.voice_ms is None else self.now_ms - self.voice_ms)


def test_nothing_is_said_before_a_connection_stands() -> None:
    end = End()
    assert [end.after(60_000), end.after(0, came=True)] == ["", "yes"]


def test_packets_without_a_voice_are_not_hearing() -> None:
    end = End()
    end.after(0, spoke=True)
    assert end.after(LATE_MS - 1, came=True) == "yes"
    assert end.after(1, came=True) == "no_voice"
    assert end.after(10, spoke=True) == "yes"


def test_another_connection_does_not_make_a_voice_that_stays_away_young_again() -> None:
    end = End()
    end.after(0, spoke=True)
    end.peer = end.another()
    assert end.after(LATE_MS, came=True) == "no_voice"


def test_who_has_no_loudspeaker_does_not_hear_whatever_comes() -> None:
    end = End()
    end.after(0, spoke=True)
    end.speaker.state.kind = "absent"
    assert end.after(10, spoke=True) == "no_speaker"
    end.speaker.state.kind, end.speaker.spec = "on", "none"
    assert end.after(10, spoke=True) == "no_speaker"
    end.speaker.spec, end.hear.state.kind = "default", "missing"
    assert end.after(10, spoke=True) == "no_speaker"


@pytest.mark.parametrize("how", ["off", "stethoscope", "between two loudspeakers", "no meeting"])
def test_where_it_is_meant_or_not_known_nothing_is_said(how: str) -> None:
    end = End()
    end.after(0, spoke=True)
    match how:
        case "off":
            end.studio.is_on = False
        case "stethoscope":
            end.studio.listens = True
        case "between two loudspeakers":
            end.studio.speaker = None
        case _:
            end.peer = None
    assert end.after(LATE_MS) == ""
