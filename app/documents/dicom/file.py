"""In the child: one DICOM file as pages, a page a picture of it, by its own window; holds one picture at a time."""

from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.consult.events.describing import PageFacts
from app.consult.events.documents import PageSize
from app.documents.cutting import cut
from app.documents.deep import Deep
from app.documents.dicom.depth import deep_of
from app.documents.dicom.elements import text
from app.documents.dicom.facts import facts_of, together
from app.documents.dicom.hiding import key_of, write_hidden, write_named
from app.documents.dicom.pixels import NO_SUCH, Values, halved, stored
from app.documents.dicom.reading import breaks_off, read
from app.documents.dicom.series import Slice, in_order, slices_of
from app.documents.dicom.subjects import may_show_a_name, subject_of
from app.documents.dicom.voi import Tones
from app.documents.lying import Lying, opened, written
from app.documents.opened import About, DocumentRefused, Tell, untold
from app.geometry import Box

LONGEST_MODALITY = 8  # the longest of the standard has seven letters; more is something else


class DicomFile:
    """Raises DocumentRefused, and whatever pydicom raises for a file that is broken in a new way. The pictures of an
    enhanced file are a stack, and its pages lie in the order of their places."""

    def __init__(self, file: Lying) -> None:
        self._lies = file
        with opened(file) as source:
            self._pictures = Pictures(source)
        self._frames = tuple(each.frame for each in in_order(self._pictures.slices(0)))

    def sizes(self) -> tuple[PageSize, ...]:
        """In pixels, as the file says; whether there is a picture of that size is seen when it is drawn."""
        return (PageSize(len(self._frames), *self._pictures.size),)

    def size(self, page: int) -> tuple[float, float]:
        return self._pictures.size

    def about(self) -> About:
        return self._pictures.about()

    def frame(self, page: int) -> int:
        """Which picture of the file this page is. Raises DocumentRefused beyond the last."""
        if not 0 <= page < len(self._frames):
            raise DocumentRefused(NO_SUCH)
        return self._frames[page]

    def render(self, page: int, box: Box | None, scale: float, max_pixels: int) -> NDArray[np.uint8]:
        """(height, width, 3) BGR; never more pixels than the picture has."""
        return self._pictures.draw(self.frame(page), box, scale, max_pixels)

    def deep(self, page: int, box: Box | None, scale: float, max_pixels: int) -> Deep | None:
        """The values themselves; None where the picture is in colours."""
        return self._pictures.deep(self.frame(page), box, scale, max_pixels)

    def facts(self) -> tuple[PageFacts, ...]:
        return together([self._pictures.facts(frame) for frame in self._frames])

    def clean(self, into: Lying, named: bool = False, tell: Tell = untold) -> None:
        """A copy that draws and measures the same and names nobody, unless it is to be `named`. The same file gives the
        same copy."""
        key = key_of(self._lies)
        with written(into) as target:
            self._pictures.write(key, target, named)

    def close(self) -> None:
        self._pictures.forget()


class Pictures:
    """The pictures of one file by their number in it."""

    def __init__(self, source: BinaryIO) -> None:
        self._dataset, self._shape = read(source)
        self._shown: tuple[int, Image.Image] | None = None
        self._held: tuple[int, Values] | None = None

    @property
    def size(self) -> tuple[float, float]:
        return float(self._shape.columns), float(self._shape.rows)

    @property
    def breaks_off(self) -> bool:
        """It has less than its pictures need, as far as that can be told without drawing them."""
        return breaks_off(self._dataset, self._shape)

    def slices(self, file: int) -> tuple[Slice, ...]:
        """Where they lie; `file` is the number that this file has among others."""
        return slices_of(self._dataset, file, self._shape.frames)

    def about(self) -> About:
        """Called by the kind of picture: a file's own name is often the patient's."""
        modality = text(self._dataset, "Modality")
        plain = modality.isascii() and modality.isalnum() and len(modality) <= LONGEST_MODALITY
        return About(modality if plain else "DICOM", (subject_of(self._dataset),), may_show_a_name(self._dataset))

    def draw(self, frame: int, box: Box | None, scale: float, max_pixels: int) -> NDArray[np.uint8]:
        """(height, width, 3) BGR of a part, by the file's own window; never more pixels than the picture has."""
        part, size = cut(*self.size, box, scale, max_pixels)
        picture = self._picture(frame, size[0] * 2 <= part[2] - part[0] and size[1] * 2 <= part[3] - part[1])
        across, down = picture.width / self._shape.columns, picture.height / self._shape.rows
        place = (part[0] * across, part[1] * down, part[2] * across, part[3] * down)
        drawn = picture.resize(size, Image.Resampling.LANCZOS, place, reducing_gap=3.0)
        return np.asarray(drawn.convert("RGB"))[:, :, ::-1]

    def deep(self, frame: int, box: Box | None, scale: float, max_pixels: int) -> Deep | None:
        """What it measures, a part; None where it is a picture in colours."""
        if self._shape.samples != 1 or text(self._dataset, "PhotometricInterpretation") == "PALETTE COLOR":
            return None
        if self._held is None or self._held[0] != frame:
            self._held = self._shown = None
            self._held = (frame, stored(self._dataset, self._shape, frame))
        return deep_of(self._held[1], Tones(self._dataset, frame), box, scale, max_pixels)

    def facts(self, frame: int) -> PageFacts:
        return facts_of(self._dataset, frame, self._shape.bits_stored if self._shape.samples == 1 else 8)

    def write(self, key: bytes, into: BinaryIO, named: bool = False) -> None:
        write = write_named if named else write_hidden
        write(self._dataset, self._shape, key, into)

    def forget(self) -> None:
        self._shown = self._held = None

    def _picture(self, frame: int, half_will_do: bool) -> Image.Image:
        """The last one is kept, half of it until the whole is asked for. Grey stays grey: a third of the memory."""
        kept = self._shown
        if kept is not None and kept[0] == frame and (half_will_do or kept[1].width == self._shape.columns):
            return kept[1]
        self._shown = kept = self._held = None
        tones = Tones(self._dataset, frame)
        values = halved(self._dataset, self._shape, frame) if half_will_do and not tones.is_by_range else None
        if values is None:
            values = stored(self._dataset, self._shape, frame)
        grey = tones.grey(values) if values.ndim == 2 else values
        self._shown = (frame, Image.fromarray(grey))
        return self._shown[1]
