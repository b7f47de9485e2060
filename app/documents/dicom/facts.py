"""What a page of a medical image is in the world: millimetres, sides, place in the stack, windows, unit. A stack is
sorted by the places."""

import math
from collections.abc import Sequence
from itertools import groupby

import msgspec
from pydicom.dataset import Dataset

from app.consult.events.describing import NO_LETTERS, Letters, PageFacts, Preset, Scale
from app.documents.dicom.elements import number, numbers, text, texts
from app.documents.dicom.regions import regions
from app.documents.dicom.voi import windows

# Pictures of shadows: a spacing in them is true at the detector only, unless it was corrected (PS3.3 10.7.1.3).
PROJECTIONS = ("CR", "DX", "RG", "MG", "XA", "RF", "IO", "PX", "RTIMAGE")
HOUNSFIELD = "HU"
CT_PRESETS = (
    Preset("Soft tissue", 40, 400),
    Preset("Lung", -600, 1500),
    Preset("Bone", 400, 1800),
    Preset("Brain", 40, 80),
    Preset("Abdomen", 60, 350),
)
OBLIQUE = math.sin(math.radians(15))  # a side that leans further than this towards another one is named with both
SMALLEST_MM, LARGEST_MM = 1e-4, 100.0  # of one pixel: outside of it somebody left a zero or another unit
Vector = tuple[float, float, float]


def together(each: Sequence[PageFacts]) -> tuple[PageFacts, ...]:
    """Of every page in turn; equal ones one after another become one entry."""
    return tuple(msgspec.structs.replace(one, count=len(list(run))) for one, run in groupby(each))


def facts_of(dataset: Dataset, frame: int, bits: int) -> PageFacts:
    """Of one picture of a file. `bits`: of what it stores."""
    unit = _unit(dataset, frame)
    presets = windows(dataset, frame)
    return PageFacts(
        scales=scales(dataset, frame),
        letters=letters(dataset, frame),
        position_mm=position_mm(dataset, frame),
        bits=bits,
        presets=presets + CT_PRESETS if unit == HOUNSFIELD else presets,
        values=unit,
    )


def scales(dataset: Dataset, frame: int) -> tuple[Scale, ...]:
    """Millimetres a pixel, () where nobody calibrated it. Ultrasound has its regions and nothing else."""
    found = regions(dataset)
    modality = text(dataset, "Modality").upper()
    if found or modality in ("US", "IVUS"):
        return found
    corrected = _spacing(dataset, "PixelSpacing", frame)
    detector = _spacing(dataset, "ImagerPixelSpacing", frame) or _spacing(dataset, "NominalScannedPixelSpacing", frame)
    if modality not in PROJECTIONS:
        spacing = corrected or detector
        kind = "spacing" if corrected else "detector"
        return (_scale(spacing, at_detector=kind == "detector"),) if spacing else ()
    if corrected and _was_corrected(dataset, corrected, detector):
        return (_scale(corrected, at_detector=False),)
    spacing = detector or corrected
    return (_scale(spacing, at_detector=True),) if spacing else ()


def letters(dataset: Dataset, frame: int) -> Letters:
    """Top, right, bottom, left as the patient's sides: L R A P H F, two of them where the picture leans."""
    vectors = _axes(dataset, frame)
    if vectors is not None:
        right, bottom = (_sides(vector) for vector in vectors[:2])
        return (_opposite(bottom), right, bottom, _opposite(right))
    said = texts(dataset, "PatientOrientation", frame)
    if len(said) != 2 or not all(side and set(side) <= set("LRAPHF") for side in said):
        return NO_LETTERS
    return (_opposite(said[1]), said[0], said[1], _opposite(said[0]))


def position_mm(dataset: Dataset, frame: int) -> float | None:
    """Along the normal of the slice: what a stack is sorted by."""
    axes, place = _axes(dataset, frame), numbers(dataset, "ImagePositionPatient", frame)
    if axes is None or len(place) != 3:
        return None
    return round(sum(along * at for along, at in zip(axes[2], place, strict=True)), 4)


def normal(dataset: Dataset, frame: int) -> Vector | None:
    """Which way the slice looks, in the patient's directions."""
    axes = _axes(dataset, frame)
    return axes[2] if axes is not None else None


def _spacing(dataset: Dataset, keyword: str, frame: int) -> tuple[float, float] | None:
    """(across, down) in millimetres: the file has the distance of rows first."""
    found = numbers(dataset, keyword, frame)
    if len(found) != 2 or not all(SMALLEST_MM <= value <= LARGEST_MM for value in found):
        return None
    return found[1], found[0]


def _scale(spacing: tuple[float, float], at_detector: bool) -> Scale:
    return Scale("detector" if at_detector else "spacing", *spacing, "mm", "mm")


def _was_corrected(dataset: Dataset, spacing: tuple[float, float], detector: tuple[float, float] | None) -> bool:
    """The file says how, or gives another value than at the detector. One value alone may be either: then it is not."""
    if text(dataset, "PixelSpacingCalibrationType").upper() in ("GEOMETRY", "FIDUCIAL"):
        return True
    return detector is not None and not all(
        math.isclose(one, other, rel_tol=1e-3) for one, other in zip(spacing, detector, strict=True)
    )


def _unit(dataset: Dataset, frame: int) -> str:
    """Only CT measures in a unit that everybody shares. A scout picture does not; a picture made from others only where
    it says so (PS3.3 C.11.1.1.2)."""
    if text(dataset, "Modality").upper() != "CT" or number(dataset, "RescaleSlope", frame) is None:
        return ""
    kind = [word.upper() for word in texts(dataset, "ImageType")]
    said = text(dataset, "RescaleType", frame).upper()
    if "LOCALIZER" in kind:
        return ""
    return HOUNSFIELD if said == HOUNSFIELD or (not said and kind[:1] == ["ORIGINAL"]) else ""


def _axes(dataset: Dataset, frame: int) -> tuple[Vector, Vector, Vector] | None:
    """To the right, downwards, and the normal: three unit vectors in the patient's directions (left, back, head)."""
    found = numbers(dataset, "ImageOrientationPatient", frame)
    if len(found) != 6:
        return None
    right, down = (found[0], found[1], found[2]), (found[3], found[4], found[5])
    if abs(_dot(right, right) - 1) > 0.02 or abs(_dot(down, down) - 1) > 0.02 or abs(_dot(right, down)) > 0.02:
        return None
    normal = (
        right[1] * down[2] - right[2] * down[1],
        right[2] * down[0] - right[0] * down[2],
        right[0] * down[1] - right[1] * down[0],
    )
    return right, down, normal


def _dot(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _sides(vector: Vector) -> str:
    named = [(abs(part), pair[part < 0]) for part, pair in zip(vector, ("LR", "PA", "HF"), strict=True)]
    named.sort(reverse=True)
    return named[0][1] + "".join(side for size, side in named[1:] if size > OBLIQUE)


def _opposite(sides: str) -> str:
    return sides.translate(str.maketrans("LRAPHF", "RLPAFH"))
