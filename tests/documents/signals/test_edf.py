"""EDF and BDF: to the letter, beside the letter, and hostile; every file gives numbers that are right or a sentence."""

import numpy as np
import pytest

from app.documents.opened import DocumentRefused
from app.documents.signals.edf import BEHIND_GAP, read_edf
from app.documents.signals.sentences import GAP, LONGER, SHORTER
from tests.documents.signals.recordings import edf

RAMP = np.arange(400).reshape(4, 100)


def test_numbers_come_out_in_microvolts(tmp_path):
    found = read_edf(edf(tmp_path / "a.edf", [RAMP, RAMP - 200], labels=["ECG II", "lead_avr"]))

    (signal,) = found.signals
    assert signal.names == ("II", "aVR") and signal.units == ("µV", "µV")
    assert signal.rate_hz == 100 and found.seconds == 4 and found.notes == ()
    assert signal.microvolt[:, 0] == pytest.approx(np.arange(400) / 2)
    assert signal.start == "01.02.21 10.11.12"


def test_millivolts_are_microvolts_and_what_is_no_voltage_keeps_its_unit(tmp_path):
    (signal,) = read_edf(edf(tmp_path / "a.edf", [RAMP], unit="mV")).signals
    assert signal.microvolt[2, 0] == pytest.approx(1_000)
    (signal,) = read_edf(edf(tmp_path / "b.edf", [RAMP], unit="%")).signals
    assert signal.units == ("%",) and signal.voltages == ()


def test_three_bytes_a_sample_keep_their_sign(tmp_path):
    values = np.array([[-8_388_608, -1, 0, 1, 8_388_607]])
    (signal,) = read_edf(edf(tmp_path / "a.bdf", [values], wide=True, low="-1", high="1", least="-1", most="1")).signals
    assert signal.microvolt[:, 0] == pytest.approx(values[0])


def test_leads_of_different_rates_are_signals_of_their_own(tmp_path):
    slow = np.arange(40).reshape(4, 10)
    found = read_edf(edf(tmp_path / "a.edf", [slow, RAMP, RAMP], labels=["Resp", "I", "II"]))
    assert [(s.names, s.rate_hz) for s in found.signals] == [(("I", "II"), 100.0), (("Resp",), 10.0)]


def test_a_later_part_is_read_alone(tmp_path):
    (signal,) = read_edf(edf(tmp_path / "a.edf", [RAMP]), from_s=2.7).signals
    assert signal.from_s == 2.0 and len(signal.microvolt) == 200 and signal.microvolt[0, 0] == pytest.approx(100)


@pytest.mark.parametrize(
    "oddity",
    [
        {"unit": "µV".encode("latin-1")},
        {"unit": "µV"},
        {"unit": b"uV\0\0\0\0\0\0"},
        {"low": "-1000,0"},
        {"labels": ["Ableitung é".encode("latin-1")]},
        {"labels": ["Пульс II"]},
        {"records": "-1"},
        {"stated_bytes": "0"},
        {"stated_bytes": "99999"},
    ],
    ids=lambda oddity: "-".join(oddity),
)
def test_what_is_not_to_the_letter_is_read_where_nothing_must_be_guessed(tmp_path, oddity):
    found = read_edf(edf(tmp_path / "a.edf", [RAMP], **oddity))
    assert found.signals[0].microvolt[:, 0] == pytest.approx(np.arange(400) / 2) and found.notes == ()


def test_a_file_cut_off_shows_what_is_there_and_says_so(tmp_path):
    found = read_edf(edf(tmp_path / "a.edf", [RAMP], cut=30))
    assert len(found.signals[0].microvolt) == 300 and found.notes == (SHORTER,)


def test_a_file_longer_than_it_says_is_shown_whole(tmp_path):
    found = read_edf(edf(tmp_path / "a.edf", [RAMP], records="2"))
    assert len(found.signals[0].microvolt) == 400 and found.notes == (LONGER,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"low": "0", "high": "0"},
        {"least": "5", "most": "5"},
        {"high": "nan"},
        {"low": "?"},
        {"low": "-32,768"},
        {"high": "1_000"},
        {"least": "-2000.5"},
        {"least": "-32,768"},
    ],
)
def test_a_lead_without_a_scale_has_no_unit_and_says_so(tmp_path, wrong):
    found = read_edf(edf(tmp_path / "a.edf", [RAMP], **wrong))
    assert found.signals[0].units == ("",) and "no usable scale" in found.notes[0]
    assert found.signals[0].lead("Lead 0") is None


