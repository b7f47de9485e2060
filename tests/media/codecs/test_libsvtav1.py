"""SVT-AV1 by ctypes: found, opened, told another rate, closed; a refusal is an exception."""

import os
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from app.media.codecs import libopus, libsvtav1, obu
from app.media.codecs.libsvtav1 import LibSvt, Rate, SvtEncoder, SvtError, SvtMissing
from app.media.colours import coded_colours
from app.media.scene import Scene

SETTINGS: dict[str, str | int] = {
    "width": 320,
    "height": 240,
    "fps-num": 15,
    "fps-denom": 1,
    "tbr": "400000b",
    "preset": 12,
    "pred-struct": 1,
    "rc": 2,
    "rtc": 1,
    "lp": 1,
    "keyint": -1,
}
SCENE = Scene(320, 240)
TASKS = Path("/proc/self/task")


@pytest.fixture(scope="module")
def lib() -> LibSvt:
    return libsvtav1.load()


def sizes(lib: LibSvt, rates: dict[int, Rate], keys: tuple[int, ...] = (), count: int = 90) -> list[int]:
    encoder = SvtEncoder(lib, SETTINGS)
    made = [encode(encoder, i, rates.get(i), i in keys) for i in range(count)]
    encoder.close()
    assert [i for i, one in enumerate(made) if obu.begins_sequence(obu.split(one))] == sorted({0, *keys})
    return [len(one) for one in made]


def encode(encoder: SvtEncoder, i: int, rate: Rate | None, key: bool) -> bytes:
    frame = coded_colours(SCENE.draw(i * 66))
    luma, cb, cr = ((plane.buffer_ptr, plane.line_size) for plane in frame.planes)
    return encoder.encode((luma, cb, cr), 320 * 240 * 3 // 2, rate, key)


def test_a_lower_and_a_higher_rate_take_hold_without_a_key_frame(lib: LibSvt) -> None:
    made = sizes(lib, {30: Rate(15, 60_000), 60: Rate(15, 400_000)})
    assert sum(made[30:60]) * 8 < 2 * 66_000
    assert sum(made[75:]) > 3 * sum(made[45:60])


def test_a_key_frame_comes_where_it_is_asked_for(lib: LibSvt) -> None:
    sizes(lib, {}, keys=(7, 20), count=25)


def test_what_comes_out_is_a_picture_of_what_went_in(lib: LibSvt) -> None:
    encoder, decoder = SvtEncoder(lib, SETTINGS), av.CodecContext.create("libdav1d", "r")
    assert isinstance(decoder, av.VideoCodecContext)
    for i in range(8):
        shown = decoder.decode(av.Packet(encode(encoder, i, None, False)))
    encoder.close()
    encoder.close()
    pixels = (shown or decoder.decode(None))[-1].to_ndarray()
    assert np.abs(pixels[:240].astype(int) - coded_colours(SCENE.draw(7 * 66)).to_ndarray()[:240]).mean() < 6


@pytest.mark.parametrize("wrong", [{"width": 8}, {"no-such-setting": 1}, {"rc": 9}])
def test_a_setting_that_is_refused_is_told_and_leaves_nothing_open(lib: LibSvt, wrong: dict[str, str | int]) -> None:
    with pytest.raises(SvtError):
        SvtEncoder(lib, {**SETTINGS, **wrong})


def test_one_that_was_never_used_closes(lib: LibSvt) -> None:
    SvtEncoder(lib, SETTINGS).close()


def test_where_there_is_no_library_it_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(SvtMissing, match="AV1"), caplog.at_level("CRITICAL"):
        libsvtav1.load(["/nowhere/libSvtAv1Enc.so", libopus.load().path])


def place(task: int) -> tuple[int, int, int]:
    """How a thread stands among others: policy, priority of real time, niceness."""
    return os.sched_getscheduler(task), os.sched_getparam(task).sched_priority, os.getpriority(os.PRIO_PROCESS, task)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asked of Linux only")
def test_its_threads_do_not_go_before_the_voice_where_they_could(lib: LibSvt) -> None:
    before, own = set(TASKS.iterdir()), place(0)  # whoever runs the tests may have given them another
    encoder = SvtEncoder(lib, SETTINGS)
    encode(encoder, 0, None, False)
    begun = [int(task.name) for task in set(TASKS.iterdir()) - before]
    assert begun and {place(task) for task in (0, *begun)} == {own}
    encoder.close()
