"""In the child: many DICOM files in one archive as one document; its pages are all their pictures, each series in the
order of its places. Reads one file at a time and writes none but the copy that leaves."""

import io
import lzma
import zipfile
import zlib
from collections import defaultdict
from itertools import groupby
from pathlib import PurePosixPath
from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.consult.events.describing import PageFacts
from app.consult.events.documents import PageSize
from app.documents.deep import Deep
from app.documents.dicom.facts import together
from app.documents.dicom.file import Pictures
from app.documents.dicom.hiding import key_of
from app.documents.dicom.pixels import BROKEN, NO_SUCH
from app.documents.dicom.reading import CONTENTS, NOTHING_TO_SHOW, TOO_MANY_FRAMES
from app.documents.dicom.series import Slice, by_series
from app.documents.dicom.sniffing import HEAD_BYTES, is_dicom, is_named_as, shape_of
from app.documents.gathering import EPOCH, MAX_FILES, NO_IMAGES, TOO_LONG, TOO_MANY_FILES
from app.documents.lying import Lying, opened, written
from app.documents.opened import MAX_FILE_BYTES, MAX_PAGES, About, DocumentRefused, Tell, untold
from app.geometry import Box

MAX_UNPACKED_BYTES = MAX_FILE_BYTES  # of pictures: it leaves unpacked
MAX_ENTRIES = 50_000  # with all that lies on a disc beside its pictures
BROKEN_ARCHIVE = "This archive is damaged and cannot be read. Copy it again from where it came."
LOCKED_ARCHIVE = "This archive is locked with a password. Unpack it and share the folder."
ENCRYPTED = 1  # bit 0 of an entry's flags
INDEX = "pages"  # last in what leaves: to turn a page of a long series not all its files need to be read again
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
)


class Page(msgspec.Struct, frozen=True, array_like=True):
    """Of the index: the `frame`-th picture of the `file`-th file, and its size."""

    file: Annotated[int, msgspec.Meta(ge=0, lt=MAX_FILES)]
    frame: Annotated[int, msgspec.Meta(ge=0, lt=MAX_PAGES)]
    width: float
    height: float


