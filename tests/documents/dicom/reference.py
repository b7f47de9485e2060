"""pydicom's own way from a file to grey or colour, and the list of its test files: what ours is compared with."""

from pathlib import Path

import data_store
import numpy as np
import pydicom
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.pixels.processing import apply_color_lut, apply_modality_lut, apply_voi_lut
from pydicom.pixels.utils import pixel_array

OWN = Path(pydicom.__file__).parent / "data" / "test_files"
DATA = Path(data_store.__file__).parent / "data"
TABLE = Path(__file__).with_name("files.tsv")


def files() -> dict[str, Path]:
    """Every file of the two packages by the name the table has for it."""
    own = {f"own/{path.relative_to(OWN).as_posix()}": path for path in OWN.rglob("*")}
    data = {f"data/{path.relative_to(DATA).as_posix()}": path for path in DATA.rglob("*")}
    return {
        name: path
        for name, path in sorted((own | data).items())
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }


def table() -> dict[str, tuple[str, str]]:
    """Name -> pages and size, and the sentence where it cannot be shown."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {name: (shape, why) for name, shape, why in rows}


def rendered(path: Path, frame: int) -> NDArray[np.float64]:
    """(height, width) or (height, width, 3) red green blue, 0 to 255 before it is rounded."""
    dataset = pydicom.dcmread(path, force=True)
    if not dataset.file_meta.get("TransferSyntaxUID"):
        dataset.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
    values = pixel_array(dataset, index=frame)
    if dataset.PhotometricInterpretation == "PALETTE COLOR":
        values = apply_color_lut(values, dataset)[..., :3]
        return values / (2.0 ** (8 * values.dtype.itemsize) - 1) * 255
    if values.ndim == 3:
        return values / (2.0**dataset.BitsStored - 1) * 255
    _flatten(dataset, frame)
    measured = apply_modality_lut(values, dataset)
    low, high = _range(dataset, values, measured)
    part = np.clip((apply_voi_lut(measured, dataset).astype(float) - low) / max(high - low, 1e-9), 0, 1)
    shape = dataset.get("PresentationLUTShape", dataset.PhotometricInterpretation)
    return (1 - part if shape in ("MONOCHROME1", "INVERSE") else part) * 255


def _flatten(dataset: Dataset, frame: int) -> None:
    """pydicom's functions look at the top only."""
    for groups in ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence"):
        if groups not in dataset:
            continue
        found = dataset[groups].value[frame if groups.startswith("Per") else 0]
        for keyword in ("PixelValueTransformationSequence", "FrameVOILUTSequence"):
            for element in found[keyword].value[0] if keyword in found else ():
                dataset[element.tag] = element


def _range(dataset: Dataset, values: NDArray[np.generic], measured: NDArray[np.generic]) -> tuple[float, float]:
    """What pydicom's output runs between (its documentation of `apply_voi` and `apply_windowing`)."""
    if dataset.get("VOILUTSequence"):
        return 0.0, 2.0 ** dataset.VOILUTSequence[0].LUTDescriptor[2] - 1
    if "WindowWidth" not in dataset:
        inside = values != dataset.get("PixelPaddingValue")
        counted = measured[inside] if np.any(inside) else measured
        return float(counted.min()), float(counted.max())
    if dataset.get("ModalityLUTSequence"):
        return 0.0, 2.0 ** dataset.ModalityLUTSequence[0].LUTDescriptor[2] - 1
    bits = dataset.BitsStored
    low, high = (
        (0.0, 2.0**bits - 1) if dataset.PixelRepresentation == 0 else (-(2.0 ** (bits - 1)), 2.0 ** (bits - 1) - 1)
    )
    if "RescaleSlope" in dataset and "RescaleIntercept" in dataset:
        slope, intercept = float(dataset.RescaleSlope), float(dataset.RescaleIntercept)
        return low * slope + intercept, high * slope + intercept
    return low, high
