"""In the child: which reader opens which kind of file; each is loaded with the first file of its kind."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.consult.events.describing import PageFacts
from app.consult.events.documents import DocumentKind, PageSize
from app.documents.deep import Deep
from app.documents.dicom.sniffing import ARCHIVE
from app.documents.lying import Lying, opened
from app.documents.opened import About, Tell
from app.geometry import Box


class FileReader(Protocol):
    """One open file. Each method may raise DocumentRefused, and whatever its parser raises for broken bytes."""

    def sizes(self) -> tuple[PageSize, ...]:
        """Of all pages, runs of equal ones as one entry."""
        ...

    def size(self, page: int) -> tuple[float, float]:
        """Width and height in the units that marks are drawn in."""
        ...

    def about(self) -> About:
        """What the file says of itself."""
        ...

    def facts(self) -> tuple[PageFacts, ...]:
        """What its pages are in the world; () where nothing is known."""
        ...

    def render(self, page: int, box: Box | None, scale: float, max_pixels: int) -> NDArray[np.uint8]:
        """(height, width, 3) BGR of a part, `scale` pixels a unit, less where it would be more than `max_pixels`."""
        ...

    def deep(self, page: int, box: Box | None, scale: float, max_pixels: int) -> Deep | None:
        """The values of a part at their full depth; None where the page has none: it is in colours, or no image."""
        ...

    def clean(self, into: Lying, named: bool, tell: Tell) -> None:
        """Writes the copy that may leave this computer, and tells how far it is. `named`: with whom it shows, where
        files of its kind say so."""
        ...

    def close(self) -> None: ...


def reader_of(kind: DocumentKind, file: Lying, password: str = "", looked_through: bool = False) -> FileReader:
    """`looked_through`: it was opened here before, cleaned and came out whole; its pages are to be drawn."""
    match kind:
        case "pdf":
            from app.documents.pages import PdfFile

            return PdfFile(file, password)
        case "picture":
            from app.documents.pictures import PictureFile

            return PictureFile(file)
        case "signal":
            from app.documents.signals.file import SignalFile

            return SignalFile(file)
        case "image":
            return _image(file, looked_through)


def _image(file: Lying, looked_through: bool) -> FileReader:
    """pydicom and its decoders are 40 MB of address space and 0.2 s that most sessions never need."""
    from app.documents.dicom.file import DicomFile
    from app.documents.dicom.stack import StackFile

    with opened(file) as begun:
        is_archive = begun.read(len(ARCHIVE)) == ARCHIVE
    return StackFile(file, looked_through) if is_archive else DicomFile(file)
