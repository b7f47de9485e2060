"""The last seconds of a sound for the eye: soft is seen, missing is nothing, another source goes on behind."""

import numpy as np

from app.client.soundtrace import PARTS, SoundTrace
from app.media.blocks import BLOCK, Block, BlockFan


def put(fan: BlockFan, *peaks: int) -> None:
    for peak in peaks:
        fan.put(Block(np.full(BLOCK, peak, np.int16), 0))


def test_a_part_is_two_blocks_by_the_root_of_its_peak_and_missing_is_nothing() -> None:
    trace, fan = SoundTrace(), BlockFan()
    assert trace.turn(fan) == b""
    put(fan, 8_192, -8_192, 0, 0, 8, 2, 5)
    assert trace.turn(fan) == bytes((128, 0, 4))  # the last block waits for its other half
    put(fan, -32_768)
    assert trace.turn(fan) == bytes((128, 0, 4, 255))


def test_it_is_bounded_and_another_device_goes_on_behind() -> None:
    trace, one, other = SoundTrace(), BlockFan(), BlockFan()
    trace.turn(one)
    for _ in range(2 * PARTS // 50 + 1):
        put(one, *[32_767] * 100)
        trace.turn(one)
    assert trace.turn(one) == bytes([255] * PARTS)
    trace.turn(other)
    put(one, 100, 100)
    put(other, 0, 0)
    assert trace.turn(other)[-2:] == bytes((255, 0))
    trace.end()
    put(other, 9, 9)
    assert trace.turn(None)[-1] == 0