class StackFile:
    """Raises DocumentRefused. What has no picture is left out and counted: discs carry viewers and reports. Pictures
    that cannot be shown are counted apart: they are missing in the series."""

    def __init__(self, file: Lying, looked_through: bool = False) -> None:
        """`looked_through`: this very archive was opened here before and came out whole."""
        self._lies, self._file = file, opened(file)
        try:
            self._archive = zipfile.ZipFile(self._file)
        except _UNREADABLE as error:
            self._file.close()
            raise DocumentRefused(BROKEN_ARCHIVE) from error
        self._files: list[zipfile.ZipInfo] = []
        self._sizes: list[tuple[float, float]] = []
        self._pages: tuple[Slice, ...] = ()
        self._facts: dict[tuple[int, int], PageFacts] = {}
        self._about = About()
        try:
            if not looked_through or not self._by_index():
                self._pages, self._about = self._by_reading()
        except Exception:
            self.close()  # nobody else will, and Windows removes no file that is open
            raise
        self._open: tuple[int, Pictures] | None = None

    def sizes(self) -> tuple[PageSize, ...]:
        each = [self._sizes[page.file] for page in self._pages]
        return tuple(PageSize(len(list(run)), width, height) for (width, height), run in groupby(each))

    def size(self, page: int) -> tuple[float, float]:
        return self._sizes[self._page(page).file]

    def about(self) -> About:
        return self._about

    def render(self, page: int, box: Box | None, scale: float, max_pixels: int) -> NDArray[np.uint8]:
        """(height, width, 3) BGR; never more pixels than the picture has."""
        found = self._page(page)
        return self._pictures(found.file).draw(found.frame, box, scale, max_pixels)

    def deep(self, page: int, box: Box | None, scale: float, max_pixels: int) -> Deep | None:
        """The values themselves; None where the picture is in colours."""
        found = self._page(page)
        return self._pictures(found.file).deep(found.frame, box, scale, max_pixels)

    def facts(self) -> tuple[PageFacts, ...]:
        """() where only the index was read: who looks through it tells them once."""
        return together([self._facts[page.file, page.frame] for page in self._pages]) if self._facts else ()

    def clean(self, into: Lying, named: bool = False, tell: Tell = untold) -> None:
        """Each file once, in the order of the pages; what belonged together still does, by new UIDs."""
        key = key_of(self._lies)
        files = {file: number for number, file in enumerate(dict.fromkeys(page.file for page in self._pages))}
        index = [Page(files[page.file], page.frame, *self._sizes[page.file]) for page in self._pages]
        with written(into) as target, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for file, number in files.items():
                kept = io.BytesIO()
                self._pictures(file).write(key, kept, named)
                archive.writestr(zipfile.ZipInfo(_name(number), EPOCH), kept.getvalue())
                tell(number + 1, len(files))
            archive.writestr(zipfile.ZipInfo(INDEX, EPOCH), msgspec.msgpack.encode(index))

    def close(self) -> None:
        self._open = None
        self._archive.close()
        self._file.close()

    def _by_index(self) -> bool:
        """False where there is none."""
        if INDEX not in self._archive.namelist():
            return False
        try:
            index = msgspec.msgpack.decode(self._archive.read(INDEX), type=tuple[Page, ...])
            self._files = [
                self._archive.getinfo(_name(number)) for number in range(max(page.file for page in index) + 1)
            ]
        except (KeyError, msgspec.DecodeError, *_UNREADABLE) as error:
            raise DocumentRefused(BROKEN_ARCHIVE) from error
        sizes = {page.file: (page.width, page.height) for page in index}
        self._sizes = [sizes.get(number, (0.0, 0.0)) for number in range(len(self._files))]
        self._pages = tuple(Slice(page.file, page.frame) for page in index)
        return True

    def _by_reading(self) -> tuple[tuple[Slice, ...], About]:
        """Each file is read once, and only what its pages need is kept of it."""
        slices: list[Slice] = []
        abouts: list[About] = []
        why = DocumentRefused(NO_IMAGES)
        entries, missing = self._entries()
        left_out = 0
        for entry in entries:
            data = self._unpacked(entry)
            try:
                pictures = Pictures(data)
                if pictures.breaks_off:
                    raise DocumentRefused(BROKEN)
            except DocumentRefused as refusal:
                if refusal.text == CONTENTS:
                    continue
                has_picture = refusal.text not in NOTHING_TO_SHOW
                why, missing, left_out = refusal, missing + has_picture, left_out + (not has_picture)
                continue
            found = pictures.slices(len(self._files))
            slices += found
            self._facts.update({(one.file, one.frame): pictures.facts(one.frame) for one in found})
            abouts.append(pictures.about())
            self._files.append(entry)
            self._sizes.append(pictures.size)
        if not slices:
            raise why
        if len(slices) > MAX_PAGES:
            raise DocumentRefused(TOO_MANY_FRAMES.format(frames=len(slices), most=MAX_PAGES))
        pages = tuple(page for series in by_series(tuple(slices)) for page in series)
        return pages, _together(abouts, pages, left_out, missing)

    def _entries(self) -> tuple[list[zipfile.ZipInfo], int]:
        """The medical images, and how many beside them were meant to be one and begin as none."""
        entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        if len(entries) > MAX_ENTRIES:
            raise DocumentRefused(TOO_MANY_FILES)
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise DocumentRefused(LOCKED_ARCHIVE)
        images = [entry for entry in entries if is_dicom(self._head(entry))]
        if len(images) > MAX_FILES:
            raise DocumentRefused(TOO_MANY_FILES)
        if sum(entry.file_size for entry in images) > MAX_UNPACKED_BYTES:
            raise DocumentRefused(TOO_LONG)
        names, shapes = {entry.filename for entry in images}, defaultdict[str, set[str]](set)
        for entry in images:
            path = PurePosixPath(entry.filename)
            shapes[str(path.parent)].add(shape_of(path.name))
        others = (PurePosixPath(entry.filename) for entry in entries if entry.filename not in names)
        return images, sum(is_named_as(path.name, shapes[str(path.parent)]) for path in others)

    def _head(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            with self._archive.open(entry) as file:
                return file.read(HEAD_BYTES)
        except _UNREADABLE as error:
            raise DocumentRefused(BROKEN_ARCHIVE) from error

    def _unpacked(self, entry: zipfile.ZipInfo) -> io.BytesIO:
        """Never more than the list of contents says."""
        try:
            return io.BytesIO(self._archive.read(entry))
        except _UNREADABLE as error:
            raise DocumentRefused(BROKEN_ARCHIVE) from error

    def _page(self, page: int) -> Slice:
        if not 0 <= page < len(self._pages):
            raise DocumentRefused(NO_SUCH)
        return self._pages[page]

    def _pictures(self, file: int) -> Pictures:
        if self._open is None or self._open[0] != file:
            self._open = None
            self._open = (file, Pictures(self._unpacked(self._files[file])))
        return self._open[1]


def _name(number: int) -> str:
    return f"{number + 1:04}.dcm"


def _together(abouts: list[About], pages: tuple[Slice, ...], left_out: int, missing: int) -> About:
    """It is looked at where a name is to be feared first: a scout or a captured screen lies behind the slices."""
    subjects = tuple(dict.fromkeys(subject for about in abouts for subject in about.subjects))
    feared = [number for number, page in enumerate(pages) if abouts[page.file].may_show_a_name]
    title = abouts[pages[0].file].title
    return About(title, subjects, bool(feared), left_out, missing, feared[0] if feared else 0)
