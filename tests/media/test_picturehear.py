"""The other side's picture on its way in: whatever its bytes bring about is refused, and the next one is shown."""

import queue
import threading
from fractions import Fraction

import av
import msgspec
import numpy as np
import pytest

from app.media import picturehear
from app.media.codecs.coded import Codec
from app.media.codecs.picturedecoder import DecoderRefused, PictureDecoder
from app.media.picturehear import PictureHear, Shown
from app.media.rtp.picturein import Ready
from tests.media.codecs.filmed import stream


def ready(data: bytes, is_key: bool = True, codec: Codec = "H264") -> Ready:
    return Ready(codec, data, 0, is_key, False, None, 0.0)


class Hearing:
    """Each answer in turn: what was shown, or None for a refusal."""

    def __init__(self) -> None:
        self.answers: queue.SimpleQueue[Shown | None] = queue.SimpleQueue()
        self.hear = PictureHear(self.answers.put, lambda: self.answers.put(None))

    def answer(self, one: Ready) -> Shown | None:
        self.hear.put(one)
        return self.answers.get(timeout=60)


def odd(width: int, height: int) -> bytes:
    """A key frame such as a browser sends of a window."""
    codec = av.VideoCodecContext.create("libvpx", "w")
    codec.width, codec.height, codec.pix_fmt, codec.time_base = width, height, "yuv420p", Fraction(1, 30)
    codec.options = {"deadline": "realtime", "lag-in-frames": "0"}
    pixels = np.full((height, width, 3), (30, 90, 200), np.uint8)
    frame = av.VideoFrame.from_ndarray(pixels, format="bgr24").reformat(format="yuv420p")
    frame.pts = 0
    return bytes((codec.encode(frame) or codec.encode(None))[0])


@pytest.mark.parametrize(("width", "height"), [(161, 120), (160, 121), (161, 121)])
def test_a_picture_with_odd_sides_is_shown_whole_and_in_its_colours(width: int, height: int) -> None:
    hearing = Hearing()
    shown = hearing.answer(ready(odd(width, height), codec="VP8"))
    hearing.hear.close()
    assert shown is not None and shown.pixels.shape == (height, width, 3)
    assert np.abs(shown.pixels.reshape(-1, 3).mean(axis=0) - (30, 90, 200)).max() < 8


@pytest.mark.parametrize("error", [DecoderRefused("no such decoder"), ValueError("what nobody thought of")])
def test_a_decoder_that_cannot_be_opened_is_a_refusal_that_is_logged_once_and_the_next_frame_is_shown(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def missing(codec: Codec) -> PictureDecoder:
        raise error

    key = ready(stream("H264", 0.1)[0].data)
    monkeypatch.setattr(picturehear, "PictureDecoder", missing)
    hearing = Hearing()
    assert hearing.answer(key) is None
    assert hearing.answer(key) is None
    monkeypatch.undo()
    assert hearing.answer(key) is not None
    hearing.hear.close()
    assert caplog.text.count("cannot be shown") == 1


def test_bytes_that_are_no_picture_are_refused_without_a_word() -> None:
    hearing = Hearing()
    assert hearing.answer(ready(b"nonsense")) is None
    assert hearing.answer(ready(stream("H264", 0.1)[0].data)) is not None
    hearing.hear.close()


def test_what_a_decoder_that_hangs_does_not_take_is_dropped_up_to_the_next_key_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun, go_on, seen = threading.Event(), threading.Event(), []

    class Hanging:
        def __init__(self, codec: Codec) -> None: ...

        def decode(self, data: bytes) -> None:
            begun.set()
            assert go_on.wait(60)
            seen.append(data)

        def close(self) -> None: ...

    monkeypatch.setattr(picturehear, "PictureDecoder", Hanging)
    hearing, most = Hearing(), picturehear._MOST_HELD
    hearing.hear.put(ready(b"first"))
    assert begun.wait(60)
    for _ in range(most + 50):
        hearing.hear.put(ready(b"waits"))
    assert hearing.hear._queue.qsize() == most
    assert hearing.answers.get(timeout=60) is None and hearing.answers.empty()  # asked for once
    go_on.set()
    while len(seen) < most + 1:
        threading.Event().wait(0.01)
    hearing.hear.put(ready(b"of what was dropped", is_key=False))
    assert hearing.answers.get(timeout=60) is None  # there is room for a key frame now
    hearing.hear.put(ready(b"key"))
    hearing.hear.put(ready(b"after it", is_key=False))
    hearing.hear.close()
    assert seen[-2:] == [b"key", b"after it"]


def test_a_frame_behind_the_newest_is_decoded_and_not_shown() -> None:
    frames = stream("H264", 0.2)
    hearing, late = Hearing(), msgspec.structs.replace(ready(frames[1].data, is_key=False), is_behind=True)
    assert hearing.answer(ready(frames[0].data)) is not None
    hearing.hear.put(late)
    shown = hearing.answer(ready(frames[2].data, is_key=False))
    hearing.hear.close()
    assert shown is not None and shown.ready.data == frames[2].data
