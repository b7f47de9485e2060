"""The view of a review: a stored consult at one moment, and what can be gone to in it."""

import msgspec

from app.client.views import ListeningView
from app.consult.state import ConsultState, Mark
from app.consult.timeline import Timeline
from app.media.frames import FrameRef


class ReviewView(msgspec.Struct, frozen=True):
    """A stored consult at one moment. `passage` says where the picture is from, in words; `growing` are the marks
    whose pen is down now (their event, made at pen up, is still to come); `last` is the consult as it ended;
    `recorded` holds by stream ("review-own", "review-remote") the passages that cover this moment; `listening`: of the
    kept sounds alone."""

    state: ConsultState | None = None
    at_ms: int = 0
    from_ms: int = 0
    until_ms: int = 0
    playing: bool = False
    speed: float = 1.0
    passage: str = ""
    lanes: tuple["Lane", ...] = ()
    steps: tuple["ReviewStep", ...] = ()
    loading: str = ""
    growing: tuple[Mark, ...] = ()
    last: ConsultState | None = None
    recorded: dict[str, tuple["Passage", ...]] = {}
    listening: ListeningView = ListeningView()

    def shows(self, key: str, ref: FrameRef) -> bool:
        """Whether this frame belongs to this moment of this consult; a source is in one consult at a time."""
        return any(
            one.source == ref.source and one.from_ms <= ref.capture_ms <= one.until_ms
            for one in self.recorded.get(key, ())
        )


class Passage(msgspec.Struct, frozen=True):
    """A stretch of pictures of one source, recorded without a gap and here; server time, both ends included."""

    source: str
    from_ms: int
    until_ms: int


class Lane(msgspec.Struct, frozen=True):
    """`kind`: voice, video, gap, event; spans in server time."""

    name: str
    kind: str
    spans: tuple[tuple[int, int], ...]


class ReviewStep(msgspec.Struct, frozen=True):
    """One line of the transcript. `clip`: the instruction, where it was spoken as well, `clip_ms` long; it is heard by
    PlaySound. `time_known` as of a TimelineStep."""

    at_ms: int
    seq: int
    by_name: str
    text: str
    clip: str = ""
    clip_ms: int = 0
    time_known: bool = True


def moment_of(name: str, last: ConsultState, steps: tuple[ReviewStep, ...]) -> int | None:
    """Where a kept sound was heard, or an instruction spoken; None for neither."""
    sound = last.sounds.get(name)
    if sound is not None:
        return sound.from_ms
    return next((step.at_ms for step in steps if name and step.clip == name), None)


def steps_of(timeline: Timeline) -> tuple[ReviewStep, ...]:
    """The lines of the transcript. Takes a while for a long log."""
    return tuple(
        ReviewStep(one.at_ms, one.seq, one.by_name, one.text, one.instruction, one.clip_ms, one.time_known)
        for one in timeline.steps()
    )
