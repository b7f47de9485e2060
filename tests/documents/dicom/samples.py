"""Small DICOM files made for the tests: a ramp that knows its values, and whatever a test wants changed in it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom import dcmwrite
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

NAME, NUMBER = "Winter^Anna", "4711-008"


def ramp(rows: int = 16, columns: int = 32) -> NDArray[np.int16]:
    """Stored values 0, 1, 2, ... from the upper left on."""
    return np.arange(rows * columns, dtype=np.int16).reshape(rows, columns)


def image(pixels: NDArray[np.generic] | None = None, **changes: object) -> Dataset:
    """A CT slice: 0.5 mm across, 0.25 mm down, Hounsfield units from -1024 on; `changes` by keyword, None takes the
    element out."""
    values = ramp() if pixels is None else pixels
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID = CTImageStorage
    dataset.SOPInstanceUID = generate_uid(entropy_srcs=["instance"])
    dataset.SeriesInstanceUID = generate_uid(entropy_srcs=["series"])
    dataset.StudyInstanceUID = generate_uid(entropy_srcs=["study"])
    dataset.Modality = "CT"
    dataset.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    dataset.PatientName, dataset.PatientID, dataset.PatientSex = NAME, NUMBER, "F"
    dataset.PatientBirthDate, dataset.StudyDate = "19800115", "20260301"
    dataset.InstanceNumber = 1
    dataset.PixelSpacing = [0.25, 0.5]  # rows first
    dataset.ImagePositionPatient = [0.0, 0.0, 10.0]
    dataset.ImageOrientationPatient = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    dataset.RescaleSlope, dataset.RescaleIntercept = 1.0, -1024.0
    dataset.SamplesPerPixel = 3 if values.ndim == 3 and values.shape[-1] == 3 else 1
    dataset.PhotometricInterpretation = "RGB" if dataset.SamplesPerPixel == 3 else "MONOCHROME2"
    if dataset.SamplesPerPixel == 3:
        dataset.PlanarConfiguration = 0
    dataset.Rows, dataset.Columns = values.shape[:2]
    dataset.BitsAllocated = dataset.BitsStored = values.dtype.itemsize * 8
    dataset.HighBit = dataset.BitsStored - 1
    dataset.PixelRepresentation = int(values.dtype.kind == "i")
    dataset.PixelData = values.tobytes()
    dataset["PixelData"].VR = "OB" if values.dtype.itemsize == 1 else "OW"
    for keyword, value in changes.items():
        if value is None:
            delattr(dataset, keyword)
        else:
            setattr(dataset, keyword, value)
    return dataset


def written(dataset: Dataset, path: Path) -> Path:
    dcmwrite(path, dataset, enforce_file_format=True)
    return path


def sequence_item(**elements: object) -> Dataset:
    item = Dataset()
    for keyword, value in elements.items():
        setattr(item, keyword, value)
    return item
