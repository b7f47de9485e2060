"""Two whole Lines over an emulated link in simulated time: what a call looks like at the other end. Seeded."""

import random

import pytest

from app.consult.events.guidance import StopCalled
from app.consult.events.surface import PageSurface
from app.consult.whispers import PointerMoved
from app.geometry import Point
from app.media.rtp.line import Line as Media
from app.media.rtp.whisperear import WhisperEar
from tests.media.rtp.line import Line as Link
from tests.media.rtp.pair import Pair, agreed


def pair(
    kbps: float,
    delay_ms: float,
    loss: float = 0.0,
    *,
    fps: float = 15,
    queue_ms: float = 500,
    changes: tuple[tuple[float, float], ...] = (),
    **how: bool,
) -> Pair:
    there, back = (
        Link[bytes](kbps=kbps, delay_ms=delay_ms, loss=loss, queue_ms=queue_ms, changes=changes, seed=seed)
        for seed in (3, 4)
    )
    return Pair(there, back, fps=fps, **how)


@pytest.mark.parametrize(
    ("kbps", "delay_ms", "loss", "fps", "least_fps", "most_frozen", "most_p95"),
    [
        (5_000, 20, 0.0, 25, 24, 0.0, 200),
        (1_000, 60, 0.01, 25, 20, 0.0, 400),
        (300, 100, 0.02, 15, 12, 0.01, 450),
        (150, 200, 0.05, 10, 6, 0.15, 1_000),
        (500, 300, 0.01, 15, 12, 0.05, 700),
        (1_500, 50, 0.10, 25, 18, 0.06, 600),
    ],
)
def test_pictures_flow_over_the_links_that_matter(
    kbps: float, delay_ms: float, loss: float, fps: float, least_fps: float, most_frozen: float, most_p95: float
) -> None:
    call = pair(kbps, delay_ms, loss, fps=fps).run(30_000)
    assert call.fps(3_000, 30_000) >= least_fps
    assert call.frozen(3_000, 30_000) <= most_frozen
    assert call.delay(0.95) <= most_p95
    assert len(call.voice) >= (1 - loss - 0.05) * 30_000 / 40  # voice is never what is given up
    assert all(line.bad == 0 for line in call.lines)


def test_a_link_that_falls_and_comes_back_is_followed() -> None:
    call = pair(1_500, 50, fps=20, queue_ms=2_000.0, changes=((20_000, 200), (40_000, 1_500))).run(60_000)
    assert call.frozen(3_000, 60_000) <= 0.08
    fallen = [bps for at, bps in call.targets if 24_000 <= at < 40_000]
    assert max(fallen) <= 260_000
    assert call.targets[-1][1] >= 1_200_000


def test_no_window_holds_more_than_twice_the_estimate() -> None:
    call = pair(600, 100, 0.1, fps=15).run(20_000)
    windows: dict[int, int] = {}
    for at, size in call.out:
        windows[int(at / 200)] = windows.get(int(at / 200), 0) + size
    most: dict[int, float] = {}
    for at, bps in call.targets:
        most[int(at / 200)] = max(most.get(int(at / 200), 0), bps)
    slack = 900  # reports and requests beside the pacer
    assert all(size <= 2 * most[place] * 0.2 / 8 + slack for place, size in windows.items())


def test_a_peer_without_transport_wide_feedback_gets_pictures_too() -> None:
    call = pair(800, 60, 0.01, transport=False, parity=False).run(20_000)
    assert call.fps(3_000, 20_000) >= 12 and call.frozen(3_000, 20_000) <= 0.02


def test_pointer_ink_and_stop_arrive_with_the_voice_also_when_it_is_lost_in_part() -> None:
    call = pair(150, 200, 0.05, fps=10)
    ear = WhisperEar()
    heard: list[object] = []
    call.on_whisper = lambda payload, now: heard.extend(ear.hear(payload, now))
    surface = PageSurface("d" * 32, 0)
    for at in range(40):
        call.run(1_000 + 100 * at)
        assert call.lines[0].say(PointerMoved(surface, Point(10.0 * at, 50.0)), 1_000 + 100 * at)
    assert call.lines[0].say(StopCalled("e" * 32), 5_000)
    call.run(6_000)
    pointers = [one.at.x for one in heard if isinstance(one, PointerMoved)]
    assert len(pointers) >= 25 and pointers == sorted(pointers) and pointers[-1] == 390.0
    assert StopCalled("e" * 32) in heard


def test_nothing_a_peer_sends_breaks_it() -> None:
    chance = random.Random(1)
    line = Media(agreed(0), 0.0, 1.7e12)
    call = pair(1_000, 20, fps=10).run(1_000)
    honest = call.lines[0].turn(1_000.0).datagrams or (b"\x80\x61" + bytes(40),)
    for n in range(20_000):
        data = bytearray(chance.choice(honest) if n % 2 else chance.randbytes(chance.randrange(0, 200)))
        for _ in range(chance.randrange(4)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        now = n * 0.5
        line.rtp(bytes(data), now)
        line.rtcp(bytes(data), now)
        if n % 40 == 0:
            line.turn(now)
