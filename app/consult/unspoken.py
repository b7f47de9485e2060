"""Refusals that nobody is told of: of what the program says by itself, and of what was done already; pure."""

from app.consult.events import (
    AnyEvent,
    HandoverConfirmed,
    HelpHeard,
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
    Withdrawn,
)
from app.consult.rules.refusals import ALREADY

BY_ITSELF = (
    HandoverConfirmed,
    HelpHeard,
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
"""No person writes these, or not only: there is nothing for anybody to read, mend or send again. An older
server does not know that a hand-over is confirmed: here it is read all the same."""


def is_unspoken(event: AnyEvent, code: str) -> bool:
    """It leaves without words and without a draft."""
    # The program withdraws what another step replaces; whether that was taken is said of the other.
    in_place = isinstance(event, Withdrawn) and bool(event.replaced_by)
    return code == ALREADY.code or in_place or isinstance(event, BY_ITSELF)
