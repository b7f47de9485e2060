"""Which encoder is taken: none by its name, only one whose 30 frames all came back right, in time and in measure."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.media.codecs import drivers, h264, trial
from app.media.codecs.candidate import Verdict, opener_of, tried
from app.media.codecs.coded import Codec
from app.media.codecs.h264 import Chosen, H264Coder, WithHardware
from app.media.codecs.h264_encoders import ENCODERS, SOFTWARE, candidates
from app.media.codecs.trial import FELL, Coders, Search, known, note_fallen
from app.media.share import Picture, Size
from tests.media.codecs.spoilt import SPOILT, taking

CHILD = (sys.executable, "-m", "tests.media.codecs.spoilt")
PICTURE = Picture(Size(320, 240), 15, 200_000, 1)


@pytest.fixture(autouse=True)
def _time_to_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy computer takes its time to begin a child."""
    monkeypatch.setattr(trial, "WITHIN_S", 5 * trial.WITHIN_S)


@pytest.mark.parametrize("name", ["libx264", "AV1"])
def test_a_good_one_passes_where_it_is_in_time(name: str) -> None:
    assert tried(*opener_of(name), taking(19.0)) == Verdict("", 19.0)
    assert tried(*opener_of(name), taking(21.0)) == Verdict("takes 21.0 ms a frame", 21.0)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ShowsTheOneBefore", "shows another frame"),
        ("LosesItsColours", "not like what it was given"),
        ("KeepsBack", "keeps frames back"),
        ("GivesNoKey", "no key frame"),
        ("KeepsItsRate", "does not follow a new rate"),
        ("OpensWide", "more than its buffer allows"),
        ("Breaks", "Invalid data"),
        ("IsSlow", "ms a frame"),
    ],
)
def test_a_bad_one_is_told_by_what_is_wrong_with_it(name: str, why: str) -> None:
    assert why in tried("H264", SPOILT[name]).why


def test_what_crashes_or_lies_is_not_taken_and_what_was_found_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "new" / "encoders.json"
    assert known(path) is None
    found = Search(path, ("Crashes", "ShowsTheOneBefore", "libx264", "Hangs"), CHILD).run()
    assert found.h264 == "libx264"
    assert known(path) == found
    kept = msgspec.json.decode(path.read_bytes())
    assert set(kept["why"]) == {"Crashes", "ShowsTheOneBefore"}
    assert "ended by itself" in kept["why"]["Crashes"]


def test_what_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made: list[subprocess.Popen[bytes]] = []
    started = trial._started

    def noted(command: list[str]) -> subprocess.Popen[bytes]:
        made.append(started(command))
        return made[-1]

    monkeypatch.setattr(trial, "_started", noted)
    monkeypatch.setattr(trial, "WITHIN_S", 1.5)
    assert Search(tmp_path / "f", (), CHILD).tried("Hangs").why == "did not answer"
    assert made[0].poll() is not None


def test_the_search_ends_when_the_program_does_and_keeps_nothing(tmp_path: Path) -> None:
    search, found = Search(tmp_path / "f", ("Hangs",) * 9, CHILD), list[Coders]()
    thread = threading.Thread(target=lambda: found.append(search.run()))
    thread.start()
    search.stop()
    thread.join(60)
    assert found == [Coders()]
    assert not (tmp_path / "f").exists()


def test_av1_that_brings_its_process_down_comes_last(tmp_path: Path) -> None:
    assert Search(tmp_path / "f", (), (sys.executable, "-c", "raise SystemExit(3)")).run().slow == ("AV1",)


def test_where_no_process_can_be_begun_nothing_is_found_and_nothing_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert Search(tmp_path / "f", ("h264_nvenc",), (str(tmp_path / "none"),)).run() == Coders()
    assert not (tmp_path / "f").exists() and "no encoder can be tried" in caplog.text
    caplog.clear()


def test_with_other_drivers_it_is_looked_for_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "encoders.json"
    Search(path, ("libx264",), CHILD).run()
    assert known(path) is not None
    monkeypatch.setattr(drivers, "versions", lambda: ("another",))
    assert known(path) is None


