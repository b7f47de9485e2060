"""That the connection is back, and what of picture and voice is with it; knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.client.border import MediaView


def back_words(media: MediaView) -> str:
    """Nothing is promised of a camera or microphone that gives nothing; what stopped by itself needs a press."""
    if not media.on:
        return tr("The connection is back. Camera and microphone are off: start them when you are ready.")
    if media.remote != "live":
        return tr("The connection is back. Picture and voice follow.")
    if media.camera == "on" and media.microphone == "on" and not (media.muted or media.covered):
        return tr("The connection is back. You are seen and heard again.")
    return tr("The connection is back.")


def tr(text: str) -> str:
    return QCoreApplication.translate("BackWords", text)
