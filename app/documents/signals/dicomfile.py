"""In the child: a DICOM file with curves through pydicom; what is in them is `dicomwave`'s."""

from pydicom import dcmread
from pydicom.errors import InvalidDicomError

from app.consult.sameperson import Subject
from app.documents.dicom.elements import text
from app.documents.dicom.reading import BROKEN_WAYS
from app.documents.dicom.subjects import subject_of
from app.documents.lying import Lying, opened
from app.documents.opened import DocumentRefused
from app.documents.signals.dicomwave import recording
from app.documents.signals.sentences import DAMAGED, EMPTY
from app.documents.signals.signal import Recording

BIG_ENDIAN = "1.2.840.10008.1.2.2"


def read_dicom(lies: Lying) -> tuple[Recording, tuple[Subject, ...]]:
    """Raises DocumentRefused."""
    try:
        with opened(lies) as file:
            dataset = dcmread(file, force=True)
            if "WaveformSequence" not in dataset:
                raise DocumentRefused(EMPTY)
            syntax = text(dataset.file_meta, "TransferSyntaxUID") if hasattr(dataset, "file_meta") else ""
            return recording(dataset, syntax == BIG_ENDIAN), (subject_of(dataset),)
    except (InvalidDicomError, *BROKEN_WAYS) as error:
        raise DocumentRefused(DAMAGED) from error
