"""Messages arrive as they were written, however many are in a frame; a pipe that ends says so and nothing else."""

import io

import msgspec
import pytest

from app.media.booth import wire
from app.media.codecs.opus import VoiceSettings
from app.media.rtp.voiceplan import VoiceStats

ASKS: list[wire.AnyAsk] = [
    wire.Make(1, "microphone", "default", 3),
    wire.Start(1),
    wire.Turn(1, "muted", True),
    wire.Join(2, 1),
    wire.Use(2, VoiceSettings(16_000, 60)),
    wire.Came(3, 65_535, 4_294_967_295, 12.5, b"\0opus"),
    wire.Hush(3),
    wire.Lay(4, bytes(960)),
    wire.Give(1, True),
    wire.Apart(-3.25),
    wire.End(1),
    wire.Close(1),
]
TELLINGS: list[wire.AnyTelling] = [
    wire.Became(1, {"kind": "on", "sentence": ""}),
    wire.Said(2, b"\xff", 960, 960, 17.0, True),
    wire.Sound(1, [10, 20], bytes(1_920)),
    wire.Level(1, 0.5),
    wire.Played(4, 0, 1, 2),
    wire.Heard(3, VoiceStats(total=480), 0, None, 0.0),
    wire.Logged("app", 20, "a line"),
]


def test_what_is_written_is_read() -> None:
    pipe = io.BytesIO()
    wire.write(pipe, ASKS)
    wire.write(pipe, [])
    wire.write(pipe, TELLINGS)
    pipe.seek(0)
    assert wire.ASKS.decode(wire.read(pipe)) == ASKS
    assert wire.ASKS.decode(wire.read(pipe)) == []
    assert wire.TELLINGS.decode(wire.read(pipe)) == TELLINGS


@pytest.mark.parametrize("kept", [0, 3, 4, 9])
def test_a_frame_that_is_not_whole_is_the_end_of_the_pipe(kept: int) -> None:
    pipe = io.BytesIO()
    wire.write(pipe, ASKS)
    with pytest.raises(wire.PipeEnded):
        wire.read(io.BytesIO(pipe.getvalue()[:kept]))


def test_a_closed_pipe_has_ended() -> None:
    pipe = io.BytesIO()
    pipe.close()
    with pytest.raises(wire.PipeEnded):
        wire.write(pipe, ASKS)
    with pytest.raises(wire.PipeEnded):
        wire.read(pipe)


def test_a_length_that_nobody_writes_is_not_read() -> None:
    with pytest.raises(wire.PipeEnded):
        wire.read(io.BytesIO(b"\xff\xff\xff\xff" + bytes(100)))


def test_a_message_of_another_kind_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        wire.ASKS.decode(msgspec.msgpack.encode([wire.Level(1, 0.5)]))
