"""The sounds that were kept of a stethoscope: how each looks, whether it is whole here, and a key to hear it again.
In the room and in the review."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.client.border import Command, ListeningView, PlaySound
from app.consult.state import KeptSound
from ui.bridge import Bridge
from ui.controls import Key
from ui.panels.rows import Row, Rows
from ui.stage.listening_words import quality_words, sound_words
from ui.stage.receipt import name_first
from ui.stage.soundpicture import SoundPicture
from ui.stage.ticking import RoomClock
from ui.theme import Theme
from ui.words import size_words

TURN_MS = 100  # the place moves while a sound is heard
MOST_PX = 300


class SoundTile(QWidget):
    """The picture and its key, for one sound. `now_ms`: server time, in which it is said since when it is heard."""

    def __init__(self, theme: Theme, post: Callable[[Command], None], now_ms: Callable[[], int], row: Row) -> None:
        super().__init__(row)
        self._post, self._now_ms = post, now_ms
        self._sound: KeptSound | None = None
        self._listening = ListeningView()
        self.picture = SoundPicture(theme, self)
        self.key = Key(theme, "", "play", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(self.picture)
        layout.addWidget(self.key)
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(self._move)
        self.key.clicked.connect(self._press)

    def show_sound(self, sound: KeptSound, listening: ListeningView) -> None:
        self._sound, self._listening = sound, listening
        said = sound_words(sound, listening)
        self.picture.show_sound(sound.outline)
        self.key.setVisible(bool(said.press))
        self.key.setText(said.key)
        self.key.set_icon("stop" if said.press == "hush" else "play")
        if said.press == "hush":
            if not self._timer.isActive():  # views come as often as its turns
                self._timer.start()
        else:
            self._timer.stop()
            self.picture.show_place(None)

    def _move(self) -> None:
        playing = self._listening.playing
        if self._sound is not None and playing is not None:
            heard_ms = max(0, self._now_ms() - playing.since_ms)
            self.picture.show_place(min(1.0, heard_ms / self._sound.length_ms))

    def _press(self) -> None:
        if self._sound is not None:
            heard = self._timer.isActive()
            self._post(PlaySound("" if heard else self._sound.sound))


class SoundRows(Rows):
    """Hidden while there is none."""

    def __init__(
        self,
        theme: Theme,
        post: Callable[[Command], None],
        now_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent, from_top=True)
        self._theme, self._post, self._now_ms = theme, post, now_ms
        self._tiles: dict[str, SoundTile] = {}
        self.setMaximumHeight(theme.px(MOST_PX))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_sounds(
        self, ordered: Iterable[KeptSound], listening: ListeningView, head_of: Callable[[KeptSound], str]
    ) -> None:
        """From the top. `head_of`: what stands above one, as who kept it."""
        sounds = {sound.sound: sound for sound in ordered}
        self.setVisible(bool(sounds))
        if not (sounds or self._tiles):
            return
        rows = self.arrange(tuple(sounds))
        self._tiles = {name: tile for name, tile in self._tiles.items() if name in rows}
        for name, row in rows.items():
            sound = sounds[name]
            is_whole = name in listening.whole
            words = sound_words(sound, listening)
            state = f"{quality_words(sound, listening)} {size_words(sound.size_bytes)}"
            lacks = words.short or "" if name in listening.gone else ""
            row.say(head_of(sound), words.title, "green" if is_whole else "amber", lacks)
            row.text.setToolTip(state)
            if name not in self._tiles:
                self._tiles[name] = SoundTile(self._theme, self._post, self._now_ms, row)
                row.add_widget(self._tiles[name])
            self._tiles[name].show_sound(sound, listening)
            self._tiles[name].picture.setToolTip(state)


class KeptSounds(SoundRows):
    """Of the room; the newest first."""

    def __init__(self, bridge: Bridge, theme: Theme, clock: RoomClock, parent: QWidget | None = None) -> None:
        super().__init__(theme, bridge.post, clock.now_ms, parent)
        self._bridge = bridge
        bridge.facets.listening.changed.connect(self.show_now)
        bridge.media_changed.connect(self.show_now)
        self.show_now()

    def show_now(self, _view: object = None) -> None:
        view = self._bridge.room
        if view is None:
            self.show_sounds((), ListeningView(), lambda sound: "")
        else:
            newest_first = reversed(view.state.sounds.values())
            self.show_sounds(newest_first, self._bridge.media.listening, lambda sound: name_first(view, sound.by))
