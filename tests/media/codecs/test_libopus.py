"""The library inside the av wheel is there, is libopus, and refuses in words."""

import sys
from pathlib import Path

import numpy as np
import pytest

from app.media.codecs import libopus
from app.media.codecs.libopus import LibOpus, OpusError, OpusMissing, load
from tests.media.rtp.voiceline import lib


def test_the_wheel_brings_a_library_that_knows_our_calls() -> None:
    assert lib().version.startswith("libopus 1.")
    if sys.platform == "linux":
        assert Path(lib().path).parent.name == "av.libs"


def test_a_missing_library_is_said_in_words(caplog: pytest.LogCaptureFixture) -> None:
    for places, tried in ((["/nowhere/libopus.so"], "/nowhere/libopus.so"), ([], "no file of that name")):
        with pytest.raises(OpusMissing, match="nobody hears you"):
            load(places)
        assert tried in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="names another library of the system")
def test_another_library_is_not_taken_for_it(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(OpusMissing):
        load(["libc.so.6"])
    assert "libc.so.6" in caplog.text
    assert load(["libc.so.6", lib().path]).version == lib().version


def test_a_refused_call_raises_with_the_reason() -> None:
    with pytest.raises(OpusError, match="invalid argument"):
        lib().encoder(44_100, 1, libopus.VOIP)
    state = lib().encoder(48_000, 1, libopus.VOIP)
    with pytest.raises(OpusError):
        lib().set_encoder(state, libopus.SET_COMPLEXITY, 11)
    with pytest.raises(OpusError, match="corrupted"):
        lib().decode(lib().decoder(48_000, 1), b"\xff\xff\xff", 5_760, fec=False)


def test_states_are_memory_of_ours_and_do_not_touch_each_other() -> None:
    library = LibOpus(lib().path)
    silence = np.zeros(960, np.int16)
    one, other = library.encoder(48_000, 1, libopus.VOIP), library.encoder(48_000, 1, libopus.VOIP)
    library.set_encoder(one, libopus.SET_BITRATE, 12_000)
    assert len(library.encode(one, silence)) > 0
    assert library.ask_encoder(other, libopus.GET_LOOKAHEAD) == 312
