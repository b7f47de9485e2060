"""The lanes under a review and where its picture is from, in words; pure."""

from typing import Literal

from app.client.border import Lane
from app.consult.state import ConsultState, Gap, Segment
from app.consult.timeline import Timeline

Side = Literal["clinic", "specialist"]
SIDES: tuple[Side, ...] = ("clinic", "specialist")
NAMES = {"clinic": "Clinic", "specialist": "Specialist"}
WHY = {
    "muted": "the microphone was muted",
    "covered": "the camera was covered",
    "overflow": "this computer was too busy",
    "device": "the camera or microphone was missing",
}


def side_of(state: ConsultState, segment: Segment) -> Side:
    """Whose picture and voice it holds: the author's, or for what was received the other side's."""
    by_specialist = any(meeting.specialist == segment.by for meeting in state.meetings.values()) or (
        segment.by in state.people and state.people[segment.by].role == "specialist"
    )
    if segment.stream == "own":
        return "specialist" if by_specialist else "clinic"
    return "clinic" if by_specialist else "specialist"


def closed_segments(state: ConsultState, side: Side) -> tuple[Segment, ...]:
    """Those with a file, in order of time."""
    there = (one for one in state.segments.values() if one.blob and one.until_ms is not None)
    return tuple(sorted((one for one in there if side_of(state, one) == side), key=lambda one: one.from_ms))


def lanes_of(timeline: Timeline) -> tuple[Lane, ...]:
    state, (first_ms, last_ms) = timeline.last, timeline.span
    lanes = []
    for side in SIDES:
        spans = _merged([(one.from_ms, one.until_ms or last_ms) for one in closed_segments(state, side)])
        if spans:
            lanes.append(Lane(NAMES[side], "video", spans))
    gaps = tuple((one.from_ms, one.until_ms if one.until_ms is not None else last_ms) for one in timeline.gaps())
    if gaps:
        lanes.append(Lane("Not recorded", "gap", gaps))
    moments = tuple((step.at_ms, step.at_ms) for step in timeline.steps())
    lanes.append(Lane("Events", "event", moments or ((first_ms, first_ms),)))
    return tuple(lanes)


def passage_of(timeline: Timeline, at_ms: int, here: frozenset[str]) -> str:
    """`here`: the segments whose file has arrived."""
    state = timeline.last
    covering = [one for one in timeline.segments_at(at_ms) if side_of(state, one) == "clinic"]
    if not covering:
        gap = next((one for one in timeline.gaps() if _covers(one, at_ms)), None)
        return f"Nothing was recorded here: {WHY[gap.kind]}." if gap is not None else "Nothing was recorded here."
    if any(one.stream == "own" and one.segment in here for one in covering):
        return "Clinic: as recorded at the bedside."
    if any(one.segment in here for one in covering):
        return "Clinic: as it arrived at the specialist's."
    return "The picture of this passage is still on its way."


def _covers(gap: Gap, at_ms: int) -> bool:
    return gap.from_ms <= at_ms and (gap.until_ms is None or at_ms < gap.until_ms)


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)
