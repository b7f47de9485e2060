"""Events of what was on a screen, mark by mark: beside the watermark of `people.SeenThrough`, never instead of it."""

from app.consult.events.base import Event


class MarksSeen(Event, frozen=True):
    """These marks were painted in the visible part of the author's stage, as they stood at record `through`. For marks
    above the watermark, which a mark that is out of view holds back."""

    marks: tuple[str, ...]
    through: int
