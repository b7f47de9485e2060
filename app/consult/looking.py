"""What holds for a surface, a source or a mark now: one place for everybody who asks; pure."""

from bisect import bisect_right
from typing import NamedTuple

from msgspec.structs import replace

from app.consult.events.describing import Letters, PageFacts, Scale
from app.consult.events.looking import Presentation, PresentationSet, Turn
from app.consult.events.surface import PageSurface, Surface, surface_key
from app.consult.look_parts import Orientation
from app.consult.mark_parts import Mark
from app.consult.state import ConsultState

NEUTRAL = Presentation()
_QUARTERS: tuple[Turn, ...] = (0, 1, 2, 3)


def presentation_of(state: ConsultState, surface: Surface) -> Presentation:
    """The surface's own before that of its document."""
    own = state.presentations.get(surface_key(surface))
    if own is None and isinstance(surface, PageSurface):
        own = state.presentations.get(surface.document)
    return own if own is not None else NEUTRAL


def settings(state: ConsultState, surface: Surface, wanted: Presentation) -> tuple[PresentationSet, ...]:
    """What is to be said so that the surface is shown as `wanted`, and its whole document with it. A page that was
    turned by itself keeps its turn, unless it is the turn that is set now."""
    said = presentation_of(state, surface)
    if not isinstance(surface, PageSurface) or (wanted.turn, wanted.flip) != (said.turn, said.flip):
        return (PresentationSet(surface, wanted),)
    whole = state.presentations.get(surface.document, NEUTRAL)
    prefix = f"page:{surface.document}:"
    own = {name: one for name, one in state.presentations.items() if name.startswith(prefix)}
    return (
        PresentationSet(surface, replace(wanted, turn=whole.turn, flip=whole.flip)),
        *(
            PresentationSet(
                PageSurface(surface.document, int(name.removeprefix(prefix))),
                replace(wanted, turn=one.turn, flip=one.flip),
                all_pages=False,
            )
            for name, one in own.items()
        ),
    )


def orientation_at(state: ConsultState, source: str, capture_ms: int) -> Orientation | None:
    """Which way the patient lay in that frame; None where nobody said, or it is to be asked again."""
    last = _said_at(state, source, capture_ms)
    return last if last is not None and last.is_set else None


def turn_at(state: ConsultState, source: str, capture_ms: int) -> Turn:
    """How that frame is shown, in quarter turns clockwise; it stays when the orientation is to be asked again."""
    last = _said_at(state, source, capture_ms)
    return last.turn if last is not None else 0


class Stance(NamedTuple):
    """How a picture stands on the screen, as `Affine.quarter` takes it: left and right changed, then turned."""

    turn: Turn = 0
    flip: bool = False


def stance_of(
    state: ConsultState, surface: Surface | None, live: tuple[str, int] | None = None, as_if: Presentation | None = None
) -> Stance:
    """The one answer for stage, insets, review and exports. A source's picture stands as its camera was said to be
    turned, and is presented on top of that; the live picture (`surface` None) is the frame `live` of a source. `as_if`:
    a presentation that is not in the log yet."""
    if surface is None:
        return Stance(turn_at(state, *live)) if live is not None else Stance()
    shown = as_if if as_if is not None else presentation_of(state, surface)
    if isinstance(surface, PageSurface):
        return Stance(shown.turn, shown.flip)
    camera = turn_at(state, surface.source, surface.capture_ms)
    return Stance(_QUARTERS[(shown.turn + (-camera if shown.flip else camera)) % 4], shown.flip)


def must_be_asked(state: ConsultState, source: str) -> bool:
    """There was an orientation, and source or patient moved since."""
    said = state.orientations.get(source, ())
    return bool(said) and said[-1].moved and not said[-1].is_set


def facts_of(state: ConsultState, surface: Surface) -> PageFacts | None:
    """What the file says of that page; None where it has said nothing, and for frames."""
    if not isinstance(surface, PageSurface) or surface.page < 0:
        return None
    first = 0
    for run in state.facts.get(surface.document, ()):
        first += run.count
        if surface.page < first:
            return run
    return None


def described_pages(state: ConsultState, document: str) -> int:
    return sum(run.count for run in state.facts.get(document, ()))


def scales_of(state: ConsultState, surface: Surface) -> tuple[Scale, ...]:
    """A person's calibration before the file's own; empty: no units there."""
    calibration = state.calibrations.get(surface_key(surface))
    if calibration is not None:
        return calibration.scales
    facts = facts_of(state, surface)
    return facts.scales if facts is not None else ()


def letters_of(state: ConsultState, surface: Surface) -> Letters | None:
    """Of the picture as it is stored: top, right, bottom, left. None where no side is known."""
    facts = facts_of(state, surface)
    return facts.letters if facts is not None and any(facts.letters) else None


def has_seen(state: ConsultState, person: str, mark: Mark) -> bool:
    """The mark was painted in view on that person's screen, as it stands now. The watermark of SeenThrough says nothing
    of it: it passes over pages that were never opened."""
    shown = state.marks_seen.get(person)
    return shown is not None and (shown.get(mark.mark) or 0) >= mark.last_seq > 0


def _said_at(state: ConsultState, source: str, capture_ms: int) -> Orientation | None:
    said = state.orientations.get(source, ())
    count = bisect_right(said, capture_ms, key=lambda one: one.from_ms)
    return said[count - 1] if count else None
