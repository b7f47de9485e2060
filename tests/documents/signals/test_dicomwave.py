"""A DICOM waveform's numbers, names and units; descriptions that contradict themselves are refused in a sentence."""

from typing import Any

import numpy as np
import pytest

from app.documents.opened import DocumentRefused
from app.documents.signals.dicomwave import SHORTER, recording

RAMP = np.arange(-100, 100, dtype=np.int16).reshape(100, 2)


def channel(name: str = "Lead II", unit: str = "uV", **more: Any) -> dict[str, Any]:
    """Dicts answer `get` as the datasets of pydicom do."""
    return {
        "ChannelSourceSequence": [{"CodeMeaning": name}],
        "ChannelSensitivityUnitsSequence": [{"CodeValue": unit}],
        "ChannelSensitivity": "1.25",
        **more,
    }


def group(**more: Any) -> dict[str, Any]:
    return {
        "NumberOfWaveformChannels": 2,
        "NumberOfWaveformSamples": 100,
        "SamplingFrequency": "500",
        "WaveformBitsAllocated": 16,
        "WaveformSampleInterpretation": "SS",
        "WaveformData": RAMP.astype("<i2").tobytes(),
        "ChannelDefinitionSequence": [channel("Lead I (Einthoven)"), channel("Lead aVR, augmented, right", "mV")],
        **more,
    }


def test_numbers_names_and_units():
    (signal,) = recording({"WaveformSequence": [group()]}).signals
    assert signal.names == ("I", "aVR") and signal.units == ("µV", "µV") and signal.rate_hz == 500
    assert signal.microvolt[:, 0] == pytest.approx(RAMP[:, 0] * 1.25)
    assert signal.microvolt[:, 1] == pytest.approx(RAMP[:, 1] * 1_250.0)


def test_correction_and_baseline_are_applied():
    both = [channel(ChannelSensitivityCorrectionFactor="2", ChannelBaseline="10"), channel("V1")]
    (signal,) = recording({"WaveformSequence": [group(ChannelDefinitionSequence=both)]}).signals
    assert signal.microvolt[0].tolist() == [-240.0, -123.75]


def test_each_group_is_a_signal_of_its_own():
    found = recording({"WaveformSequence": [group(), group(NumberOfWaveformSamples=60)]})
    assert [len(signal.microvolt) for signal in found.signals] == [100, 60] and found.seconds == 0.2


def test_the_other_byte_order_and_other_widths():
    big = group(WaveformData=RAMP.astype(">i2").tobytes())
    wide = group(WaveformData=RAMP.astype("<i4").tobytes(), WaveformBitsAllocated=32, WaveformSampleInterpretation="SL")
    for one, is_big in ((big, True), (wide, False)):
        (signal,) = recording({"WaveformSequence": [one]}, is_big).signals
        assert signal.microvolt[:, 0] == pytest.approx(RAMP[:, 0] * 1.25)


def test_padding_stands_for_nothing_recorded():
    (signal,) = recording(
        {"WaveformSequence": [group(WaveformPaddingValue=(-98).to_bytes(2, "little", signed=True))]}
    ).signals
    assert np.argwhere(np.isnan(signal.microvolt)).tolist() == [[1, 0]]


def test_less_than_said_is_shown_and_said():
    found = recording({"WaveformSequence": [group(WaveformData=RAMP[:40].tobytes())]})
    assert len(found.signals[0].microvolt) == 40 and found.notes == (SHORTER,)


@pytest.mark.parametrize(
    "wrong", [{"ChannelSensitivity": None}, {"ChannelSensitivity": "x"}, {"ChannelSensitivity": "0"}]
)
def test_a_lead_without_a_scale_has_no_unit(wrong):
    found = recording({"WaveformSequence": [group(ChannelDefinitionSequence=[channel("V1", **wrong), channel()])]})
    assert found.signals[0].units == ("", "µV") and "V1 has no usable scale" in found.notes[0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"NumberOfWaveformChannels": 3},
        {"NumberOfWaveformChannels": "many"},
        {"NumberOfWaveformSamples": 0},
        {"NumberOfWaveformSamples": 10**12},
        {"SamplingFrequency": "0"},
        {"SamplingFrequency": "inf"},
        {"WaveformBitsAllocated": 12},
        {"WaveformSampleInterpretation": "MB"},
        {"WaveformData": None},
        {"WaveformData": b""},
        {"ChannelDefinitionSequence": None},
    ],
    ids=str,
)
def test_a_description_that_cannot_be_true_is_refused_in_a_sentence(wrong):
    with pytest.raises(DocumentRefused) as refused:
        recording({"WaveformSequence": [group(**wrong)]})
    assert refused.value.text.endswith(".")


def test_no_waveform_is_no_recording():
    with pytest.raises(DocumentRefused, match="no curves"):
        recording({})
