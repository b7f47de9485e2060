"""A covered place, in words for both ends: what nobody sees, hears or records. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.client.border import MediaView, SetCovered
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage.note_lines import Line


def own_cover(media: MediaView) -> tuple[str, str]:
    """At the place that is covered: a title and what it means; empty while it is not."""
    if not media.on or not media.covered:
        return "", ""
    return tr("Covered"), tr("Nobody sees or hears you, and nothing is recorded here.")


def cover_there(media: MediaView, mode: Mode) -> tuple[str, str]:
    """Of the other end: a title and what it means; empty while it is not covered."""
    if not media.on or not media.covered_there:
        return "", ""
    title = tr("Covered at the specialist's") if mode.may("answer") else tr("Covered at the bedside")
    if media.covered_there == "both":
        return title, tr("You see and hear nothing of it, and none of it is recorded.")
    return title, tr("You see nothing of it, and no picture is recorded.")


def cover_line(bridge: Bridge, mode: Mode) -> Line | None:
    """Across the room, whatever is on the stage; the own cover with the key that lifts it."""
    title, meaning = own_cover(bridge.media)
    if title:
        words = tr("{what}. {help}").format(what=title, help=meaning)
        return Line("amber", words, tr("Uncover"), lambda: bridge.post(SetCovered(False)))
    title, meaning = cover_there(bridge.media, mode)
    return Line("amber", tr("{what}. {help}").format(what=title, help=meaning)) if title else None


def tr(text: str) -> str:
    return QCoreApplication.translate("Covered", text)
