"""WFDB records of each format we read give back their numbers; headers that mislead are refused in a sentence."""

import numpy as np
import pytest

from app.documents.opened import DocumentRefused
from app.documents.signals.sentences import NO_RATE, SHORTER
from app.documents.signals.wfdb import read_wfdb
from tests.documents.signals.recordings import wfdb

BITS = {"16": 16, "24": 24, "32": 32, "80": 8, "212": 12}


def numbers(form: str, leads: int = 3, count: int = 101) -> np.ndarray:
    most = (1 << (BITS[form] - 1)) - 1
    values = np.random.default_rng(2).integers(-most, most, (count, leads), endpoint=True)
    values[0, 0], values[1, 0] = most, -most
    return values


@pytest.mark.parametrize("form", BITS)
@pytest.mark.parametrize("leads", [1, 2, 3])
def test_every_number_of_every_format_comes_back(tmp_path, form, leads):
    values = numbers(form, leads)
    (signal,) = read_wfdb(wfdb(tmp_path, form, values)).signals
    assert signal.rate_hz == 250 and signal.names == ("MLII", "V1", "V5")[:leads]
    assert signal.microvolt == pytest.approx(values * 5.0, rel=1e-6)


@pytest.mark.parametrize("form", BITS)
def test_a_part_from_an_odd_sample_on_is_the_same_as_of_the_whole(tmp_path, form):
    path = wfdb(tmp_path, form, numbers(form))
    whole, part = read_wfdb(path).signals[0], read_wfdb(path, from_s=7 / 250).signals[0]
    assert part.from_s == pytest.approx(7 / 250) and np.array_equal(part.microvolt, whole.microvolt[7:])


@pytest.mark.parametrize("form", BITS)
def test_the_lowest_number_stands_for_nothing_recorded(tmp_path, form):
    values = numbers(form, 1)
    values[5] = -(1 << (BITS[form] - 1))
    (signal,) = read_wfdb(wfdb(tmp_path, form, values)).signals
    assert np.flatnonzero(np.isnan(signal.microvolt)).tolist() == [5]


def test_gain_baseline_and_unit_make_the_scale(tmp_path):
    values = np.array([[100], [300]])
    (signal,) = read_wfdb(wfdb(tmp_path, "16", values, gain="50(100)/uV")).signals
    assert signal.microvolt[:, 0].tolist() == [0.0, 4.0]
    (signal,) = read_wfdb(wfdb(tmp_path, "16", values, gain="2/mmHg")).signals
    assert signal.units == ("mmHg",) and signal.microvolt[:, 0].tolist() == [50.0, 150.0]


def test_without_a_gain_nothing_is_measured(tmp_path):
    found = read_wfdb(wfdb(tmp_path, "16", numbers("16", 1), gain="0"))
    assert found.signals[0].units == ("",) and "no usable scale" in found.notes[0]