def test_annotations_are_no_curve_and_a_gap_ends_what_is_shown(tmp_path):
    words = [b"+0\x14\x14", b"+1\x14\x14", b"+7.5\x14\x14", b"+8.5\x14\x14"]
    found = read_edf(edf(tmp_path / "a.edf", [RAMP], words=words, reserved=b"EDF+D"))
    assert found.signals[0].names == ("Lead 0",)
    assert len(found.signals[0].microvolt) == 200 and GAP in found.notes


def test_behind_a_gap_nothing_is_read_whose_time_is_not_certain(tmp_path):
    words = [b"+0\x14\x14", b"+1\x14\x14", b"+7.5\x14\x14", b"+8.5\x14\x14"]
    path = edf(tmp_path / "a.edf", [RAMP], words=words, reserved=b"EDF+D")
    assert read_edf(path).seconds == 2 and read_edf(path, from_s=1).signals[0].from_s == 1
    for from_s in (2.0, 3.0):
        with pytest.raises(DocumentRefused, match=BEHIND_GAP):
            read_edf(path, from_s)


def test_a_record_without_its_time_lies_behind_a_gap_and_the_first_may_begin_at_a_fraction(tmp_path):
    words = [b"+0.25\x14\x14", b"+1.25\x14\x14", b"", b""]
    found = read_edf(edf(tmp_path / "a.edf", [RAMP], words=words, reserved=b"EDF+D"))
    assert len(found.signals[0].microvolt) == 200 and found.notes == (GAP,)
    with pytest.raises(DocumentRefused, match="damaged"):
        read_edf(edf(tmp_path / "b.edf", [RAMP], words=[b"no"] * 4, reserved=b"EDF+D"))


def test_what_the_recorder_filtered_is_carried(tmp_path):
    (signal,) = read_edf(edf(tmp_path / "a.edf", [RAMP], filters="HP:0.1Hz LP:75Hz")).signals
    assert signal.filters == ("HP:0.1Hz LP:75Hz",)


def test_leads_of_one_name_are_told_apart_and_none_is_taken_for_it(tmp_path):
    (signal,) = read_edf(edf(tmp_path / "a.edf", [RAMP, RAMP], labels=["V1", "ECG V1"])).signals
    assert signal.names == ("V1 (1)", "V1 (2)") and signal.lead("V1") is None


def test_records_that_follow_one_another_have_no_gap(tmp_path):
    words = [b"+%d\x14\x14" % n for n in range(4)]
    found = read_edf(edf(tmp_path / "a.edf", [RAMP], words=words, reserved=b"EDF+D"))
    assert len(found.signals[0].microvolt) == 400 and found.notes == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"record_s": "0"},
        {"record_s": "-1"},
        {"record_s": "inf"},
        {"record_s": "x"},
        {"record_s": "1e-320"},
        {"record_s": "0.0001"},
        {"record_s": "1e5"},
        {"record_s": "5e7"},
        {"record_s": "1_0"},
        {"cut": 700},
    ],
    ids=str,
)
def test_what_has_no_time_or_no_record_is_refused_in_a_sentence(tmp_path, wrong):
    with pytest.raises(DocumentRefused, match=r"^[A-Z].*\.$"):
        read_edf(edf(tmp_path / "a.edf", [RAMP], **wrong))


def test_a_part_beyond_the_end_is_refused(tmp_path):
    with pytest.raises(DocumentRefused, match="ends before"):
        read_edf(edf(tmp_path / "a.edf", [RAMP]), from_s=4.0)


def test_no_change_of_a_byte_in_the_header_does_more_than_refuse(tmp_path):
    whole = edf(tmp_path / "a.edf", [RAMP, RAMP], words=[b"+0\x14\x14"] * 4, reserved=b"EDF+D").read_bytes()
    random = np.random.default_rng(4)
    path = tmp_path / "b.edf"
    for _ in range(150):
        data = bytearray(whole)
        for at in random.integers(0, 1_024, random.integers(1, 12)):
            data[at] = random.choice(list(b"0123456789-+.eE \0\xff,"))
        path.write_bytes(bytes(data[: random.integers(1, len(data) + 1)]))
        try:
            found = read_edf(path)
        except DocumentRefused as refusal:
            assert refusal.text.endswith(".")
        else:
            assert all(signal.rate_hz > 0 and signal.microvolt.dtype == np.float32 for signal in found.signals)


@pytest.mark.parametrize("data", [b"", b"0", b"0       " * 32, b"\xffBIOSEMI" * 40, b"\0" * 600, b"0".ljust(2_000)])
def test_what_is_no_recording_is_refused(tmp_path, data):
    (tmp_path / "a.edf").write_bytes(data)
    with pytest.raises(DocumentRefused):
        read_edf(tmp_path / "a.edf")
