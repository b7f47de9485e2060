"""How many key frames a side gives that is asked for them without end."""

from app.media.rtp import rtcp
from app.media.rtp.keyasks import KeyAsks
from app.media.rtp.line import Line
from tests.media.rtp.pair import agreed

OURS = agreed(0).ours.picture


def given(asked: list[float], rtt_ms: float, until: int = 3_000) -> list[int]:
    asks, came = KeyAsks(OURS), sorted(asked)
    keys: list[int] = []
    for now in range(0, until, 5):
        while came and came[0] <= now:
            asks.heard((OURS,), came.pop(0), rtt_ms)
        if asks.due(now, rtt_ms):
            keys.append(now)
    return keys


def test_asked_with_every_packet_there_is_one_key_frame_in_half_a_second_or_in_one_and_a_half_trips() -> None:
    always = [float(at) for at in range(0, 3_000, 5)]
    assert given(always, 40) == [0, 500, 1_000, 1_500, 2_000, 2_500]
    assert given(always, 600) == [0, 900, 1_800, 2_700]


def test_asked_again_while_the_key_frame_is_under_way_is_answered_by_it() -> None:
    assert given([0, 50, 200, 390], 300) == [0]


def test_asked_again_after_it_should_have_come_is_not_forgotten() -> None:
    assert given([0, 350], 100) == [0, 500]
    assert given([0, 700], 100) == [0, 700]


def test_a_line_gives_key_frames_of_its_own_stream_alone() -> None:
    line, ours = Line(agreed(0), 0.0, 0.0), agreed(0).ours
    line.rtcp(rtcp.pli(1, ours.picture + 77), 0.0)
    line.rtcp(rtcp.pli(1, ours.voice), 0.0)
    assert not line.turn(0.0).key
    keys = 0
    for now in range(5, 2_005, 5):
        line.rtcp(rtcp.pli(1, ours.picture), float(now))
        keys += line.turn(float(now)).key
    assert keys == 4
    fir = b"\x84\xce\x00\x04" + b"\x00\x00\x00\x01" + bytes(4) + ours.picture.to_bytes(4, "big") + b"\x01\x00\x00\x00"
    line.rtcp(fir, 9_000.0)
    assert line.turn(9_000.0).key