@pytest.mark.parametrize("data", [b"", b"[]", b'{"of": "x"}', b"\xff" * 90])
def test_what_was_kept_and_cannot_be_read_is_nothing(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "encoders.json"
    path.write_bytes(data)
    assert known(path) is None


@pytest.mark.parametrize(
    ("coders", "order"),
    [
        (Coders(), ("AV1", "VP8", "H264")),
        (Coders("h264_qsv"), ("AV1", "H264", "VP8")),
        (Coders("h264_qsv", ("AV1",)), ("H264", "VP8", "AV1")),
        (Coders(SOFTWARE, ("AV1",)), ("VP8", "H264", "AV1")),
    ],
)
def test_the_order_of_codecs(coders: Coders, order: tuple[Codec, ...]) -> None:
    assert coders.order == order


@pytest.mark.parametrize("platform", ["win32", "linux", "darwin", "plan9"])
def test_candidates_are_encoders_that_we_know_how_to_ask(platform: str) -> None:
    assert set(candidates(platform)) <= set(ENCODERS) - {SOFTWARE}


def test_hardware_that_cannot_be_opened_or_refuses_once_is_given_up_for_good(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    really = h264._opened

    def noted(picture: Picture, name: str) -> Any:
        opened.append(name)
        return really(picture, SOFTWARE if name == "h264_mf" else name)

    monkeypatch.setattr(h264, "_opened", noted)
    with caplog.at_level(logging.WARNING):
        absent = WithHardware(Chosen("h264_nvenc"))
        assert isinstance(absent(PICTURE, 0.0), H264Coder)
        absent(PICTURE, 40.0)
        assert opened == ["h264_nvenc", SOFTWARE, SOFTWARE]
        opened.clear()
        broken = WithHardware(Chosen("h264_mf"))
        coder = broken(PICTURE, 0.0)
        broken(PICTURE, 40.0)
        coder = broken(PICTURE, 80.0)
        coder.failed = True
        broken(PICTURE, 120.0)
        assert opened == ["h264_mf"] * 3 + [SOFTWARE]
    assert caplog.text.count("is given up") == 2
    caplog.clear()


def test_hardware_is_watched_over_from_before_it_is_opened_until_the_driver_has_let_go(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    really = h264._opened

    def noted(picture: Picture, name: str) -> Any:
        said.append(f"opened {name}")
        return really(picture, SOFTWARE)

    def watch(name: str) -> Callable[[], None]:
        said.append(f"watched {name}")
        return lambda: said.append("ended")

    monkeypatch.setattr(h264, "_opened", noted)
    coder = WithHardware(Chosen("h264_mf", watch))(PICTURE, 0.0)
    assert said == ["watched h264_mf", "opened h264_mf"]
    coder.close()
    coder.close()
    assert said[2:] == ["ended"] and coder._codec is None
    WithHardware(Chosen("h264_mf", lambda name: None))(PICTURE, 0.0)  # nobody can: then it is not opened
    assert said[3:] == [f"opened {SOFTWARE}"]
    caplog.clear()


def test_what_fell_in_a_call_is_not_tried_again_with_the_same_drivers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "encoders.json"
    assert Search(path, ("libx264",), CHILD).run().h264 == "libx264"
    assert note_fallen(path, ["libx264"])
    assert known(path) is None
    monkeypatch.setattr(Search, "tried", lambda search, name: Verdict(""))
    search = Search(path, ("libx264", "h264_qsv"))
    assert search.run().h264 == "h264_qsv"
    assert msgspec.json.decode(path.read_bytes())["why"] == {"libx264": FELL}
    monkeypatch.setattr(drivers, "versions", lambda: ("another",))
    assert search.run().h264 == "libx264"
    assert not note_fallen(tmp_path / "encoders.json" / "no", ["libx264"])
    caplog.clear()


def test_a_driver_of_this_computer_has_a_version() -> None:
    assert all(drivers.versions())
