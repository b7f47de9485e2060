"""The own picture on its way out: what cannot be coded is tried again, said, and costs nothing beside the picture."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.media import picturesend
from app.media.codecs.coding import CoderFailed
from app.media.frames import Fan, Frame, FrameRef
from app.media.picturesend import Leaving, PictureSend, within
from app.media.share import Picture, Size
from tests.media.codecs.filmed import picture
from tests.media.parts import plain_frame


class Sending:
    """A PictureSend that is fed until a condition holds; its coder raises what is in `raises`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, raises: Exception | None) -> None:
        self.raises = raises
        self.tries = 0
        self.left: list[Leaving] = []
        self._workers = ThreadPoolExecutor(1)
        self.send = PictureSend("H264", self._workers, lambda: True, self.left.append)
        self.send.picture = picture()
        self._fan: Fan[Frame] = Fan()
        self.send.use(self._fan)
        whole = self.send._encoder.encode

        def encode(*of: object) -> object:
            self.tries += 1
            if self.raises is not None:
                raise self.raises
            return whole(*of)  # type: ignore[arg-type]

        monkeypatch.setattr(self.send._encoder, "encode", encode)
        self.running = asyncio.create_task(self.send.run())
        self._stamp = 10_000

    async def feed(self, frames: int, source: str = "camera", width: int = 320, height: int = 240) -> None:
        for _ in range(frames):
            self._stamp += 100
            pixels = plain_frame(self._stamp, width, height).pixels
            self._fan.put(Frame(FrameRef(source, self._stamp), pixels, width, height))
            await asyncio.sleep(0.01)

    @property
    def has_ended(self) -> bool:
        return self.running.done()

    async def close(self) -> None:
        self.running.cancel()
        await asyncio.wait((self.running,))
        await self.send.close()
        self._workers.shutdown()


def test_what_cannot_be_coded_is_not_tried_with_every_frame(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def call() -> None:
        monkeypatch.setattr(picturesend, "_AGAIN_S", 3_600.0)
        sending = Sending(monkeypatch, CoderFailed("no such encoder"))
        async with asyncio.timeout(60):
            while not sending.send.failed:
                await sending.feed(1)
        await sending.feed(20)
        assert sending.send.failed and sending.tries == 1 and not sending.has_ended
        await sending.close()

    asyncio.run(call())


def test_what_cannot_be_coded_is_said_and_goes_on_when_it_can(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def call() -> None:
        monkeypatch.setattr(picturesend, "_AGAIN_S", 0.01)
        sending = Sending(monkeypatch, CoderFailed("no such encoder"))
        async with asyncio.timeout(60):
            while sending.tries < 4:
                await sending.feed(1)
        assert sending.send.failed
        sending.raises = None
        async with asyncio.timeout(60):
            while not sending.left:
                await sending.feed(1)
        assert not sending.send.failed
        await sending.close()

    asyncio.run(call())
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "the picture cannot be coded: no such encoder"
    ]


def test_an_unexpected_error_ends_the_picture_and_nothing_beside_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def call() -> None:
        sending = Sending(monkeypatch, ZeroDivisionError())
        async with asyncio.timeout(60):
            while not sending.has_ended:
                await sending.feed(1)
        assert sending.send.failed
        sending.running.result()  # nothing that a group of tasks would end for
        await sending.close()

    asyncio.run(call())
    assert "no picture is sent any more" in caplog.text


def test_another_source_begins_with_a_key_frame_in_its_own_shape_and_its_frames_carry_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def call() -> None:
        sending = Sending(monkeypatch, None)
        async with asyncio.timeout(60):
            while len(sending.left) < 3:
                await sending.feed(1)
            for _ in range(3):  # at most: two may still be on their way
                before = len(sending.left)
                while len(sending.left) == before:
                    await sending.feed(1, "probe", 200, 320)
        first = next(one for one in sending.left if one.frame.ref.source == "probe")
        size = first.coded.size
        assert first.turned and first.coded.is_key and sending.left.index(first) <= 4
        assert abs(size.width / size.height - 200 / 320) < 0.05 and size.width <= 200
        assert not any(one.turned or one.coded.is_key for one in sending.left[sending.left.index(first) + 1 :])
        await sending.close()

    asyncio.run(call())


@pytest.mark.parametrize(
    ("width", "height", "fitting"), [(1280, 720, True), (640, 360, True), (480, 360, False), (320, 180, False)]
)
def test_a_picture_is_never_pulled_out_of_shape_or_made_larger(width: int, height: int, fitting: bool) -> None:
    asked = Picture(Size(640, 360), 15, 200_000, 3)
    made = within(asked, plain_frame(1, width, height)).size
    assert (made == asked.size) == fitting
    assert made.width <= width and made.height <= height and made.width * made.height <= 640 * 360
    assert abs(made.width / made.height - width / height) < 0.1
