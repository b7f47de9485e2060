"""Before a large file is shared: how long it takes on this link, and how it is to go. Knows no engine."""

from __future__ import annotations

import math
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget

from app.client.border import FilePreviewed
from app.client.shareplan import How, tonight
from ui.controls import Key, Sentence
from ui.dialogs.pagepicker import PagePicker
from ui.dialogs.sheet import STACK_ABOVE_PERCENT
from ui.theme import Theme
from ui.words import size_words

WAYS: tuple[How, ...] = ("all", "pages", "tonight")
MINUTE_S, HOUR_S = 60, 3_600


class ShareCost(QWidget):
    """Hidden for a file that is not asked about: it goes whole. `changed`: another way, or other pages."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: FilePreviewed | None = None
        self._takes = Sentence(theme, strong=True, parent=self)
        self._means = Sentence(theme, tone="quiet", parent=self)
        self.picker = PagePicker(theme, self)
        self.picker.changed.connect(self._show_words)
        self._group = QButtonGroup(self)
        self.ways: dict[How, Key] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(self._takes)
        narrow = theme.scale_percent > STACK_ABOVE_PERCENT
        keys = QBoxLayout(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        keys.setSpacing(theme.sizes.key_gap_px)
        for way in WAYS:
            self.ways[way] = key = Key(theme, "", kind="choice", parent=self)
            self._group.addButton(key)
            keys.addWidget(key, 1)
        column.addLayout(keys)
        column.addWidget(self._means)
        column.addWidget(self.picker)
        self.ways["all"].setChecked(True)
        self._group.buttonToggled.connect(lambda _key, on: self._show_words() if on else None)
        self.hide()

    @property
    def how(self) -> How:
        return next((way for way, key in self.ways.items() if key.isChecked()), "all")

    @property
    def pages(self) -> tuple[int, ...]:
        return self.picker.chosen if self.how == "pages" else ()

    @property
    def is_ready(self) -> bool:
        return self.how != "pages" or self.picker.is_right

    def show_file(self, file: FilePreviewed) -> None:
        self._file = file
        self.setVisible(file.is_long)
        if file.is_long:
            self.picker.show_count(file.pages)
            self._show_words()

    def _show_words(self) -> None:
        file, how = self._file, self.how
        if file is None:
            return
        self._takes.setText(takes_words(file))
        whole, some = self.ways["all"], self.ways["pages"]
        whole.setText(_with(self.tr("All of it"), file.seconds_all))
        some.setText(_with(self._key_words(file), _times(file.seconds_pages, len(self.picker.chosen))))
        self.ways["tonight"].setText(self.tr("Tonight"))
        self._means.setText(self._meaning(file, how))
        self.picker.setVisible(how == "pages" and file.pages > 1)
        self.changed.emit()

    def _key_words(self, file: FilePreviewed) -> str:
        if file.pages == 1:
            return self.tr("Only a picture of it")
        return self.tr("Key slices only") if file.kind == "image" else self.tr("Key pages only")

    def _meaning(self, file: FilePreviewed, how: How) -> str:
        if how == "all":
            return self.tr("The page that is looked at goes first, the file behind it. Voice goes before both.")
        if how == "tonight":
            now = datetime.now().astimezone()
            night = tonight(now)
            hour = night.strftime("%H:%M")
            if night.date() != now.date():
                hour = self.tr("tomorrow {hour}").format(hour=hour)
            return self.tr(
                "Pages go when they are looked at. The file waits until no call has been on here for five minutes, at "
                "the latest until {hour}. This computer has to be on and signed in then."
            ).format(hour=hour)
        if file.pages == 1:
            return self.tr(
                "The file stays here until somebody asks for it. Parts that are looked at closely are sent when they "
                "are."
            )
        return self.tr(
            "The file stays here until somebody asks for it. These pages go now, the first one always; others, and "
            "parts looked at closely, when they are looked at."
        )


def takes_words(file: FilePreviewed) -> str:
    size = size_words(file.size_bytes)
    if file.seconds_all is None:
        return tr("How long {size} take on this link is not known yet.").format(size=size)
    return tr("{size} take {time} on this link as it is now.").format(size=size, time=time_words(file.seconds_all))


def time_words(seconds: int) -> str:
    """Rounded up to what a person plans with: `about 40 s`, `about 26 min`, `about 3 h`."""
    if seconds < MINUTE_S:
        return tr("about {n} s").format(n=max(math.ceil(seconds / 10) * 10, 10))
    if seconds < 2 * HOUR_S:
        return tr("about {n} min").format(n=math.ceil(seconds / MINUTE_S))
    if seconds < 100 * HOUR_S:
        return tr("about {n} h").format(n=math.ceil(seconds / HOUR_S))
    return tr("days")


def tr(text: str) -> str:
    return QCoreApplication.translate("ShareCost", text)


def _with(words: str, seconds: int | None) -> str:
    return words if seconds is None else f"{words} · {time_words(seconds)}"


def _times(seconds: int | None, count: int) -> int | None:
    return None if seconds is None else seconds * count
