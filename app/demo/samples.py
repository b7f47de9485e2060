"""What was measured, as it is written down: each client's samples and what a third process found; values only."""

import msgspec


class FrameSample(msgspec.Struct, frozen=True):
    """A live picture that the stage painted: how old it was then, by the code burnt into it; None without a code.

    `run` counts how often the live picture came back to the stage: time between two runs belongs to something else.
    """

    run: int
    at_ms: float
    capture_ms: int
    age_ms: float | None
    width: int
    height: int


class FrozenSample(msgspec.Struct, frozen=True):
    """A still as the stage first painted it: the surface's own stamp and the code that is in the picture."""

    at_ms: float
    key: str
    code: int | None


class MarkSample(msgspec.Struct, frozen=True):
    """A mark was in the picture that the stage painted, the first time it was there at all and as a stored one."""

    mark: str
    first_ms: float
    stored_ms: float | None = None


class LateSample(msgspec.Struct, frozen=True, array_like=True):
    """A firing of the 5 ms timer: when, and how much too late."""

    at_ms: float
    late_ms: float


class Samples(msgspec.Struct):
    """Everything that one client's process measured."""

    part: str
    signin_painted_ms: float | None = None
    pen_ups_ms: list[float] = []
    marks: dict[str, MarkSample] = {}
    frames: list[FrameSample] = []
    frozen: list[FrozenSample] = []
    late: list[LateSample] = []
    started_ms: float = 0.0
    trouble: str = ""

    @property
    def late_ms(self) -> list[float]:
        return [one.late_ms for one in self.late]


class Refold(msgspec.Struct, frozen=True):
    """What a third process found in the server's log, its blobs and the clients' copies of the log.

    `marks_by`: person -> marks in the order of the log; `still_codes`: surface key -> the code burnt into the still.
    """

    events: int = 0
    verified: bool = False
    why_not: str = ""
    marks_by: dict[str, list[str]] = {}
    still_px: list[int] = []
    still_codes: dict[str, int | None] = {}
    segments: int = 0
    recorded_s: float = 0.0
    report_pages: int = 0
