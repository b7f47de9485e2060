"""A signal on calibrated paper as a display list in millimetres, which all painters draw; reads no file.

The 1 mV and 200 ms mark stands before every row, and what was done to the signal is written above, always.
"""

import numpy as np
from numpy.typing import NDArray

from app.documents.display_list import DisplayList, Fill, TextRun
from app.documents.outline import tube
from app.documents.palette import Colour
from app.documents.signals.filters import Filters, filtered, runs
from app.documents.signals.sheets import (
    EDGE,
    HEAD,
    INK,
    MOST_WINDOWS,
    PAPER,
    SIZE_BOX,
    SQUARE,
    WINDOW_S,
    Cell,
    Layout,
    Sheet,
    cells,
    other_leads,
    rhythm_lead,
)
from app.documents.signals.sheetwords import ENGLISH, SheetWords, filled
from app.documents.signals.signal import Recording, Signal
from app.geometry import Point

MINOR: Colour = (244, 207, 205, 255)
MAJOR: Colour = (226, 152, 150, 255)
MINOR_MM, MAJOR_MM, TRACE_MM = 0.12, 0.28, 0.32
WITHIN_MM = 0.05  # a sixth of the trace: what a thinned line may lie off
PASSES = 5
WORDS_MM, LEAD_MM = 3.2, 3.6
AROUND_S = 4.0  # what a filter needs to see before and after the sheet
MOST_WORDS = 100  # of the recorder's own about its filters
MOST_NOTED = 130  # letters beside "not to size"


def sheet_fills(
    recording: Recording,
    layout: Layout,
    speed: int,
    gain: int,
    window: int,
    filters: Filters | None = None,
    is_to_size: bool = False,
    words: SheetWords = ENGLISH,
) -> DisplayList:
    """One sheet, `Sheet.size` millimetres large. `is_to_size`: a person held a bank card to this screen; `words`: what
    it says, in the language of whoever looks."""
    sheet, filters = Sheet(layout, speed, gain, window), filters or Filters()
    places = cells(sheet, rhythm_lead(recording), other_leads(recording))
    shown = {
        lead: filtered(_part(signal, lead, sheet), filters)
        for lead in dict.fromkeys(cell.lead for cell in places)
        if (signal := recording.holding(lead))
    }
    items: list[Fill | TextRun] = [*_ground(sheet), *_pulses(sheet)]
    items += _heading(sheet, recording, [*shown.values()], filters, is_to_size, words)
    for cell in places:
        if signal := shown.get(cell.lead):
            items += _cell(sheet, cell, signal, filters, words)
        else:
            missing = _missing(recording, cell.lead, words)
            items.append(_words(sheet, cell, filled(missing, lead=cell.lead or words.voltage)))
    return DisplayList(tuple(items))


def windows_of(recording: Recording) -> int:
    """How many windows a recording has, the last may be short; no more than a document may have pages, which the last
    sheet says."""
    return min(max(_windows(recording), 1), MOST_WINDOWS)


def _windows(recording: Recording) -> int:
    ends = max((signal.from_s + signal.seconds for signal in recording.recorded), default=0.0)
    return int(np.ceil(max(ends, recording.seconds) / WINDOW_S))


def _missing(recording: Recording, lead: str, words: SheetWords) -> str:
    names = {name for signal in recording.recorded for name in signal.names}
    if lead in names:
        return words.unscaled
    return words.twice if f"{lead} (1)" in names else words.absent


def thinned(points: NDArray[np.float64], within: float) -> NDArray[np.float64]:
    """`points` (n, 2) without those that lie less than `within` off the line they would leave; ends are kept."""
    for _ in range(PASSES):
        if len(points) < 3:
            break
        middle = points[1:-1:2]
        before, after = points[:-2:2][: len(middle)], points[2::2][: len(middle)]
        along = after - before
        length = np.hypot(*along.T)
        off = np.abs(along[:, 0] * (middle - before)[:, 1] - along[:, 1] * (middle - before)[:, 0])
        keep = np.ones(len(points), bool)
        # Where both neighbours are one place there is no line to lie off: only the place itself can go.
        alone = np.hypot(*(middle - before).T)
        keep[1:-1:2] = np.where(length > 0, off > within / PASSES * length, alone > within / PASSES)
        points = points[keep]
    return points


