"""What this computer remembers between two starts: server, user, look, devices; no password, nothing of a patient."""

from pathlib import Path
from typing import cast, get_args

import msgspec
from PySide6.QtCore import QSettings

from app.consult.events.request import ConsultRequested
from ui.theme import SCALES, Scheme

LANGUAGES = ("en", "zh_CN", "nb")


class Memory:
    """An INI file under the program's data folder; Qt writes it after a moment and at the end. UI thread only."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "windows.ini"), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """`server`, `user`, `language`, `camera`, `microphone`, `speaker`."""
        return str(self._store.value(key, default))

    def put_text(self, key: str, value: str) -> None:
        self._store.setValue(key, value)

    @property
    def store(self) -> QSettings:
        """For a part of the room that remembers one small thing of its own."""
        return self._store

    @property
    def scheme(self) -> Scheme:
        value = self.text("scheme", "system")
        return cast(Scheme, value) if value in get_args(Scheme) else "system"

    @property
    def scale_percent(self) -> int:
        value = self.text("scale", "100")
        return int(value) if value.isdecimal() and int(value) in SCALES else 100

    @property
    def language(self) -> str:
        """Empty: the system's."""
        value = self.text("language")
        return value if value in LANGUAGES else ""

    @property
    def sounds_off(self) -> frozenset[str]:
        """Those that are not to be heard."""
        return frozenset(self.text("sounds/off").split())

    def take_draft(self, person: str) -> ConsultRequested | None:
        """The request that this person had begun in an earlier program, which kept it here. It is here no more."""
        text = self.text(f"draft/{person}")
        if not text:
            return None
        self._store.remove(f"draft/{person}")
        self.flush()
        try:
            return msgspec.json.decode(text, type=ConsultRequested)
        except msgspec.DecodeError:
            return None  # written by another version: begun anew rather than shown half

    def flush(self) -> None:
        self._store.sync()
