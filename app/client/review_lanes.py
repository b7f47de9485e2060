"""The lanes under a review and where its picture is from, in words; pure."""

from typing import Literal

from app.client.border import Lane, Passage
from app.consult.events.media import GapKind
from app.consult.events.surface import owner_of, source_of
from app.consult.state import ConsultState, Gap, Segment
from app.consult.timeline import Timeline
from app.media.player import SEAM_MS
from app.media.voiceholes import MICROPHONE

Side = Literal["clinic", "specialist"]
SIDES: tuple[Side, ...] = ("clinic", "specialist")
Span = tuple[int, int]
# The review looks through the specialist's eyes: the bedside is the far picture.
FRAMES: dict[Side, str] = {"clinic": "review-remote", "specialist": "review-own"}
UNSEEN: tuple[GapKind, ...] = ("covered", "device", "overflow")
VOICELESS: tuple[GapKind, ...] = ("muted",)
NAMES = {"clinic": "Clinic", "specialist": "Specialist"}
WHY: dict[GapKind, str] = {
    "muted": "the microphone was muted",
    "covered": "the camera was covered",
    "overflow": "this computer was too busy, or its disk was full",
    "device": "the camera or microphone was missing",
}

_OPEN_MS = 2**53  # of a gap that nobody ended: later than any moment


def side_of(state: ConsultState, segment: Segment) -> Side:
    """Whose picture and voice it holds: the author's, or for what was received the other side's."""
    by_specialist = _is_specialist(state, segment.by)
    if segment.stream == "own":
        return "specialist" if by_specialist else "clinic"
    return "clinic" if by_specialist else "specialist"


def closed_segments(state: ConsultState, side: Side) -> tuple[Segment, ...]:
    """Those with a file, in order of time."""
    there = (one for one in state.segments.values() if one.blob and one.until_ms is not None)
    return tuple(sorted((one for one in there if side_of(state, one) == side), key=lambda one: one.from_ms))


def lanes_of(timeline: Timeline) -> tuple[Lane, ...]:
    """Voice, the picture of each side, what was not recorded, events; a lane with nothing in it is left out."""
    state, (first_ms, last_ms) = timeline.last, timeline.span
    voice: list[Span] = []
    lanes: list[Lane] = []
    for side in SIDES:
        spans = []
        for one in closed_segments(state, side):
            span = (one.from_ms, one.until_ms or last_ms)
            voice += _without([span], _missing(state, one, VOICELESS, last_ms) + _unheard(state, one, last_ms))
            spans += [span] if one.width else []
        if spans:
            lanes.append(Lane(NAMES[side], "video", _merged(spans)))
    if voice:
        lanes.insert(0, Lane("Voice", "voice", _merged(voice)))
    lanes += _listened(state, last_ms)
    for name, lost in (("Not recorded", False), ("Did not arrive", True)):
        gaps = [one for one in timeline.gaps() if (one.kind == "lost") == lost]
        spans = [(one.from_ms, one.until_ms if one.until_ms is not None else last_ms) for one in gaps]
        if spans:
            lanes.append(Lane(name, "gap", tuple(spans)))
    moments = tuple((step.at_ms, step.at_ms) for step in timeline.steps())
    lanes.append(Lane("Events", "event", moments or ((first_ms, first_ms),)))
    return tuple(lanes)


def _listened(state: ConsultState, last_ms: int) -> list[Lane]:
    """When a stethoscope was the microphone of the bedside, and what was kept of it."""
    heard = (one for one in state.listenings.values() if one.from_ms is not None)
    spans = tuple((one.from_ms or 0, one.until_ms if one.until_ms is not None else last_ms) for one in heard)
    lanes = [Lane("Stethoscope", "voice", spans)] if spans else []
    kept = sorted((one.from_ms, one.from_ms + one.length_ms) for one in state.sounds.values())
    return [*lanes, Lane("Kept sounds", "voice", tuple(kept))] if kept else lanes


def recorded_at(timeline: Timeline, at_ms: int, here: frozenset[str]) -> dict[str, tuple[Passage, ...]]:
    """By the stream's key: the passages of pictures around this moment, of segments whose file has arrived."""
    return {FRAMES[side]: _passages(timeline.last, side, at_ms, here) for side in SIDES}


