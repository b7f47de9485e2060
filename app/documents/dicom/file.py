"""In the child: one DICOM file as pages, a page a picture of it, by its own window; holds one picture at a time."""

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.consult.events.documents import PageSize
from app.documents.cutting import cut
from app.documents.dicom.elements import text
from app.documents.dicom.hiding import write_hidden
from app.documents.dicom.pixels import stored
from app.documents.dicom.reading import read
from app.documents.dicom.subjects import may_show_a_name, subject_of
from app.documents.dicom.voi import Tones
from app.documents.opened import About
from app.geometry import Box

LONGEST_MODALITY = 8  # the longest of the standard has seven letters; more is something else


class DicomFile:
    """Raises DocumentRefused, and whatever pydicom raises for a file that is broken in a new way."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._dataset, self._shape = read(self._path)
        self._shown: tuple[int, Image.Image] | None = None

    def sizes(self) -> tuple[PageSize, ...]:
        """In pixels. The first picture is unpacked to see whether there is one: nothing is announced that is not."""
        self._picture(0)
        return (PageSize(self._shape.frames, float(self._shape.columns), float(self._shape.rows)),)

    def size(self, page: int) -> tuple[float, float]:
        return float(self._shape.columns), float(self._shape.rows)

    def about(self) -> About:
        """Called by the kind of picture: a file's own name is often the patient's."""
        modality = text(self._dataset, "Modality")
        plain = modality.isascii() and modality.isalnum() and len(modality) <= LONGEST_MODALITY
        subject = subject_of(self._dataset)
        return About(modality if plain else "DICOM", (subject,), may_show_a_name(self._dataset))

    def render(self, page: int, box: Box | None, scale: float, max_pixels: int) -> NDArray[np.uint8]:
        """(height, width, 3) BGR; never more pixels than the picture has."""
        part, size = cut(*self.size(page), box, scale, max_pixels)
        drawn = self._picture(page).resize(size, Image.Resampling.LANCZOS, part, reducing_gap=3.0)
        return np.asarray(drawn.convert("RGB"))[:, :, ::-1]

    def clean(self, into: str) -> None:
        """A copy that draws and measures the same and names nobody. The same file gives the same copy."""
        key = hashlib.sha256(self._path.read_bytes()).digest()
        write_hidden(self._dataset, self._shape, key, Path(into))

    def close(self) -> None:
        self._shown = None

    def _picture(self, page: int) -> Image.Image:
        """Grey stays grey until the end: a third of the work and the memory."""
        if self._shown is None or self._shown[0] != page:
            self._shown = None
            values = stored(self._dataset, self._shape, page)
            grey = values.ndim == 2
            self._shown = (page, Image.fromarray(Tones(self._dataset, page).grey(values) if grey else values))
        return self._shown[1]
