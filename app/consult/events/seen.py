"""What was on a screen, mark by mark: the watermark of `people.SeenThrough` passes over pages that nobody opened."""

from app.consult.events.base import Event


class MarksSeen(Event, frozen=True):
    """These marks were painted in the visible part of the author's stage, as they stood at record `through`."""

    marks: tuple[str, ...]
    through: int