def _part(signal: Signal, lead: str, sheet: Sheet) -> Signal:
    """Of one lead, what stands on the sheet and a little around it."""
    column = signal.names.index(lead)
    begins = sheet.begins_s - signal.from_s
    first = max(round((begins - AROUND_S) * signal.rate_hz), 0)
    last = max(round((begins + sheet.lasts_s + AROUND_S) * signal.rate_hz), first)
    return Signal(
        signal.rate_hz,
        (lead,),
        (signal.units[column],),
        signal.microvolt[first:last, column : column + 1],
        signal.start,
        signal.from_s + first / signal.rate_hz,
        signal.filters[column : column + 1],
        signal.is_made,
    )


def _ground(sheet: Sheet) -> list[Fill]:
    wide, high = sheet.size
    whole = _bars(np.array([[0.0, 0.0, wide, high]]))
    fills = [Fill(whole, PAPER)]
    top, bottom, left, right = HEAD, high - EDGE, EDGE, wide - EDGE
    for step, thick, colour in ((1.0, MINOR_MM, MINOR), (SQUARE, MAJOR_MM, MAJOR)):
        x, y = np.arange(left, right + 0.01, step), np.arange(top, bottom + 0.01, step)
        half = thick / 2
        down = np.stack([x - half, np.full_like(x, top), x + half, np.full_like(x, bottom)], axis=1)
        across = np.stack([np.full_like(y, left), y - half, np.full_like(y, right), y + half], axis=1)
        fills.append(Fill(_bars(np.concatenate([down, across])), colour))
    return fills


def _pulses(sheet: Sheet) -> list[Fill | TextRun]:
    """A millivolt for 200 ms before every row, said in words before the first."""
    wide = 0.2 * sheet.speed
    steps = [(0, 0), (SQUARE / 2, 0), (SQUARE / 2, -sheet.gain), (SQUARE / 2 + wide, -sheet.gain)]
    steps += [(SQUARE / 2 + wide, 0), (SQUARE + wide, 0)]
    base = HEAD + 0.5 * sheet.row_mm
    first = np.array(steps, np.float64) + np.array([EDGE, base])
    down = np.array([0.0, sheet.row_mm])
    items: list[Fill | TextRun] = [_line(first + row * down) for row in range(sheet.rows)]
    items.append(TextRun(Point(EDGE + 0.5, base + 4.0), "1 mV", 0.75 * WORDS_MM, INK))
    items.append(TextRun(Point(EDGE + 0.5, base + 7.0), "200 ms", 0.75 * WORDS_MM, INK))
    return items


def _heading(
    sheet: Sheet, recording: Recording, shown: list[Signal], filters: Filters, is_to_size: bool, words: SheetWords
) -> list[TextRun]:
    begins = sheet.begins_s
    said = f"{sheet.speed} mm/s   {sheet.gain} mm/mV   {filters.words(words)}   {begins:g}-{begins + sheet.lasts_s:g} s"
    own = "; ".join(dict.fromkeys(one for signal in shown for one in signal.filters if one))
    below = filled(words.recorder, filters=own[:MOST_WORDS] or words.not_stated)
    without = len(other_leads(recording)) - sheet.rows if sheet.layout != "rhythm" else 0
    if without > 0:
        below += "   " + filled(words.more, count=without)
    if sheet.window == windows_of(recording) - 1 < _windows(recording) - 1:
        below += f"   {words.ends}"
    notes = " ".join(words.said(note) for note in recording.notes)
    if len(notes) > MOST_NOTED:
        notes = notes[: MOST_NOTED - 1] + "…"
    above = [TextRun(Point(SIZE_BOX.x + SIZE_BOX.width, SIZE_BOX.y + WORDS_MM), notes, WORDS_MM, INK)] if notes else []
    lines = ((HEAD - 6.0, said), (HEAD - 1.5, below))
    runs = [*above, *(TextRun(Point(EDGE, y), line, WORDS_MM, INK) for y, line in lines)]
    size = TextRun(Point(EDGE, SIZE_BOX.y + WORDS_MM), words.not_to_size, WORDS_MM, INK)
    return runs if is_to_size else [*runs, size]