def _passages(state: ConsultState, side: Side, at_ms: int, here: frozenset[str]) -> tuple[Passage, ...]:
    spans: dict[str, list[Span]] = {}
    for one in closed_segments(state, side):
        if one.segment in here and one.width:
            until_ms = one.until_ms or one.from_ms
            whole = _without([(one.from_ms, until_ms)], _missing(state, one, UNSEEN, until_ms))
            spans.setdefault(one.source, []).extend(whole)
    return tuple(
        Passage(source, first_ms, last_ms)
        for source, found in spans.items()
        for first_ms, last_ms in _merged(found, SEAM_MS)
        if first_ms <= at_ms <= last_ms
    )


def covers_of(state: ConsultState, side: Side) -> tuple[tuple[int, int], ...]:
    """From when until when this side's camera gave no picture, though its voice may have been recorded."""
    return tuple((one.from_ms, _OPEN_MS if one.until_ms is None else one.until_ms) for one in _unseen(state, side))


def passage_of(timeline: Timeline, at_ms: int, here: frozenset[str]) -> str:
    """`here`: the segments whose file has arrived."""
    state = timeline.last
    covering = [one for one in timeline.segments_at(at_ms) if side_of(state, one) == "clinic"]
    hidden = next((one for one in _unseen(state, "clinic") if _covers(one, at_ms)), None)
    if not covering:
        told = (one for one in timeline.gaps() if one.kind != "lost" and not _is_of_sound(one))
        gap = hidden or next((one for one in told if _covers(one, at_ms)), None)
        return f"Nothing was recorded here: {WHY[gap.kind]}." if gap is not None else "Nothing was recorded here."
    if hidden is not None:
        return f"No picture was recorded here: {WHY[hidden.kind]}."
    if any(one.stream == "own" and one.segment in here for one in covering):
        return "Clinic: as recorded at the bedside."
    if any(one.segment in here for one in covering):
        return "Clinic: as it arrived at the specialist's."
    return "The picture of this passage is still on its way."


def _unseen(state: ConsultState, side: Side) -> list[Gap]:
    """Only who has the camera says that it was covered or away."""
    there = (one for one in state.gaps.values() if one.kind in ("covered", "device") and not _is_of_sound(one))
    return [one for one in there if ("specialist" if _is_specialist(state, one.by) else "clinic") == side]


def _is_of_sound(gap: Gap) -> bool:
    return gap.source == source_of(owner_of(gap.source), MICROPHONE)


def _is_specialist(state: ConsultState, person: str) -> bool:
    return any(meeting.specialist == person for meeting in state.meetings.values()) or (
        person in state.people and state.people[person].role == "specialist"
    )


def _covers(gap: Gap, at_ms: int) -> bool:
    return gap.from_ms <= at_ms and (gap.until_ms is None or at_ms < gap.until_ms)


def _missing(state: ConsultState, segment: Segment, kinds: tuple[GapKind, ...], last_ms: int) -> list[Span]:
    """What its source withheld. What only one side's recorder lost is missing in that side's file alone."""
    return sorted(
        (gap.from_ms, gap.until_ms if gap.until_ms is not None else last_ms)
        for gap in state.gaps.values()
        if gap.kind in kinds and gap.source == segment.source and (gap.by == segment.by or gap.kind != "overflow")
    )


def _unheard(state: ConsultState, segment: Segment, last_ms: int) -> list[Span]:
    """What is missing of its voice alone, by whoever recorded it; away or covered is so for both."""
    microphone = source_of(owner_of(segment.source), MICROPHONE)
    there = (gap for gap in state.gaps.values() if gap.source == microphone)
    return sorted(
        (gap.from_ms, gap.until_ms if gap.until_ms is not None else last_ms)
        for gap in there
        if gap.kind in ("device", "covered") or gap.by == segment.by
    )


def _without(spans: list[Span], missing: list[Span]) -> list[Span]:
    for start, end in missing:
        cut = [part for a, b in spans for part in ((a, min(b, start)), (max(a, end), b))]
        spans = [(a, b) for a, b in cut if a < b]
    return spans


def _merged(spans: list[Span], seam_ms: int = 0) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + seam_ms:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)
