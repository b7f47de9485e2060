"""What each camera of this computer is for, asked once and remembered under its name; and how that is said."""

from __future__ import annotations

from typing import cast, get_args
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QSettings

from app.client.border import UseDevices
from app.consult.media_whispers import Use
from ui.dialogs.sources import source_text

CHOICES: tuple[Use, ...] = ("face", "examination", "ultrasound")


def use_of(store: QSettings | None, camera: str) -> Use:
    """Empty where nobody was asked yet. `camera`: its name; empty for the first that is found."""
    kept = str(store.value(_key(camera), "")) if store is not None else ""
    return cast(Use, kept) if kept in get_args(Use) else ""


def remember(store: QSettings | None, camera: str, use: Use) -> None:
    if store is not None:
        store.setValue(_key(camera), use)


def devices_of(store: QSettings, camera: str, microphone: str, speaker: str) -> UseDevices:
    """What is chosen, with what its camera is for."""
    return UseDevices(source_text(camera), microphone, speaker, use_of(store, camera.removeprefix("device:")))


def use_words(use: Use) -> str:
    match use:
        case "face":
            return tr("Face")
        case "examination":
            return tr("Examination")
        case "ultrasound":
            return tr("Ultrasound")
        case "":
            return ""


def _key(camera: str) -> str:
    return f"purpose/{quote(camera, safe='') or '-'}"  # a name of a device may hold what an INI file cannot


def tr(text: str) -> str:
    return QCoreApplication.translate("Purposes", text)
