"""The sounds that were kept of a stethoscope: how each looks, whether it is whole here, and a key to hear it again."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.client.border import PlaySound
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
    """The picture and its key, for one sound: as a row of the list, or wherever it is wanted."""

    def __init__(self, bridge: Bridge, theme: Theme, clock: RoomClock, row: Row) -> None:
        super().__init__(row)
        self._bridge, self._clock = bridge, clock
        self._sound: KeptSound | None = None
        self.picture = SoundPicture(theme, self)
        self.key = Key(theme, "", "play", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(self.picture)
        layout.addWidget(self.key)
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(self._move)
        self.key.clicked.connect(self._press)

    def show_sound(self, sound: KeptSound) -> None:
        self._sound = sound
        said = sound_words(sound, self._bridge.media)
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
        playing = self._bridge.media.listening.playing
        if self._sound is not None and playing is not None:
            heard_ms = max(0, self._clock.now_ms() - playing.since_ms)
            self.picture.show_place(min(1.0, heard_ms / self._sound.length_ms))

    def _press(self) -> None:
        if self._sound is not None:
            heard = self._timer.isActive()
            self._bridge.post(PlaySound("" if heard else self._sound.sound))


class KeptSounds(Rows):
    """Hidden while there is none; the newest first."""

    def __init__(self, bridge: Bridge, theme: Theme, clock: RoomClock, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, from_top=True)
        self._bridge, self._theme, self._clock = bridge, theme, clock
        self._tiles: dict[str, SoundTile] = {}
        self.setMaximumHeight(theme.px(MOST_PX))
        bridge.facets.listening.changed.connect(self.show_now)
        bridge.media_changed.connect(self.show_now)
        self.show_now()

    def show_now(self, _view: object = None) -> None:
        view = self._bridge.room
        sounds = view.state.sounds if view is not None else {}
        self.setVisible(bool(sounds))
        if view is None or not (sounds or self._tiles):
            return
        rows = self.arrange(tuple(reversed(sounds)))
        self._tiles = {name: tile for name, tile in self._tiles.items() if name in rows}
        for name, row in rows.items():
            sound = sounds[name]
            words = sound_words(sound, self._bridge.media)
            is_whole = name in self._bridge.media.listening.whole
            state = f"{quality_words(sound, self._bridge.media)} {size_words(sound.size_bytes)}"
            row.say(name_first(view, sound.by), words.title, "green" if is_whole else "amber", "")
            row.text.setToolTip(state)
            if name not in self._tiles:
                self._tiles[name] = SoundTile(self._bridge, self._theme, self._clock, row)
                row.add_widget(self._tiles[name])
            self._tiles[name].show_sound(sound)
            self._tiles[name].picture.setToolTip(state)
