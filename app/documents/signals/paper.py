"""A signal on calibrated paper as a display list in millimetres, which all painters draw; reads no file.

The 1 mV and 200 ms mark stands before every row, and what was done to the signal is written above, always.
"""

import numpy as np
from numpy.typing import NDArray

from app.consult.rules import limits
from app.documents.display_list import DisplayList, Fill, TextRun
from app.documents.outline import tube
from app.documents.palette import Colour
from app.documents.signals.filters import Filters, filtered, runs
from app.documents.signals.sheets import EDGE, HEAD, SHEETS, SQUARE, WINDOW_S, Cell, Layout, Sheet, cells, rhythm_lead
from app.documents.signals.signal import Signal
from app.geometry import Point

PAPER: Colour = (255, 251, 249, 255)
MINOR: Colour = (244, 207, 205, 255)
MAJOR: Colour = (226, 152, 150, 255)
INK: Colour = (18, 20, 30, 255)
MINOR_MM, MAJOR_MM, TRACE_MM = 0.12, 0.28, 0.32
WITHIN_MM = 0.05  # a sixth of the trace: what a thinned line may lie off
PASSES = 5
WORDS_MM, LEAD_MM = 3.2, 3.6
AROUND_S = 4.0  # what a filter needs to see before and after the sheet
NOT_TO_SIZE = "not to size"


def sheet_fills(
    signal: Signal,
    layout: Layout,
    speed: int,
    gain: int,
    window: int,
    filters: Filters | None = None,
    is_to_size: bool = False,
) -> DisplayList:
    """One sheet, `Sheet.size` millimetres large. `is_to_size`: a person held a bank card to this screen."""
    sheet, filters = Sheet(layout, speed, gain, window), filters or Filters()
    shown = filtered(_part(signal, sheet), filters)
    rhythm = rhythm_lead(signal)
    items: list[Fill | TextRun] = [*_ground(sheet), *_pulses(sheet), *_heading(sheet, filters, is_to_size)]
    for cell in cells(sheet, rhythm):
        items += _cell(sheet, cell, shown)
    return DisplayList(tuple(items))


def windows_of(signal: Signal) -> int:
    """How many windows a recording has, the last may be short; no more than a document may have pages."""
    return min(max(int(np.ceil((signal.from_s + signal.seconds) / WINDOW_S)), 1), limits.PAGES // SHEETS)


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


def _part(signal: Signal, sheet: Sheet) -> Signal:
    """What stands on the sheet and a little around it."""
    begins = sheet.begins_s - signal.from_s
    first = max(round((begins - AROUND_S) * signal.rate_hz), 0)
    last = max(round((begins + sheet.lasts_s + AROUND_S) * signal.rate_hz), first)
    return Signal(
        signal.rate_hz,
        signal.names,
        signal.units,
        signal.microvolt[first:last],
        signal.start,
        signal.from_s + first / signal.rate_hz,
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


def _heading(sheet: Sheet, filters: Filters, is_to_size: bool) -> list[TextRun]:
    begins = sheet.begins_s
    said = f"{sheet.speed} mm/s   {sheet.gain} mm/mV   {filters.words}   {begins:g}-{begins + sheet.lasts_s:g} s"
    if not is_to_size:
        said += f"   {NOT_TO_SIZE}"
    return [TextRun(Point(EDGE, HEAD - 6.0), said, WORDS_MM, INK)]


def _cell(sheet: Sheet, cell: Cell, signal: Signal) -> list[Fill | TextRun]:
    values = signal.lead(cell.lead)
    at = Point(cell.left_mm + 1.0, cell.base_mm - sheet.row_mm / 2 + LEAD_MM)
    if values is None:
        return [TextRun(at, f"{cell.lead or 'voltage'}: not recorded", LEAD_MM, INK)]
    first = max(round((cell.from_s - signal.from_s) * signal.rate_hz), 0)
    part = values[first : first + round(cell.lasts_s * signal.rate_hz) + 1].astype(np.float64)
    since = (first + np.arange(len(part))) / signal.rate_hz + signal.from_s - cell.from_s
    points = np.stack([cell.left_mm + since * sheet.speed, cell.base_mm - part / 1_000 * sheet.gain], axis=1)
    with np.errstate(invalid="ignore"):
        shown = (points[:, 1] >= 0) & (points[:, 1] <= sheet.size[1])  # what leaves the sheet leaves the picture
    lines = [_line(thinned(points[a:b], WITHIN_MM)) for a, b in runs(shown) if b - a > 1]
    if not lines:
        return [TextRun(at, f"{cell.lead}: nothing recorded here", LEAD_MM, INK)]
    mark = np.array([[cell.left_mm, cell.base_mm - SQUARE / 2], [cell.left_mm, cell.base_mm + SQUARE / 2]])
    begins = [_line(mark)] if cell.left_mm > EDGE + sheet.pulse_mm else []
    return [*begins, *lines, TextRun(at, cell.lead, LEAD_MM, INK)]


def _line(points: NDArray[np.float64]) -> Fill:
    return Fill(tube(points.astype(np.float32), np.full(len(points), TRACE_MM / 2, np.float32)), INK)


def _bars(edges: NDArray[np.float64]) -> NDArray[np.float32]:
    """`edges` (n, 4): left, top, right, bottom; as (n, 4, 2) corners."""
    left, top, right, bottom = edges.T
    corners = np.stack([left, top, right, top, right, bottom, left, bottom], axis=1)
    return corners.reshape(-1, 4, 2).astype(np.float32)
