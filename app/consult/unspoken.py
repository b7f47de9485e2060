"""Refusals that nobody is told of: of what the program says by itself, and of what was done already; pure."""

from app.consult.events import (
    AnyEvent,
    LinkSampled,
    ListeningEnded,
    MarksSeen,
    MediaGap,
    MeetingEnded,
    MeetingStarted,
    OpinionReceived,
    PagePictured,
    PagesDescribed,
    Seen,
    SeenThrough,
    SegmentClosed,
    SegmentOpened,
    StillPictured,
    TrackFollowed,
)
from app.consult.rules.refusals import ALREADY

BY_ITSELF = (
    LinkSampled,
    ListeningEnded,
    MarksSeen,
    MediaGap,
    MeetingEnded,
    MeetingStarted,
    OpinionReceived,
    PagePictured,
    PagesDescribed,
    Seen,
    SeenThrough,
    SegmentClosed,
    SegmentOpened,
    StillPictured,
    TrackFollowed,
)
"""No person writes these, or not only: there is nothing for anybody to read, mend or send again."""


def is_unspoken(event: AnyEvent, code: str) -> bool:
    """It leaves without words and without a draft."""
    return code == ALREADY.code or isinstance(event, BY_ITSELF)
