"""Medical images and a recording of the patient of these tests, one file of each kind, made here."""

import zipfile
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.uid import (
    DigitalXRayImageStorageForPresentation,
    EnhancedCTImageStorage,
    SecondaryCaptureImageStorage,
    TwelveLeadECGWaveformStorage,
    UltrasoundMultiFrameImageStorage,
)

from tests.documents.dicom.samples import image, sequence_item, written
from tests.documents.signals.recordings import sample

NUMBER = "4711"  # as it was asked for: a file of somebody else's would be asked about
OURS = {"PatientID": NUMBER, "PatientBirthDate": ""}
NO_PLACE = dict.fromkeys(
    ("PixelSpacing", "ImagePositionPatient", "ImageOrientationPatient", "RescaleSlope", "RescaleIntercept")
)


def ct_series(folder: Path) -> Path:
    """Two slices in an archive, the upper first. All files are small: they travel to the other side while it draws."""
    path = folder / "series.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number, place in enumerate((20.0, 0.0)):
            window = {"WindowCenter": 40, "WindowWidth": 400, "PixelSpacing": [0.8, 0.8]}
            where = {"ImagePositionPatient": [0.0, 0.0, place], "SOPInstanceUID": f"1.2.{number + 1}"}
            part = written(image(_body(place), **OURS, **window, **where), folder / "slice.dcm")
            archive.write(part, f"{number}.dcm")
    return path


def enhanced_ct(folder: Path) -> Path:
    """Two pictures in one file, whose places stand in groups."""
    shared = sequence_item(
        PixelMeasuresSequence=[sequence_item(PixelSpacing=[0.8, 0.8])],
        PlaneOrientationSequence=[sequence_item(ImageOrientationPatient=[1, 0, 0, 0, 1, 0])],
        FrameVOILUTSequence=[sequence_item(WindowCenter=40, WindowWidth=400)],
        PixelValueTransformationSequence=[sequence_item(RescaleIntercept=-1024, RescaleSlope=1)],
    )
    own = [
        sequence_item(PlanePositionSequence=[sequence_item(ImagePositionPatient=[0, 0, place])]) for place in (0, 10)
    ]
    groups = {"SharedFunctionalGroupsSequence": [shared], "PerFrameFunctionalGroupsSequence": own}
    frames = np.stack([_body(0.0), _body(30.0)])
    made = image(frames[0], SOPClassUID=EnhancedCTImageStorage, NumberOfFrames=2, **groups, **OURS, **NO_PLACE)
    made.PixelData = frames.tobytes()
    return written(made, folder / "enhanced.dcm")


def ultrasound(folder: Path) -> Path:
    """Two pictures of a fan with its calibrated region."""
    region = sequence_item(
        RegionSpatialFormat=1,
        RegionDataType=1,
        RegionFlags=0,
        RegionLocationMinX0=100,
        RegionLocationMinY0=40,
        RegionLocationMaxX1=700,
        RegionLocationMaxY1=560,
        PhysicalUnitsXDirection=3,
        PhysicalUnitsYDirection=3,
        PhysicalDeltaX=0.02,
        PhysicalDeltaY=0.02,
    )
    rows, columns = np.mgrid[:600, :800]
    away = np.hypot(rows - 40, columns - 400)
    fan = (away < 500) & (np.abs(columns - 400) < rows - 40)
    frames = [
        cv2.GaussianBlur(
            np.repeat((fan * (40 + 180 * (np.sin(away / 14 + turn) > 0.6)))[..., None], 3, axis=2).astype(np.uint8),
            (0, 0),
            1.5,
        )
        for turn in range(2)
    ]
    about = {"SOPClassUID": UltrasoundMultiFrameImageStorage, "Modality": "US", "NumberOfFrames": 2, "FrameTime": 40}
    made = image(frames[0], SequenceOfUltrasoundRegions=[region], **about, **OURS, **NO_PLACE)
    made.PixelData = np.stack(frames).tobytes()
    return written(made, folder / "fan.dcm")


