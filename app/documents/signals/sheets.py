"""Where each lead stands on a sheet of paper and what lies under a point of it, in millimetres; draws nothing."""

from typing import Literal, NamedTuple

from app.consult.events.describing import PageFacts, Scale
from app.consult.rules.limits import PAGES
from app.documents.signals.signal import TWELVE, Recording
from app.geometry import Box, Point

Layout = Literal["3x4", "6x2", "rhythm"]
LAYOUTS: tuple[Layout, ...] = ("3x4", "6x2", "rhythm")
SPEEDS = (25, 50)  # mm a second
GAINS = (10, 5, 20)  # mm a millivolt
SHEETS = 2 * len(LAYOUTS) * len(SPEEDS) * len(GAINS)  # each also calmed
WINDOW_S = 10.0  # from one window of a recording to the next
MOST_WINDOWS = PAGES // SHEETS  # 23 minutes
LEAST_OF_TWELVE = 6  # with fewer of the standard leads the rows are given to those that are there
RHYTHM_ROWS = 6

SQUARE = 5.0  # a large one: everything begins on a line of the paper
HEAD, EDGE = 15.0, 5.0  # of words above the rows; of bare paper around
LEAST_ROW, ROW_MV = 20.0, 3.0
PAPER, INK = (255, 251, 249, 255), (18, 20, 30, 255)
SIZE_BOX = Box(EDGE, 0.9, 40.0, 4.6)  # where the sheet says that it is not to size
_ROWS_OF_FOUR = (("I", "aVR", "V1", "V4"), ("II", "aVL", "V2", "V5"), ("III", "aVF", "V3", "V6"))
_ROWS_OF_TWO = (("I", "V1"), ("II", "V2"), ("III", "V3"), ("aVR", "V4"), ("aVL", "V5"), ("aVF", "V6"))


class Sheet(NamedTuple):
    """Page `number` = which of the SHEETS * `windows` + window: another layout, speed, gain or filter is another page,
    so that marks stay where they were drawn; the page after it is what was recorded after it. `calm`: filtered."""

    layout: Layout = "3x4"
    speed: int = 25
    gain: int = 10
    window: int = 0
    calm: bool = False

    def number(self, windows: int) -> int:
        kind = (LAYOUTS.index(self.layout) * len(SPEEDS) + SPEEDS.index(self.speed)) * len(GAINS)
        return (2 * (kind + GAINS.index(self.gain)) + self.calm) * windows + self.window

    @property
    def begins_s(self) -> float:
        return self.window * WINDOW_S

    @property
    def lasts_s(self) -> float:
        return WINDOW_S * (RHYTHM_ROWS if self.layout == "rhythm" else 1)

    @property
    def words(self) -> str:
        """Which of all sheets it is, for a caption."""
        ends = f"{self.begins_s:g}-{self.begins_s + self.lasts_s:g} s"
        return f"{self.layout}, {self.speed} mm/s, {self.gain} mm/mV, {ends}{', filtered' if self.calm else ''}"

    @property
    def row_mm(self) -> float:
        return max(LEAST_ROW, ROW_MV * self.gain)

    @property
    def pulse_mm(self) -> float:
        """The room at the left of each row: 200 ms of a millivolt, and half a square on each side."""
        return 0.2 * self.speed + SQUARE

    @property
    def rows(self) -> int:
        return {"3x4": 4, "6x2": 6, "rhythm": RHYTHM_ROWS}[self.layout]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        wide = 2 * EDGE + self.pulse_mm + WINDOW_S * self.speed
        return wide, HEAD + EDGE + self.rows * self.row_mm


class Cell(NamedTuple):
    """A stretch of one lead: `base_mm` is where 0 mV stands, `from_s` counts from the recording's beginning."""

    lead: str
    row: int
    left_mm: float
    base_mm: float
    from_s: float
    lasts_s: float


class Spot(NamedTuple):
    """What lies under a point: a lead, the time since the recording's beginning, the height in millivolts, and which
    cell of the sheet it is in."""

    lead: str
    ms: float
    mv: float
    cell: tuple[int, float] = (0, 0.0)


