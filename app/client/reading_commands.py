"""Commands and notices of the text of documents: what windows ask, and what they are told."""

from app.client.commands import RoomCommand
from app.client.notices import Notice
from app.consult.events.surface import PageSurface
from app.documents.texts import Hit, Word


class SearchText(RoomCommand, frozen=True):
    """Answered by TextFound, part by part, until all pages are searched or another search begins; without `words` the
    one that goes on ends."""

    document: str
    words: str
    token: str


class SelectText(RoomCommand, frozen=True):
    """The words of a page, to be chosen from. Answered by TextSelected."""

    surface: PageSurface
    token: str


class TextFound(Notice, frozen=True):
    """What is new since the one before; `searched` of `pages`. `letters`: so many of these hold any text at all,
    `unread`: so many could not be read; `is_cut`: a page of these has more places than are told. `why`: a sentence
    where nothing can be searched; `arrives`: only the bytes lack, and they are on their way or may be."""

    token: str
    document: str
    hits: tuple[Hit, ...] = ()
    searched: int = 0
    pages: int = 0
    letters: int = 0
    why: str = ""
    arrives: bool = False
    unread: int = 0
    is_cut: bool = False


class TextSelected(Notice, frozen=True):
    """`words` in the order they are written; none on a scan. `why` and `arrives` as of TextFound."""

    token: str
    words: tuple[Word, ...] = ()
    why: str = ""
    arrives: bool = False
