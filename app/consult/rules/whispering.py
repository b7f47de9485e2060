"""Who may whisper what in a consult. Knows no connection."""

from typing import assert_never

from app.consult.events.surface import PageSurface
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.gate import consent_gate, consents_of
from app.consult.rules.limits import first, unless
from app.consult.rules.looking import presentable, steers
from app.consult.rules.reading import may_read, own_source
from app.consult.rules.refusals import (
    ALREADY,
    BAD_VALUE,
    NOT_ENTERED,
    NOT_LEAD,
    NOT_NOW,
    ROLE,
    TOO_LARGE,
    UNKNOWN_ID,
)
from app.consult.rules.table import TOGETHER
from app.consult.state import ConsultState
from app.consult.whispers import (
    AnyWhisper,
    BackToLive,
    Drawing,
    FileAsked,
    FrameClock,
    InkMoved,
    LookHere,
    MediaStatus,
    NotInView,
    PageAsked,
    PictureWanted,
    PointerMoved,
    RegionAsked,
    Signal,
    SourceShown,
    SourcesShown,
    SourceStill,
    StillAsked,
    StillPassed,
    StopSaid,
    TrackSaid,
    ViewGlided,
)
from app.geometry import Box

SDP_BYTES = 49_152  # below a message's 64 KiB; an offer with spare lines has some 12 kB

MOST_SOURCES = 8  # a seat has a few
SMALL_STILL_BYTES = 8_192

RTP_TIME = 0xFFFF_FFFF  # 32 bits, RFC 3550 section 5.1


def may_whisper(state: ConsultState, person: Person, whisper: AnyWhisper) -> Refusal | None:
    """Clinic and specialists in the room; `person` is who is bound to the connection it came over. A stop is theirs
    also before the log says that they came: on a full disk it cannot."""
    if person.role not in ("clinic", "specialist"):
        return ROLE
    is_in = isinstance(whisper, StopSaid) or person.person in state.people
    refusal = may_read(state, person) or unless(is_in, NOT_ENTERED)
    return refusal or _content(state, person, whisper)


def _content(state: ConsultState, person: Person, whisper: AnyWhisper) -> Refusal | None:
    match whisper:
        case Drawing() | BackToLive():
            return None
        case StopSaid(stop=stop, made_ms=made_ms):
            when = unless(state.phase in TOGETHER, NOT_NOW[state.phase])
            return limits.ids(stop) or limits.moment(made_ms) or when
        case MediaStatus(given_up=given_up, link_ms=link_ms, battery_percent=left):
            return limits.short(given_up) or limits.within(link_ms, 0, limits.MOMENT_MS) or limits.within(left, -1, 100)
        case PictureWanted():
            return _wanted(state, person, whisper)
        case SourcesShown() | SourceStill():
            return _party(state, person) or _consented(state) or _shown(person, whisper)
        case PointerMoved(surface=surface, at=at, source=source, frame=frame):
            on = first(limits.surface(state, one) for one in (surface, frame) if one is not None)
            moving = limits.source(source) if source else None
            return _consented(state) or on or moving or limits.point(at)
        case InkMoved(mark=mark, surface=surface, colour=colour, width=width, first=start, ink=ink):
            return _consented(state) or first(
                (
                    limits.ids(mark),
                    limits.surface(state, surface),
                    limits.within(width, 0, limits.WIDTH),
                    limits.within(colour, 0, limits.COLOUR),
                    limits.within(start, 0, limits.INK_BYTES),
                    unless(len(ink) <= limits.INK_BYTES, TOO_LARGE),
                )
            )
        case Signal():
            return _signal(state, person, whisper)
        case FrameClock(source=source, rtp_time=rtp_time, capture_ms=capture_ms, width=width, height=height, peer=peer):
            return first(
                (
                    limits.source(source),
                    own_source(person, source),
                    limits.within(rtp_time, 0, RTP_TIME),
                    limits.moment(capture_ms),
                    _peer(peer),
                    unless(0 < width <= limits.SIZE and 0 < height <= limits.SIZE, BAD_VALUE),
                    _within(whisper.box, width, height),
                )
            )
        case StillAsked(still=still, source=source, capture_ms=capture_ms):
            return limits.ids(still) or limits.source(source) or limits.moment(capture_ms) or _consented(state)
        case StillPassed(still=still, source=source, capture_ms=capture_ms):
            named = limits.ids(still) or limits.source(source)
            return named or own_source(person, source) or limits.moment(capture_ms)
        case ViewGlided(surface=surface, box=box, presentation=presentation):
            return _consented(state) or first(
                (
                    unless(steers(state, person), NOT_LEAD),
                    limits.surface(state, surface),
                    limits.box(box),
                    presentable(presentation) if presentation is not None else None,
                )
            )
        case RegionAsked(source=source, box=part, asked_ms=asked_ms, width=width, height=height):
            named = limits.source(source) or limits.moment(asked_ms)
            size = limits.within(width, 0, limits.SIZE) or limits.within(height, 0, limits.SIZE)
            return _party(state, person) or _consented(state) or named or size or _within(part, width, height)
        case PageAsked(document=document, page=page, box=part, scale=scale, deep=deep):
            on = limits.surface(state, PageSurface(document, page))
            return _consented(state) or on or _close(part, scale) or unless(part is not None or not deep, BAD_VALUE)
        case FileAsked(document=document):
            return _consented(state) or limits.surface(state, PageSurface(document, 0))
        case NotInView(marks=marks):
            return _consented(state) or _known(state, *marks)
        case LookHere(mark=mark) | TrackSaid(mark=mark):
            return _consented(state) or _known(state, mark)
        case _:
            assert_never(whisper)


