"""Why what rings cannot be taken here any more, in words."""

from PySide6.QtCore import QCoreApplication

from app.consult.board import BoardEntry
from app.consult.person import Person
from ui.home.shelves import is_left_alone

tr = QCoreApplication.translate


def taken_words(entry: BoardEntry | None, me: Person | None, is_online: bool) -> str:
    """Empty while it can be taken."""
    if entry is None or me is None:
        return tr("Clerk", "This call is over.")
    if entry.lead == me.person:
        return ""
    if entry.phase != "waiting" and not is_left_alone(entry, me.person):
        if not entry.lead_name:
            return tr("Clerk", "This call is over.")
        return tr("Clerk", "{name} has taken this call.").format(name=entry.lead_name)
    return "" if is_online else tr("Clerk", "There is no connection: it cannot be taken now.")
