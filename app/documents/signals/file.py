"""In the child: one recording as sheets of ECG paper, a page a sheet; draws and measures what a reader gives."""

import zipfile
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from app.consult.events.describing import PageFacts
from app.consult.events.documents import PageSize
from app.consult.sameperson import Subject
from app.documents.deep import Deep
from app.documents.dicom.sniffing import ARCHIVE, is_dicom
from app.documents.display_list import DisplayList
from app.documents.lying import Lying, opened
from app.documents.numpy_painter import paint
from app.documents.opened import MAX_FILE_BYTES, About, DocumentRefused, Tell, untold
from app.documents.signals.calipers import RR, Kind, Measured, hand_ms, measured
from app.documents.signals.edf import read_edf
from app.documents.signals.filters import Filters
from app.documents.signals.keeping import MAGIC, keep, kept
from app.documents.signals.paper import sheet_fills, windows_of
from app.documents.signals.sentences import DAMAGED
from app.documents.signals.sheets import (
    SHEETS,
    Sheet,
    other_leads,
    rhythm_lead,
    seconds_shown,
    sheet_facts,
    sheet_of,
    spot,
)
from app.documents.signals.sheetwords import ENGLISH, SheetWords
from app.documents.signals.signal import Recording, until
from app.documents.signals.wfdb import read_wfdb
from app.documents.signals.whose import HEAD, edf_subject
from app.geometry import Affine, Box, Point

CALM = Filters(baseline_hz=0.67, muscle_hz=40.0)  # a monitor's: 40 Hz takes the mains with it, of 50 and of 60 Hz
FINEST = 60.0  # pixels a millimetre
LEAST_SCALE = 0.01
MOST_NOTES = 5  # that somebody is told before sharing; all of them stand on the paper
NO_VOLTAGE = "This recording holds no voltage over time, so there is no curve to put on ECG paper."
NO_SUCH = "The document has no such page."
OUTSIDE = "This part is outside of the sheet."
BESIDE = "A leg of the caliper stands beside the curves. Set both on one lead."
TWO_LEADS = "The legs of the caliper stand on two different curves. Set both on one lead."
NOTHING = "Here nothing can be measured: a leg stands in a gap, or too far from the other for this interval."


