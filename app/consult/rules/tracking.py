"""Checks of marks that stay on the anatomy: no measure follows, and only what follows was followed."""

from app.consult.events.marks import Measure
from app.consult.events.surface import FrameSurface
from app.consult.events.tracking import TrackConfirmed, TrackEnded, TrackFollowed, Way
from app.consult.person import Person, Refusal
from app.consult.rules import limits
from app.consult.rules.checks import Checks
from app.consult.rules.limits import first, moment, source, surface, unless, within
from app.consult.rules.refusals import (
    ALREADY,
    BAD_VALUE,
    EMPTY,
    MEASURED_STILL,
    NOT_FOLLOWED,
    NOT_OWN,
    TOO_LARGE,
    TOO_MANY,
    UNKNOWN_ID,
)
from app.consult.state import ConsultState, Mark


def confirmed(state: ConsultState, person: Person, event: TrackConfirmed, now_ms: int) -> Refusal | None:
    """By anybody of the two sides where it is followed; to begin, or again after its end, by its author. In a picture
    of the same source."""
    mark = state.marks.get(event.mark)
    if mark is None:
        return UNKNOWN_ID
    goes_on = mark.stays == "anatomy" and not mark.ended
    return first(
        (
            unless(mark.is_visible, ALREADY),
            unless(not isinstance(mark.shape, Measure), MEASURED_STILL),
            unless(goes_on or mark.by == person.person, NOT_OWN),
            surface(state, event.frame),
            unless(isinstance(mark.surface, FrameSurface) and mark.surface.source == event.frame.source, BAD_VALUE),
            _way(event.way),
            unless(len(mark.confirmed) < limits.CONFIRMED, TOO_MANY),
        )
    )


def _way(way: Way) -> Refusal | None:
    """A plane onto a plane: it can be turned round."""
    a, b, c, d, e, f, g, h, i = way
    turns_round = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return first(within(one, -limits.FAR, limits.FAR) for one in way) or unless(turns_round != 0, BAD_VALUE)


def ended(state: ConsultState, person: Person, event: TrackEnded, now_ms: int) -> Refusal | None:
    mark = state.marks.get(event.mark)
    if mark is None:
        return UNKNOWN_ID
    return unless(mark.stays == "anatomy", NOT_FOLLOWED) or unless(not mark.ended, ALREADY)


def followed(state: ConsultState, person: Person, event: TrackFollowed, now_ms: int) -> Refusal | None:
    """Also of a mark that was taken back or whose following ended meanwhile: the screen showed it until then."""
    mark = state.marks.get(event.mark)
    if mark is None:
        return UNKNOWN_ID
    return first(
        (
            unless(mark.stays == "anatomy", NOT_FOLLOWED),
            source(event.source),
            unless(_source_of(mark) == event.source, BAD_VALUE),
            moment(event.from_ms) or moment(event.until_ms),
            unless(0 <= event.until_ms - event.from_ms <= limits.FOLLOWED_MS, BAD_VALUE),
            unless(bool(event.path), EMPTY) or unless(len(event.path) <= limits.PATH_BYTES, TOO_LARGE),
            unless(len(state.tracks.get(event.mark, ())) < limits.TRACKS, TOO_MANY),
        )
    )


def _source_of(mark: Mark) -> str:
    return mark.surface.source if isinstance(mark.surface, FrameSurface) else ""


CHECKS: Checks = {TrackConfirmed: confirmed, TrackEnded: ended, TrackFollowed: followed}
