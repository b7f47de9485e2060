"""The own voice recorded for a moment and played back at this place: whoever hears it has microphone and loudspeaker.

Nothing of it leaves this computer or is kept.
"""

import asyncio
from collections import deque
from collections.abc import Callable

import numpy as np

from app.client.desk import Desk
from app.client.notices import PlaybackStage, PlaybackTried
from app.client.studio import DEFAULT, Studio
from app.media.blocks import BLOCK, RATE, BlockFan, Samples
from app.media.rtp.voice import Heard
from app.media.speaker import Speaker

TAKE_S = 3.0
WAITS_S = 6.0  # for a device that is only just opened
QUIET_PEAK = 300  # of 32,768: below this nobody has spoken into it


async def try_playback(desk: Desk, studio: Studio, take_s: float = TAKE_S) -> None:
    """Told as PlaybackTried at each stage, the last one its outcome. `studio` has its devices on."""

    def say(stage: PlaybackStage) -> None:
        desk.tell(PlaybackTried(stage))

    microphone = studio.microphone
    if microphone is None or microphone.state.kind == "absent":
        say("no_microphone")
        return
    say("recording")
    samples = await _take(microphone.blocks, round(take_s * RATE / BLOCK))
    if samples is None:
        say("no_microphone")
        return
    if int(np.abs(samples.astype(np.int32)).max()) < QUIET_PEAK:
        say("quiet")
        return
    say("playing")
    speaker = studio.speaker.spec if studio.speaker is not None else DEFAULT
    say("played" if await _play(desk, speaker, samples) else "no_speaker")


async def _take(fan: BlockFan, blocks: int) -> Samples | None:
    """None where no sound comes at all."""
    came, loop, taken = asyncio.Event(), asyncio.get_running_loop(), list[Samples]()

    def wake() -> None:
        loop.call_soon_threadsafe(came.set)

    queue = fan.reader(wake)
    try:
        async with asyncio.timeout(blocks * BLOCK / RATE + WAITS_S):
            while len(taken) < blocks:
                await came.wait()
                came.clear()
                while (block := queue.take()) is not None:
                    taken.append(block.samples)
    except TimeoutError:
        return None
    finally:
        fan.drop(queue)
    return np.concatenate(taken[:blocks])


async def _play(desk: Desk, spec: str, samples: Samples) -> bool:
    """False where there is no loudspeaker to play it."""
    ended, left = asyncio.Event(), deque(samples.reshape(-1, BLOCK))
    speaker = Speaker(spec, desk.now_ms)
    speaker.listen(_source(left, lambda: desk.call(ended.set)))
    speaker.start()
    try:
        async with asyncio.timeout(samples.size / RATE + WAITS_S):
            await ended.wait()
    except TimeoutError:
        return False
    finally:
        speaker.end()
        await asyncio.shield(desk.run(desk.devices, speaker.close))
    return speaker.state.kind == "on"


def _source(left: deque[Samples], ended: Callable[[], None]) -> Callable[[float], Heard | None]:
    def source(_at_ms: float) -> Heard | None:
        """In the loudspeaker's thread."""
        if len(left) <= 1:
            ended()
        return Heard(left.popleft(), False, None) if left else None

    return source
