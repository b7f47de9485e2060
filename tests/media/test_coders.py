"""Each side of a call sends what its own computer codes in time, and shows what the other sends."""

import asyncio

import pytest

from app.media.camera import Camera
from app.media.codecs.coded import Codec
from app.media.codecs.h264_encoders import SOFTWARE
from app.media.codecs.trial import Coders
from app.media.peer import Peer
from tests.media.parts import now_ms
from tests.media.test_peer import Pair, until

SLOW = Coders(SOFTWARE, ("AV1",))


@pytest.mark.parametrize(
    ("coders", "sent"),
    [
        ((Coders(), Coders()), ("AV1", "AV1")),
        ((SLOW, Coders()), ("VP8", "AV1")),
        ((SLOW, SLOW), ("VP8", "VP8")),
        ((Coders("h264_nvenc", ("AV1",)), Coders()), ("H264", "AV1")),  # there is none here: libx264 takes over
    ],
)
def test_a_computer_that_is_slow_at_av1_sends_another_and_takes_it_all_the_same(
    coders: tuple[Coders, Coders], sent: tuple[Codec, Codec], caplog: pytest.LogCaptureFixture
) -> None:
    async def call() -> None:
        pair = Pair()
        for peer, has in zip(pair.peers, coders, strict=True):
            fitted = Peer(offerer=True, now_ms=now_ms, on_signal=quiet, on_clock=quiet, on_state=quiet, coders=has)
            peer._coders, peer._codecs = fitted._coders, fitted._codecs
            await fitted.close()
        cameras = [Camera("scene", name, now_ms, width=320, height=240) for name in ("clinic", "specialist")]
        slots = [peer.remote.reader() for peer in pair.peers]
        for peer, camera in zip(pair.peers, cameras, strict=True):
            peer.send_picture(camera.frames)
            camera.start()
        try:
            await pair.start()
            await until(lambda: all(slot.peek() is not None for slot in slots))
            exchanges = [peer._exchange for peer in pair.peers]
            agreed = [one.line.agreed.picture for one in exchanges if one is not None]
            assert tuple(one.codec for one in agreed if one is not None) == sent
        finally:
            await pair.close()
            for camera in cameras:
                camera.close()

    asyncio.run(call())
    assert all(one.getMessage().startswith("h264_nvenc is given up") for one in caplog.records)
    caplog.clear()


def quiet(*_: object) -> None:
    return