def sheet_facts(windows: int) -> tuple[PageFacts, ...]:
    """What a millimetre is on every sheet of so many windows."""
    kinds = (sheet_of(kind * windows, windows) for kind in range(SHEETS))
    return tuple(
        PageFacts(windows, (Scale("spacing", 1_000 / sheet.speed, 1 / sheet.gain, "ms", "mV"),)) for sheet in kinds
    )


def seconds_shown(windows: int) -> float:
    """What all sheets of so many windows show."""
    return (windows - 1) * WINDOW_S + RHYTHM_ROWS * WINDOW_S


def sheet_of(number: int, windows: int) -> Sheet:
    """The inverse of `Sheet.number`. Raises IndexError beyond the last."""
    kind, window = divmod(number, windows)
    rest, calm = divmod(kind, 2)
    rest, gain = divmod(rest, len(GAINS))
    layout, speed = divmod(rest, len(SPEEDS))
    return Sheet(LAYOUTS[layout], SPEEDS[speed], GAINS[gain], window, bool(calm))


def sheet_on(page: int, pages: int) -> Sheet | None:
    """Of a document that says it is a recording of so many pages; None where it has no such sheet."""
    if pages <= 0 or pages % SHEETS or not 0 <= page < pages:
        return None
    return sheet_of(page, pages // SHEETS)


def other_leads(recording: Recording) -> tuple[str, ...]:
    """All voltages of a recording that is not of the standard leads; () for one that is."""
    voltages = recording.voltages
    return () if len(set(voltages) & set(TWELVE)) >= LEAST_OF_TWELVE else voltages


def rhythm_lead(recording: Recording) -> str:
    """II where there is one, else the first voltage; "" without any."""
    voltages = recording.voltages
    return "II" if "II" in voltages else next(iter(voltages), "")


def cells(sheet: Sheet, rhythm: str, others: tuple[str, ...] = ()) -> tuple[Cell, ...]:
    """`rhythm`: the lead that runs through; `others`: as `other_leads` says, a row each."""
    left = EDGE + sheet.pulse_mm
    if others and sheet.layout != "rhythm":
        return tuple(
            Cell(lead, row, left, _base(sheet, row), sheet.begins_s, WINDOW_S)
            for row, lead in enumerate(others[: sheet.rows])
        )
    match sheet.layout:
        case "rhythm":
            return tuple(
                Cell(rhythm, row, left, _base(sheet, row), sheet.begins_s + row * WINDOW_S, WINDOW_S)
                for row in range(RHYTHM_ROWS)
            )
        case "6x2":
            return _grid(sheet, _ROWS_OF_TWO)
        case "3x4":
            through = Cell(rhythm, 3, left, _base(sheet, 3), sheet.begins_s, WINDOW_S)
            return (*_grid(sheet, _ROWS_OF_FOUR), through)


def spot(sheet: Sheet, rhythm: str, point: Point, others: tuple[str, ...] = ()) -> Spot | None:
    """None beside the rows and over the calibration."""
    for cell in cells(sheet, rhythm, others):
        top = cell.base_mm - sheet.row_mm / 2
        if Box(cell.left_mm, top, cell.lasts_s * sheet.speed, sheet.row_mm).contains(point):
            since = (point.x - cell.left_mm) / sheet.speed
            height = (cell.base_mm - point.y) / sheet.gain
            return Spot(cell.lead, 1_000 * (cell.from_s + since), height, (cell.row, cell.from_s))
    return None


def _grid(sheet: Sheet, rows: tuple[tuple[str, ...], ...]) -> tuple[Cell, ...]:
    lasts = WINDOW_S / len(rows[0])
    return tuple(
        Cell(
            lead,
            row,
            EDGE + sheet.pulse_mm + column * lasts * sheet.speed,
            _base(sheet, row),
            sheet.begins_s + column * lasts,
            lasts,
        )
        for row, leads in enumerate(rows)
        for column, lead in enumerate(leads)
    )


def _base(sheet: Sheet, row: int) -> float:
    return HEAD + (row + 0.5) * sheet.row_mm
