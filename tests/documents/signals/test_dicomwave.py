"""A DICOM waveform's numbers, names and units; descriptions that contradict themselves are refused in a sentence."""

from typing import Any

import numpy as np
import pytest

from app.documents.opened import DocumentRefused
from app.documents.signals.dicomwave import MOST_GROUPS, recording
from app.documents.signals.sentences import BESIDE, DERIVED, SHORTER

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
    "wrong",
    [
        {"ChannelSensitivity": None},
        {"ChannelSensitivity": "x"},
        {"ChannelSensitivity": "0"},
        {"ChannelSensitivityCorrectionFactor": "x"},
        {"ChannelSensitivityCorrectionFactor": "1_0"},
        {"ChannelBaseline": "nan"},
        {"ChannelStatus": "UNCALIBRATED"},
    ],
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
        {"SamplingFrequency": "1e-320"},
        {"SamplingFrequency": "1e6"},
        {"MultiplexGroupTimeOffset": "1e308"},
        {"MultiplexGroupTimeOffset": "x"},
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


def coded(value: str, label: str) -> dict[str, Any]:
    return channel(ChannelSourceSequence=[{"CodeValue": value, "CodeMeaning": label}], ChannelLabel=label)


def test_the_coded_source_goes_before_what_somebody_wrote():
    both = [coded("2:62", "ECG 4"), coded("5.6.3-9-3", "V2")]
    (signal,) = recording({"WaveformSequence": [group(ChannelDefinitionSequence=both)]}).signals
    assert signal.names == ("aVR", "V1")
    both = [coded("2:999", "V3"), coded("X", "V3")]
    (signal,) = recording({"WaveformSequence": [group(ChannelDefinitionSequence=both)]}).signals
    assert signal.names == ("V3 (1)", "V3 (2)")


def test_what_the_recorder_computed_moved_or_filtered_is_said():
    both = [channel("V1", ChannelTimeSkew="0.002"), channel("V2", FilterLowFrequency="0.05", FilterHighFrequency="150")]
    found = recording({"WaveformSequence": [group(ChannelDefinitionSequence=both, WaveformOriginality="DERIVED")]})
    assert len(found.notes) == 2 and DERIVED in found.notes and "V1 was recorded a little" in found.notes[0]
    assert found.signals[0].filters == ("", "HP:0.05Hz LP:150Hz")


def test_all_groups_together_are_no_larger_than_one_may_be():
    for groups in ([group()] * (MOST_GROUPS + 1), [group(NumberOfWaveformSamples=10_000_000)] * 2):
        with pytest.raises(DocumentRefused, match="more memory"):
            recording({"WaveformSequence": groups})


def test_no_waveform_is_no_recording():
    with pytest.raises(DocumentRefused, match="no curves"):
        recording({})


def test_an_averaged_beat_is_put_on_paper_only_where_nothing_was_recorded():
    rhythm, beat = group(), group(MultiplexGroupLabel="MEDIAN BEAT", NumberOfWaveformSamples=60)
    both = recording({"WaveformSequence": [rhythm, beat]})
    assert [signal.is_made for signal in both.signals] == [False, True] and both.notes[-1] == BESIDE
    assert both.holding("I") is both.signals[0] and both.voltages == ("I", "aVR")
    alone = recording({"WaveformSequence": [beat]})
    assert alone.holding("I") is alone.signals[0] and DERIVED in alone.notes


def test_a_lead_that_the_recorder_doubts_is_shown_with_its_doubt():
    both = [channel("V1", ChannelStatus="QUESTIONABLE"), channel("V2", ChannelStatus="OK")]
    found = recording({"WaveformSequence": [group(ChannelDefinitionSequence=both)]})
    assert found.voltages == ("V1", "V2") and len(found.notes) == 1 and "V1 for questionable" in found.notes[0]


def test_no_bit_is_lost_above_a_large_baseline():
    wide = (np.arange(200, dtype=np.int64) + (1 << 30)).reshape(100, 2)
    both = [channel("V1", ChannelBaseline=str(-(1 << 30)), ChannelSensitivity="1"), channel("V2")]
    described = group(
        WaveformData=wide.astype("<i4").tobytes(), WaveformBitsAllocated=32, ChannelDefinitionSequence=both
    )
    (signal,) = recording({"WaveformSequence": [described | {"WaveformSampleInterpretation": "SL"}]}).signals
    assert signal.microvolt[:, 0].tolist() == list(range(0, 200, 2))
