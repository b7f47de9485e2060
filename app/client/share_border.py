"""What the look before sharing asks of the engine and is told: commands and a notice."""

from app.client.commands import FileCommand, RoomCommand
from app.client.notices import Notice
from app.client.shareplan import How
from app.media.frames import Frame


class SharePlan(RoomCommand, frozen=True):
    """Share what was previewed under this token: *all* behind what is looked at, only the key *pages* (counted from 0;
    the first one always), or *tonight*. `hide_identity`: of a file that says whom it shows, that is taken out before
    anything leaves; of others nothing is in it."""

    token: str
    how: How = "all"
    pages: tuple[int, ...] = ()
    hide_identity: bool = True


class LookAtPage(FileCommand, frozen=True):
    """Of what is previewed under this token; answered by PageLookedAt, where the page can be drawn."""

    token: str
    page: int


class PageLookedAt(Notice, frozen=True):
    token: str
    page: int
    picture: Frame


class FileDropped(Notice, frozen=True):
    """It was cancelled; what was copied of it for the look is removed now."""

    token: str


class BringFile(RoomCommand, frozen=True):
    """The file itself of a shared document, now: asked of whoever shared it, or sent by who did."""

    document: str
