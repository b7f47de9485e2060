"""The meeting, what was recorded, what is missing, how the link was."""

from msgspec.structs import replace

from app.consult.events.media import LinkSampled, MediaGap, MeetingEnded, MeetingStarted, SegmentClosed, SegmentOpened
from app.consult.events.record import Record
from app.consult.leading import confirmed_by_doing
from app.consult.reduce.listening import with_voice_back
from app.consult.reduce.table import Reducers
from app.consult.state import ConsultState, Gap, LinkSample, Meeting, Segment

ON_ITS_WAY_MS = 2_000  # half the worst round trip we serve


def meeting_started(state: ConsultState, event: MeetingStarted, record: Record) -> ConsultState:
    if event.meeting in state.meetings:
        return state
    meeting = Meeting(event.meeting, event.clinic, event.specialist, record.at_ms)
    state = replace(state, meetings={**state.meetings, event.meeting: meeting})
    return confirmed_by_doing(state, event.specialist, record.at_ms)


def meeting_ended(state: ConsultState, event: MeetingEnded, record: Record) -> ConsultState:
    meeting = state.meetings.get(event.meeting)
    if meeting is None or meeting.until_ms is not None:
        return state
    meetings = {**state.meetings, event.meeting: replace(meeting, until_ms=record.at_ms)}
    return with_voice_back(replace(state, meetings=meetings), record.at_ms)


def segment_opened(state: ConsultState, event: SegmentOpened, record: Record) -> ConsultState:
    if event.segment in state.segments:
        return state
    segment = Segment(
        segment=event.segment,
        by=record.by,
        stream=event.stream,
        source=event.source,
        from_ms=event.from_ms,
        width=event.width,
        height=event.height,
        full_width=event.full_width,
        full_height=event.full_height,
    )
    return replace(state, segments={**state.segments, event.segment: segment})


def segment_closed(state: ConsultState, event: SegmentClosed, record: Record) -> ConsultState:
    segment = state.segments.get(event.segment)
    if segment is None or segment.until_ms is not None:
        return state
    segment = replace(
        segment, until_ms=event.until_ms, blob=event.blob, size_bytes=event.size_bytes, frames=event.frames
    )
    return replace(state, segments={**state.segments, event.segment: segment})


def recording_withdrawn(state: ConsultState, record: Record) -> ConsultState:
    """What is being recorded must end. A word that was long on its way was said without a link: it counts from when
    it was made, as far as its author knew the time."""
    made_ms = record.made_ms + ON_ITS_WAY_MS if record.offset_known else record.at_ms
    withdrawn_ms = min(record.at_ms, made_ms)
    running = {
        segment.segment: replace(segment, withdrawn_ms=withdrawn_ms)
        for segment in state.segments.values()
        if segment.until_ms is None and segment.withdrawn_ms is None
    }
    return replace(state, segments={**state.segments, **running}) if running else state


def media_gap(state: ConsultState, event: MediaGap, record: Record) -> ConsultState:
    """The same gap told again with its end replaces the open-ended one."""
    gap = Gap(event.gap, record.by, event.source, event.kind, event.from_ms, event.until_ms, event.lost_ms)
    return replace(state, gaps={**state.gaps, event.gap: gap})


def link_sampled(state: ConsultState, event: LinkSampled, record: Record) -> ConsultState:
    sample = LinkSample(record.at_ms, event.rtt_ms, event.up_bps, event.down_bps, event.lost_permille, event.given_up)
    return replace(state, link={**state.link, record.by: sample})


TABLE: Reducers = {
    MeetingStarted: meeting_started,
    MeetingEnded: meeting_ended,
    SegmentOpened: segment_opened,
    SegmentClosed: segment_closed,
    MediaGap: media_gap,
    LinkSampled: link_sampled,
}