def _words(sheet: Sheet, cell: Cell, words: str) -> TextRun:
    return TextRun(Point(cell.left_mm + 1.0, cell.base_mm - sheet.row_mm / 2 + LEAD_MM), words, LEAD_MM, INK)


def _cell(sheet: Sheet, cell: Cell, signal: Signal, filters: Filters, words: SheetWords) -> list[Fill | TextRun]:
    first = round((cell.from_s - signal.from_s) * signal.rate_hz)
    last = max(first + round(cell.lasts_s * signal.rate_hz) + 1, 0)
    first = max(first, 0)  # the signal may begin after its cell
    part = signal.microvolt[first:last, 0].astype(np.float64)
    since = (first + np.arange(len(part))) / signal.rate_hz + signal.from_s - cell.from_s
    points = np.stack([cell.left_mm + since * sheet.speed, cell.base_mm - part / 1_000 * sheet.gain], axis=1)
    points = _reduced(points, int(WITHIN_MM / sheet.speed * signal.rate_hz))
    with np.errstate(invalid="ignore"):
        shown = (points[:, 1] >= 0) & (points[:, 1] <= sheet.size[1])  # what leaves the sheet leaves the picture
    lines = [_tube(thinned(points[a:b], WITHIN_MM)) for a, b in runs(shown, 2)]
    if not lines:
        if np.isfinite(points[:, 1]).any() and not shown.any():
            said = words.beyond if filters.baseline_hz else words.beyond_unfiltered
            return [_words(sheet, cell, filled(said, lead=cell.lead))]
        return [_words(sheet, cell, filled(words.nothing, lead=cell.lead))]
    said = filled(words.made, lead=cell.lead) if signal.is_made else cell.lead
    mark = np.array([[cell.left_mm, cell.base_mm - SQUARE / 2], [cell.left_mm, cell.base_mm + SQUARE / 2]])
    begins = [_line(mark)] if cell.left_mm > EDGE + sheet.pulse_mm else []
    return [*begins, Fill(np.concatenate(lines), INK), _words(sheet, cell, said)]


def _reduced(points: NDArray[np.float64], many: int) -> NDArray[np.float64]:
    """Of every `many` points the highest and the lowest, in their order: what is closer than a line is wide looks the
    same. A gap among them closes; `many` without a height leave one."""
    if many <= 2:
        return points
    padded = np.pad(points, ((0, -len(points) % many), (0, 0)), constant_values=np.nan).reshape(-1, many, 2)
    heights = padded[..., 1]
    ends = [
        np.where(np.isnan(heights), np.inf, heights).argmin(axis=1),
        np.where(np.isnan(heights), -np.inf, heights).argmax(axis=1),
    ]
    picked: NDArray[np.float64] = np.take_along_axis(padded, np.sort(np.stack(ends, axis=1), axis=1)[..., None], axis=1)
    return picked.reshape(-1, 2)


def _tube(points: NDArray[np.float64]) -> NDArray[np.float32]:
    return tube(points.astype(np.float32), np.full(len(points), TRACE_MM / 2, np.float32))


def _line(points: NDArray[np.float64]) -> Fill:
    return Fill(_tube(points), INK)


def _bars(edges: NDArray[np.float64]) -> NDArray[np.float32]:
    """`edges` (n, 4): left, top, right, bottom; as (n, 4, 2) corners."""
    left, top, right, bottom = edges.T
    corners = np.stack([left, top, right, top, right, bottom, left, bottom], axis=1)
    return corners.reshape(-1, 4, 2).astype(np.float32)