def test_a_file_shorter_than_its_header_says_is_shown_and_said(tmp_path):
    path = wfdb(tmp_path, "212", numbers("212", 2))
    data = (tmp_path / "rec.dat").read_bytes()
    (tmp_path / "rec.dat").write_bytes(data[: len(data) // 2])
    found = read_wfdb(path)
    assert len(found.signals[0].microvolt) == 50 and found.notes == (SHORTER,)


def test_leads_with_several_samples_a_frame_have_their_own_rate(tmp_path):
    (tmp_path / "r.dat").write_bytes(np.arange(12, dtype="<i2").tobytes())
    (tmp_path / "r.hea").write_text("r 2 100 4\nr.dat 16x2 1/mV 16 0 0 0 0 I\nr.dat 16 1/mV 16 0 0 0 0 Resp\n")
    found = {signal.names: signal for signal in read_wfdb(tmp_path / "r.hea").signals}
    assert found["I",].rate_hz == 200 and found["I",].microvolt[:, 0].tolist() == [0, 1e3, 3e3, 4e3, 6e3, 7e3, 9e3, 1e4]
    assert found["Resp",].microvolt[:, 0].tolist() == [2e3, 5e3, 8e3, 11e3]


def test_a_skewed_lead_is_set_straight(tmp_path):
    (tmp_path / "r.dat").write_bytes(np.arange(4, dtype="<i2").tobytes())
    (tmp_path / "r.hea").write_text("r 1 100 4\nr.dat 16:1 1/uV 16 0 0 0 0 II\n")
    (signal,) = read_wfdb(tmp_path / "r.hea").signals
    assert signal.microvolt[:3, 0].tolist() == [1, 2, 3] and np.isnan(signal.microvolt[3, 0])


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("", "not the header"),
        ("\0\0", "not the header"),
        ("x" * 300_000, "not the header"),
        ("r/3 2 100 4\n", "several parts"),
        ("r 0 100 4\n", "no curves"),
        ("r 1 100 4\nr.dat 16:4 1/uV 16 0 0 0 0 II\n", "more than the recording lasts"),
        ("r 1 100 4\nr.dat 16:1000000\n", "more than the recording lasts"),
        ("r 1 100 4\nr.dat 16:1000001\n", "damaged"),
        ("r 1 0 4\nr.dat 16\n", "damaged"),
        ("r 1 1e300 4\nr.dat 16\n", "damaged"),
        ("r 1 1e-320 4\nr.dat 16\n", "damaged"),
        ("r 1 30000 4\nr.dat 16\n", "damaged"),
        ("r 1 10000 4\nr.dat 16x3\n", "damaged"),
        ("r 1 1,000 4\nr.dat 16\n", "damaged"),
        ("r 1 5OO 4\nr.dat 16\n", "damaged"),
        ("r 1 abc 4\nr.dat 16\n", "damaged"),
        ("r 9999 100 4\n", "damaged"),
        ("r 2 100 4\nr.dat 16\n", "damaged"),
        ("r 1 100 4\nr.dat\n", "damaged"),
        ("r 1 100 4\nr.dat 8\n", "WFDB 8"),
        ("r 1 100 4\nr.dat 310\n", "WFDB 310"),
        ("r 1 100 4\n- 16\n", "WFDB"),
        ("r 1 100 4\n../secret 16\n", "another folder"),
        ("r 1 100 4\n/etc/passwd 16\n", "another folder"),
        ("r 1 100 4\n..\\secret 16\n", "another folder"),
        ("r 1 100 4\n.. 16\n", "another folder"),
        ("r 1 100 4\nnowhere.dat 16\n", "not found"),
        ("r 1 100 4\nr.dat 16x99999\n", "damaged"),
        ("r 1 100 4\nr.dat 16 1 1 x\n", "damaged"),
        ("r 2 100 4\nr.dat 16\nr.dat 80\n", "damaged"),
        ("r 1 100 4\nempty.dat 16\n", "no curves"),
    ],
)
def test_a_header_that_cannot_be_followed_is_refused_in_a_sentence(tmp_path, header, says):
    (tmp_path / "r.dat").write_bytes(bytes(64))
    (tmp_path / "empty.dat").write_bytes(b"")
    (tmp_path / "r.hea").write_text(header)
    with pytest.raises(DocumentRefused, match=says) as refused:
        read_wfdb(tmp_path / "r.hea")
    assert refused.value.text.endswith(".")


@pytest.mark.parametrize(("said", "rate", "notes"), [("500/60(3)", 500, ()), ("", 250, (NO_RATE,))])
def test_a_rate_that_is_not_said_is_that_of_the_format_and_a_note(tmp_path, said, rate, notes):
    (tmp_path / "r.dat").write_bytes(bytes(8))
    (tmp_path / "r.hea").write_text(f"r 1 {said}\nr.dat 16 1/uV 16 0 0 0 0 II\n")
    found = read_wfdb(tmp_path / "r.hea")
    assert found.signals[0].rate_hz == rate and found.notes == notes


def test_a_part_beyond_the_end_is_refused(tmp_path):
    with pytest.raises(DocumentRefused, match="ends before"):
        read_wfdb(wfdb(tmp_path, "16", numbers("16")), from_s=10)


def test_no_change_of_the_header_does_more_than_refuse(tmp_path):
    path = wfdb(tmp_path, "212", numbers("212"))
    whole, random = path.read_bytes(), np.random.default_rng(8)
    for _ in range(150):
        data = bytearray(whole)
        for at in random.integers(18, len(data), random.integers(1, 8)):
            data[at] = random.choice(list(b"0123456789-+.eE()/:x \n"))
        path.write_bytes(bytes(data))
        try:
            read_wfdb(path)
        except DocumentRefused as refusal:
            assert refusal.text.endswith(".")