class SignalFile:
    """Raises DocumentRefused, and what a parser raises for bytes that are broken in a new way."""

    def __init__(self, file: Lying) -> None:
        recording, self._subjects = _read(file)
        self._windows = windows_of(recording)
        self._recording = until(recording, seconds_shown(self._windows))
        if not self._recording.voltages:
            raise DocumentRefused(NO_VOLTAGE)
        self._shown: tuple[int, DisplayList] | None = None
        self._words = ENGLISH

    def sizes(self) -> tuple[PageSize, ...]:
        """In millimetres of paper."""
        kinds = (sheet_of(kind * self._windows, self._windows) for kind in range(SHEETS))
        return tuple(PageSize(self._windows, *sheet.size) for sheet in kinds)

    def size(self, page: int) -> tuple[float, float]:
        return self._sheet(page).size

    def about(self) -> About:
        """A file's own name is often the patient's."""
        title = "ECG" if not other_leads(self._recording) else "Signal"
        recording = self._recording
        return About(title, self._subjects, seconds=recording.seconds, notes=recording.notes[:MOST_NOTES])

    def facts(self) -> tuple[PageFacts, ...]:
        """How far a millimetre of each sheet goes in time and voltage."""
        return sheet_facts(self._windows)

    def speak(self, words: SheetWords) -> None:
        """The sheets that are drawn from now on."""
        if words != self._words:
            self._words, self._shown = words, None

    def deep(self, page: int, box: Box | None, scale: float, max_pixels: int) -> Deep | None:
        """Curves are measured, not windowed."""
        return None

    def render(self, page: int, box: Box | None, scale: float, max_pixels: int) -> NDArray[np.uint8]:
        """(height, width, 3) BGR; curves have no pixels of their own, so it is as fine as asked for."""
        wide, high = self.size(page)
        part = box or Box(0, 0, wide, high)
        left, top = max(part.x, 0.0), max(part.y, 0.0)
        right, bottom = min(part.x + part.width, wide), min(part.y + part.height, high)
        if right - left <= 0 or bottom - top <= 0:
            raise DocumentRefused(OUTSIDE)
        fits = float(np.sqrt(max_pixels / ((right - left) * (bottom - top))))
        scale = min(max(scale, LEAST_SCALE), FINEST, fits)
        size = max(int((bottom - top) * scale), 1), max(int((right - left) * scale), 1)
        pixels = np.full((*size, 3), 255, np.uint8)
        across, down = size[1] / (right - left), size[0] / (bottom - top)
        paint(pixels, self._drawn(page), Affine(across, 0.0, 0.0, down, -left * across, -top * down))
        return pixels

    def measure(
        self, page: int, legs: tuple[Point, Point], kind: Kind, rr: RR | None, px_per_mm: float
    ) -> tuple[str, tuple[Measured, ...]]:
        """The lead that both legs stand on, and what is between them. Raises DocumentRefused with the reason."""
        sheet, rhythm, others = self._sheet(page), rhythm_lead(self._recording), other_leads(self._recording)
        first, second = (spot(sheet, rhythm, leg, others) for leg in legs)
        if first is None or second is None:
            raise DocumentRefused(BESIDE)
        if (first.lead, first.cell) != (second.lead, second.cell):
            raise DocumentRefused(TWO_LEADS)
        signal = self._recording.holding(first.lead)
        hand = hand_ms(px_per_mm, sheet.speed)
        found = measured(signal, first.lead, first.ms, second.ms, kind, rr, hand) if signal is not None else ()
        if not found:
            raise DocumentRefused(NOTHING)
        return first.lead, found

    def clean(self, into: Lying, named: bool = False, tell: Tell = untold) -> None:
        keep(self._recording, into)

    def close(self) -> None:
        self._shown = None

    def _sheet(self, page: int) -> Sheet:
        if not 0 <= page < SHEETS * self._windows:
            raise DocumentRefused(NO_SUCH)
        return sheet_of(page, self._windows)

    def _drawn(self, page: int) -> DisplayList:
        """The last one is kept: it is looked at more closely."""
        if self._shown is None or self._shown[0] != page:
            sheet = self._sheet(page)
            filters = CALM if sheet.calm else None
            paper = sheet.layout, sheet.speed, sheet.gain, sheet.window, filters
            drawn = sheet_fills(self._recording, *paper, words=self._words)
            self._shown = (page, drawn)
        return self._shown[1]


def _read(lies: Lying) -> tuple[Recording, tuple[Subject, ...]]:
    with opened(lies) as file:
        head = file.read(HEAD)
    if head.startswith(MAGIC):
        return kept(lies), ()
    if head.startswith(ARCHIVE):
        return _unpacked(lies), ()
    if is_dicom(head):
        from app.documents.signals.dicomfile import read_dicom  # pydicom: 40 MB that an EDF never needs

        return read_dicom(lies)
    return read_edf(lies), (edf_subject(head),)


def _unpacked(lies: Lying) -> Recording:
    """A WFDB header and the files it names, as this computer put them together; read where they are."""
    with opened(lies) as file, zipfile.ZipFile(file) as archive:
        entries = [entry for entry in archive.infolist() if entry.filename == PurePath(entry.filename).name]
        if sum(entry.file_size for entry in entries) > MAX_FILE_BYTES:
            raise DocumentRefused(DAMAGED)
        headers = [entry for entry in entries if entry.filename.lower().endswith(".hea")]
        if len(headers) != 1:
            raise DocumentRefused(DAMAGED)
        return read_wfdb(zipfile.Path(archive, headers[0].filename))
