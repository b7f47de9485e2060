"""On the board of who only looks on: whether the bedside has let them in, and in which words that is said."""

from PySide6.QtCore import QCoreApplication

from app.consult.board import BoardEntry
from ui.lamp import Tone


def is_let_in(entry: BoardEntry, me: str) -> bool:
    return entry.observers.get(me) == "admitted"


def may_ask_in(entry: BoardEntry, me: str) -> bool:
    return entry.phase in ("accepted", "held") and me not in entry.observers


def key_words(entry: BoardEntry, me: str) -> str:
    tr = QCoreApplication.translate
    return tr("LookingOn", "Open") if is_let_in(entry, me) else tr("LookingOn", "Ask to look on")


def standing_words(entry: BoardEntry, me: str) -> str:
    """What became of the asking; empty where one can simply enter."""
    tr = QCoreApplication.translate
    match entry.observers.get(me):
        case "admitted":
            return ""
        case "asked":
            return tr(
                "LookingOn", "You have asked. The bedside asks the patient, and this line changes when they answer."
            )
        case "dismissed":
            return tr("LookingOn", "The bedside has said no. They can still let you in from their side.")
        case _:
            return tr("LookingOn", "The bedside asks the patient first. Nothing is shown before they agree.")


def badge_words(entry: BoardEntry, me: str) -> tuple[str, Tone]:
    """On the line of who has asked; empty where nobody did."""
    tr = QCoreApplication.translate
    match entry.observers.get(me):
        case "admitted":
            return tr("LookingOn", "You may look on"), "accent"
        case "asked":
            return tr("LookingOn", "Asked"), "amber"
        case "dismissed":
            return tr("LookingOn", "Not let in"), "quiet"
        case _:
            return "", "quiet"


def hidden_title(entry: BoardEntry) -> str:
    """Of a line without the patient's words: the field, else the place."""
    words = QCoreApplication.translate("LookingOn", "A consult at {site}")
    return entry.specialty or words.format(site=entry.site_name or entry.site)