def radiograph(folder: Path) -> Path:
    """Measured at the detector, with the patient's sides."""
    values = np.asarray(cv2.resize(_body(0.0).astype(np.uint16) + 200, None, fx=1.4, fy=1.4), np.uint16)[90:-90]
    sides = {"PatientOrientation": ["L", "F"], "ImagerPixelSpacing": [0.3, 0.3]}
    about = {"SOPClassUID": DigitalXRayImageStorageForPresentation, "Modality": "DX", "WindowCenter": 1100}
    made = image(values, WindowWidth=2400, **about, **sides, **OURS, **NO_PLACE)
    return written(made, folder / "chest.dcm")


def palette(folder: Path) -> Path:
    """A secondary capture in colours of its own, without any scale."""
    rows, columns = np.mgrid[:480, :640]
    numbers = ((rows + columns) * 255 // 1_118).astype(np.uint8)
    cv2.rectangle(numbers, (80, 60), (300, 240), 200, -1)
    cv2.putText(numbers, "F", (360, 300), cv2.FONT_HERSHEY_SIMPLEX, 4, 10, 6)
    steps = np.arange(256, dtype=np.uint16)
    colours = {"Red": steps, "Green": 255 - steps, "Blue": (steps * 3) % 256}
    tables: dict[str, object] = {}
    for colour, table in colours.items():
        tables[f"{colour}PaletteColorLookupTableDescriptor"] = [256, 0, 16]
        tables[f"{colour}PaletteColorLookupTableData"] = (table * 257).astype("<u2").tobytes()
    about = {
        "SOPClassUID": SecondaryCaptureImageStorage,
        "Modality": "OT",
        "PhotometricInterpretation": "PALETTE COLOR",
    }
    return written(image(numbers, **about, **tables, **OURS, **NO_PLACE), folder / "palette.dcm")


def ecg(folder: Path) -> Path:
    """Twelve leads, 10 s, a microvolt a step."""
    signal = sample()
    channels = [
        sequence_item(
            ChannelSourceSequence=[sequence_item(CodeMeaning=f"Lead {name}")],
            ChannelSensitivity="1",
            ChannelSensitivityUnitsSequence=[sequence_item(CodeValue="uV")],
            ChannelSensitivityCorrectionFactor="1",
            ChannelBaseline="0",
        )
        for name in signal.names
    ]
    values = np.rint(signal.microvolt).astype("<i2")
    group = sequence_item(
        NumberOfWaveformChannels=len(channels),
        NumberOfWaveformSamples=len(values),
        SamplingFrequency="500",
        WaveformBitsAllocated=16,
        WaveformSampleInterpretation="SS",
        ChannelDefinitionSequence=channels,
        WaveformData=values.tobytes(),
    )
    group["WaveformData"].VR = "OW"
    pictured = ("Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "SamplesPerPixel")
    absent = dict.fromkeys((*pictured, "PhotometricInterpretation", "PixelData", *NO_PLACE))
    made: Dataset = image(SOPClassUID=TwelveLeadECGWaveformStorage, Modality="ECG", **OURS, **absent)
    made.WaveformSequence = [group]
    return written(made, folder / "twelve.dcm")


def _body(place: float) -> NDArray[np.int16]:
    """(512, 512) stored values of a slice, 1,024 above Hounsfield's."""
    rows, columns = np.mgrid[:512, :512] - 256
    values = np.where((rows / (220 - place)) ** 2 + (columns / 180) ** 2 < 1, 1064, 24).astype(np.int16)
    values[(rows + 40) ** 2 + (columns - 60) ** 2 < 2_500] = 1_150
    values[(rows - 120) ** 2 + columns**2 < 900] = 1_900
    # No detector has an edge of one pixel, which each size would cut anew.
    return np.asarray(cv2.GaussianBlur(values, (0, 0), 2.5), np.int16)