def _within(part: Box | None, width: int, height: int) -> Refusal | None:
    """A part that is there; of a frame of unknown size (0) any."""
    if part is None:
        return None
    inside = part.x >= 0 and part.y >= 0 and part.x + part.width <= width and part.y + part.height <= height
    return limits.box(part) or unless(inside or not (width or height), BAD_VALUE)


def _close(part: Box | None, scale: float) -> Refusal | None:
    return (limits.box(part) if part is not None else None) or limits.within(scale, 0, limits.WIDTH)


def _known(state: ConsultState, *marks: str) -> Refusal | None:
    few = unless(len(marks) <= limits.MARKS_SEEN, TOO_LARGE)  # of none: all that was hidden is in view
    return few or unless(all(mark in state.marks for mark in marks), UNKNOWN_ID)


def _wanted(state: ConsultState, person: Person, whisper: PictureWanted) -> Refusal | None:
    """Only between the two people of the meeting that is on."""
    return first(
        (
            _party(state, person),
            limits.within(whisper.width, 1, limits.SIZE),
            limits.within(whisper.height, 1, limits.SIZE),
            limits.within(whisper.most_px, 0, limits.SIZE**2),
            limits.within(whisper.age_ms, 0, limits.MOMENT_MS),
            limits.within(whisper.stills_bps, 0, limits.MOMENT_MS),
            limits.within(whisper.bulk_bps, 0, limits.MOMENT_MS),
            limits.within(whisper.came_bps, 0, limits.MOMENT_MS),
            limits.within(whisper.may_bps, 0, limits.MOMENT_MS),
            limits.source(whisper.source) if whisper.source else None,
            limits.moment(whisper.asked_ms),
        )
    )


def _party(state: ConsultState, person: Person) -> Refusal | None:
    """One of the two of the meeting that is on."""
    meeting = state.meeting
    return unless(meeting is not None and person.person in (meeting.clinic, meeting.specialist), ROLE)


def _shown(person: Person, whisper: SourcesShown | SourceStill) -> Refusal | None:
    """One's own pictures."""
    if isinstance(whisper, SourceStill):
        return first(
            (
                limits.source(whisper.source) or own_source(person, whisper.source),
                limits.moment(whisper.capture_ms),
                limits.within(whisper.width, 1, limits.SIZE) or limits.within(whisper.height, 1, limits.SIZE),
                unless(len(whisper.picture) <= SMALL_STILL_BYTES, TOO_LARGE),
            )
        )
    named = [one.source for one in whisper.sources]
    return first(
        (
            unless(len(named) <= MOST_SOURCES, TOO_LARGE),
            first(limits.source(one) or own_source(person, one) for one in named),
            first(_part(person, one) for one in whisper.sources),
            limits.short(*(one.title for one in whisper.sources)),
            limits.moment(whisper.heard_ms),
            unless(not whisper.staged or whisper.staged in named, UNKNOWN_ID),
        )
    )


def _part(person: Person, shown: SourceShown) -> Refusal | None:
    """Of another of one's own, with its box."""
    whole = unless(bool(shown.part_of) == (shown.box is not None), BAD_VALUE)
    if whole is not None or shown.box is None:
        return whole
    return limits.source(shown.part_of) or own_source(person, shown.part_of) or limits.box(shown.box)


def _signal(state: ConsultState, person: Person, whisper: Signal) -> Refusal | None:
    """Only between the two people of the meeting while it is on; *bye* also after its end."""
    meeting = state.meetings.get(whisper.meeting)
    if meeting is None:
        return UNKNOWN_ID
    party = unless(person.person in (meeting.clinic, meeting.specialist), ROLE)
    size = unless(len(whisper.sdp.encode()) <= SDP_BYTES, TOO_LARGE) or _peer(whisper.peer)
    if whisper.kind == "bye":
        return party or size
    return party or size or unless(meeting.until_ms is None, ALREADY) or _consented(state)


def _peer(peer: str) -> Refusal | None:
    return limits.ids(peer) if peer else None


def _consented(state: ConsultState) -> Refusal | None:
    return consent_gate("consult", consents_of(state))
