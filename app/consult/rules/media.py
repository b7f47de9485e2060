"""Checks of the media: one meeting between two who are here; nothing recorded before consent; one's own segments."""

from app.consult.events.media import LinkSampled, MediaGap, MeetingEnded, MeetingStarted, SegmentClosed, SegmentOpened
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import blob, first, ids, moment, short, source, unless, within
from app.consult.rules.reading import own_source
from app.consult.rules.refusals import (
    AFTER_WITHDRAWAL,
    ALREADY,
    BAD_VALUE,
    BEFORE_CONSENT,
    MEETING_ON,
    NOT_HERE,
    NOT_OWN,
    NOT_OWN_SOURCE,
    SAME_ID,
    TOO_MANY,
    UNKNOWN_ID,
)
from app.consult.state import ConsultState

CLOCK_SLACK_MS = 2_000  # how far a client's idea of server time may be off: half the worst round trip we serve
STOPS_MS = 1_000  # so soon a recording has ended after the word
BPS = 1 << 40


def meeting_started(state: ConsultState, person: Person, event: MeetingStarted, now_ms: int) -> Refusal | None:
    clinic, specialist = state.people.get(event.clinic), state.people.get(event.specialist)
    both = (
        clinic is not None
        and specialist is not None
        and (clinic.role, specialist.role) == ("clinic", "specialist")
        and clinic.here
        and specialist.here
    )
    return first(
        (
            ids(event.meeting),
            unless(event.meeting not in state.meetings, SAME_ID),
            unless(person.person in (event.clinic, event.specialist), NOT_OWN),
            unless(both, NOT_HERE),
            unless(state.meeting is None, MEETING_ON),
            unless(len(state.meetings) < limits.STILLS, TOO_MANY),
        )
    )


def meeting_ended(state: ConsultState, person: Person, event: MeetingEnded, now_ms: int) -> Refusal | None:
    meeting = state.meetings.get(event.meeting)
    if meeting is None:
        return UNKNOWN_ID
    party = person.person in (meeting.clinic, meeting.specialist)
    return unless(meeting.until_ms is None, ALREADY) or unless(party, NOT_OWN) or short(event.reason)


def segment_opened(state: ConsultState, person: Person, event: SegmentOpened, now_ms: int) -> Refusal | None:
    """`own` is of one's own source, `received` of another's; no source is voice without a picture."""
    own = own_source(person, event.source) is None
    whose = not event.source or own == (event.stream == "own")
    consent = state.consents.get("recording")
    after = consent is not None and event.from_ms >= consent.at_ms - CLOCK_SLACK_MS
    return first(
        (
            ids(event.segment),
            unless(event.segment not in state.segments, SAME_ID),
            unless(len(state.segments) < limits.MESSAGES, TOO_MANY),
            source(event.source) if event.source else None,
            unless(whose, NOT_OWN_SOURCE),
            moment(event.from_ms),
            unless(after, BEFORE_CONSENT),
            within(event.width, 0, limits.SIZE),
            within(event.height, 0, limits.SIZE),
            within(event.full_width, 0, limits.SIZE),
            within(event.full_height, 0, limits.SIZE),
        )
    )


def segment_closed(state: ConsultState, person: Person, event: SegmentClosed, now_ms: int) -> Refusal | None:
    """Its bytes are kept only if it ended as soon as consent to recording was taken back."""
    segment = state.segments.get(event.segment)
    if segment is None:
        return UNKNOWN_ID
    last_ms = segment.withdrawn_ms and segment.withdrawn_ms + STOPS_MS + CLOCK_SLACK_MS
    in_time = last_ms is None or not event.blob or event.until_ms <= last_ms
    return first(
        (
            unless(segment.by == person.person, NOT_OWN),
            unless(segment.until_ms is None, ALREADY),
            moment(event.until_ms) or unless(event.until_ms >= segment.from_ms, BAD_VALUE),
            unless(in_time, AFTER_WITHDRAWAL),
            blob(event.blob) if event.blob else None,
            within(event.size_bytes, 0 if not event.blob else 1, limits.FILE_BYTES),
            within(event.frames, 0, limits.MOMENT_MS),
        )
    )


def media_gap(state: ConsultState, person: Person, event: MediaGap, now_ms: int) -> Refusal | None:
    """One's own gap may be told again with its end."""
    before = state.gaps.get(event.gap)
    own = before is None or before.by == person.person
    open_ended = before is None or before.until_ms is None
    return first(
        (
            ids(event.gap),
            unless(own, NOT_OWN) or unless(open_ended, ALREADY),
            unless(before is not None or len(state.gaps) < limits.MESSAGES, TOO_MANY),
            source(event.source) if event.source else None,
            moment(event.from_ms) or moment(event.until_ms),
            unless(event.until_ms is None or event.until_ms >= event.from_ms, BAD_VALUE),
            within(event.lost_ms, 0, limits.MOMENT_MS),
        )
    )


def link_sampled(state: ConsultState, person: Person, event: LinkSampled, now_ms: int) -> Refusal | None:
    return first(
        (
            within(event.rtt_ms, 0, limits.MOMENT_MS),
            within(event.up_bps, 0, BPS),
            within(event.down_bps, 0, BPS),
            within(event.lost_permille, 0, 1_000) or within(event.lost_up_permille, 0, 1_000),
            within(event.concealed_permille, 0, 1_000),
            *(within(bps, 0, BPS) for bps in (event.may_up_bps, event.may_down_bps, event.moved_bytes)),
            *(within(count, 0, limits.MOMENT_MS) for count in (event.fps, event.incomplete)),
            *(within(ms, 0, limits.MOMENT_MS) for ms in (event.render_ms, event.frozen_ms)),
            *(within(ms, 0, limits.MOMENT_MS) for ms in (event.still_ms, event.loop_ms)),
            short(event.given_up),
        )
    )


CHECKS: Checks = {
    MeetingStarted: meeting_started,
    MeetingEnded: meeting_ended,
    SegmentOpened: segment_opened,
    SegmentClosed: segment_closed,
    MediaGap: media_gap,
    LinkSampled: link_sampled,
}
