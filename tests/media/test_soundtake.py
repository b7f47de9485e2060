"""Fifteen seconds of a microphone: all of them, in order, to the last bit there and back."""

from pathlib import Path

import numpy as np
import pytest

from app.media.blocks import BLOCK, RATE, Block, BlockFan, Samples
from app.media.soundread import BrokenSound, read_sound
from app.media.soundtake import SoundTake, flac, outline, preview


def hissing(samples: int) -> Samples:
    return np.random.default_rng(1).normal(0, 3_000, samples).astype(np.int16)


def test_a_take_has_every_block_from_its_first_on_and_no_more() -> None:
    fan, sound = BlockFan(), hissing(20 * BLOCK)
    take = SoundTake(fan, 150)
    for number, samples in enumerate(sound.reshape(-1, BLOCK)):
        fan.put(Block(samples, 7_000 + 10 * number))
        assert take.left_ms == max(0, 140 - 10 * number)
    assert take.is_whole and take.from_ms == 7_000 and np.array_equal(take.samples, sound[: 15 * BLOCK])


def test_what_the_microphone_did_not_give_is_silence_for_as_long() -> None:
    fan, sound = BlockFan(), hissing(4 * BLOCK).reshape(-1, BLOCK)
    take = SoundTake(fan, 100)
    for samples, at_ms in zip(sound, (7_000, 7_010, 7_080, 9_000), strict=True):
        fan.put(Block(samples, at_ms))
    assert take.is_whole
    silence = np.zeros(6 * BLOCK, np.int16)
    assert np.array_equal(take.samples, np.concatenate((sound[0], sound[1], silence, sound[2], silence[:BLOCK])))


def test_a_take_that_was_ended_takes_nothing_more() -> None:
    fan = BlockFan()
    take = SoundTake(fan, 150)
    take.end()
    fan.put(Block(hissing(BLOCK), 0))
    assert take.samples.size == 0 and not take.is_whole


def test_what_is_packed_comes_back_to_the_last_bit_and_its_preview_is_small(tmp_path: Path) -> None:
    sound = hissing(RATE + 123)
    sound[:4] = (32_767, -32_768, 0, -1)
    path = tmp_path / "whole"
    path.write_bytes(flac(sound))
    assert np.array_equal(read_sound(path), sound)
    heard = preview(hissing(5 * RATE))
    assert len(heard) < 5 * RATE * 2 / 10
    path.write_bytes(heard)
    assert abs(read_sound(path).size - 5 * RATE) < RATE // 20


def test_foreign_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sound"
    path.write_bytes(b"no sound at all" * 99)
    with pytest.raises(BrokenSound):
        read_sound(path)


def test_its_picture_is_the_peak_of_each_part_beside_the_loudest() -> None:
    sound = np.zeros(600, np.int16)
    sound[150], sound[420] = -2_000, 1_000
    assert outline(sound, 6) == bytes((0, 255, 0, 0, 128, 0))
    assert outline(np.zeros(600, np.int16)) == b"" and len(outline(hissing(RATE))) == 600
