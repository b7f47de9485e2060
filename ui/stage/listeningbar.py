"""*Listening*, across the room at both ends, with one large key back to the voice; and the newest kept sound."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.client.border import PlaySound
from app.consult.events.listening import ListeningAsked, ListeningEnded, ListeningStarted
from app.consult.state import KeptSound
from ui.bridge import Bridge
from ui.controls import Key, Sentence, restyle
from ui.modes import Mode
from ui.stage.compact import is_compact
from ui.stage.listening_words import ListeningWords, Press, listening_words, sound_words, tr, where_of
from ui.stage.soundpicture import SoundPicture
from ui.stage.ticking import RoomClock
from ui.theme import Theme

TRACE_PARTS = 300
TURN_MS = 100
ICONS: dict[Press, str] = {"listen": "heartbeat", "end": "microphone", "play": "play", "hush": "stop"}


class ListeningBar(QFrame):
    """Hidden while there is nothing to say. `accented(bool)`: the one key that matters on the screen is here;
    `offered(bool)`: `ask` would do something. `show_now` once both are listened to."""

    accented = Signal(bool)
    offered = Signal(bool)

    def __init__(
        self, bridge: Bridge, theme: Theme, mode: Mode, clock: RoomClock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._theme, self._mode, self._clock = bridge, theme, mode, clock
        self._put_away: set[str] | None = None  # sounds that were looked at, or there before this page was
        self._said = ListeningWords()
        self._has_accent = self._offers = self._gives_way = self._sound_waits = False
        self._timer = QTimer(self, interval=TURN_MS)  # while a sound is heard its place moves
        self._timer.timeout.connect(self._move)
        self.title = Sentence(theme, step="title", strong=True, wrap=False, parent=self)
        self.text = Sentence(theme, parent=self)
        self.picture = SoundPicture(theme, self)
        self.picture.setMaximumWidth(theme.px(360))
        self.key = Key(theme, tr("Back to voice"), "microphone", "accent", shortcut="F7", parent=self)
        self.other = Key(theme, "", kind="quiet", parent=self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.text)
        layout = QHBoxLayout(self)
        above = theme.space(0.5 if mode.may("answer") else 1)  # at the bedside the stage is low
        layout.setContentsMargins(theme.space(2), above, theme.space(2), above)
        layout.setSpacing(theme.space(2))
        layout.addLayout(words, 3)
        layout.addWidget(self.picture, 2)
        layout.addWidget(self.other)
        layout.addWidget(self.key)
        # A line of each is the least: Qt would reserve the height of the text wrapped as narrow as it goes.
        lines = theme.text_px("title") + (0 if is_compact(theme) else theme.text_px("body"))
        self.setMinimumHeight(round(1.4 * lines) + 2 * above)
        self.key.clicked.connect(lambda: self._press(self._said.press))
        self.other.clicked.connect(lambda: self._press(self._said.other))
        bridge.facets.listening.changed.connect(self.show_now)
        bridge.media_changed.connect(self.show_now)
        clock.tick.connect(self.show_now)
        self.hide()

    @property
    def is_on(self) -> bool:
        return self._said.is_on

    @property
    def wants_a_press(self) -> bool:
        return self._has_accent

    def may_ask(self) -> bool:
        """Both hear each other, and nothing is asked for or on."""
        view = self._bridge.room
        if view is None or not self._mode.may("listen") or self._bridge.media.remote != "live":
            return False
        return view.state.phase == "accepted" and view.state.listening is None and where_of(view) != "aside"

    def ask(self) -> None:
        """At the bedside it begins at once; from afar it is asked for."""
        view = self._bridge.room
        if view is None or not self.may_ask():
            return
        name = secrets.token_hex(16)
        begins = where_of(view) == "bedside"
        self._bridge.submit(ListeningStarted(name) if begins else ListeningAsked(name))

    def give_way(self, on: bool, sound: bool) -> None:
        """Something else is said across the room: all of it, or only the kept `sound`, waits and comes again."""
        if (on, sound) != (self._gives_way, self._sound_waits):
            self._gives_way, self._sound_waits = on, sound
            self.show_now()

    def show_now(self, _view: object = None) -> None:
        view, media = self._bridge.room, self._bridge.media
        if view is None:
            return
        if self._put_away is None:
            self._put_away = set(view.state.sounds)
        said = ListeningWords() if self._gives_way else listening_words(view, media)
        sound = self._newest() if not (said.title or self._gives_way or self._sound_waits) else None
        if sound is not None:
            said = sound_words(sound, media.listening)
        self._say(said)
        self._draw(sound)
        if self.may_ask() != self._offers:
            self._offers = not self._offers
            self.offered.emit(self._offers)

    def _newest(self) -> KeptSound | None:
        view = self._bridge.room
        newest = next(reversed(view.state.sounds.values()), None) if view is not None else None
        return newest if newest is not None and newest.sound not in (self._put_away or ()) else None

    def _say(self, said: ListeningWords) -> None:
        if said == self._said:
            return
        self._said = said
        tone = "green" if said.is_on else "amber" if said.press == "listen" else "accent"
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)
        self.title.setText(said.title)
        text = said.short if is_compact(self._theme) and said.short is not None else said.text
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.setToolTip(said.text)
        self.title.setAccessibleDescription(said.text)
        for key, press, words in ((self.key, said.press, said.key), (self.other, said.other, said.other_key)):
            key.setVisible(bool(press))
            if press:  # a key that is hidden keeps its words
                key.setText(words)
        if said.press:
            self.key.set_icon(ICONS[said.press])
        self.setVisible(bool(said.title))
        accented = said.press in ("listen", "end")
        self.key.set_kind("accent" if accented else "plain")
        if accented != self._has_accent:
            self._has_accent = accented
            self.accented.emit(accented)

    def _draw(self, sound: KeptSound | None) -> None:
        media = self._bridge.media
        self.picture.setVisible(sound is not None or self._said.is_on)
        if sound is None:
            self.picture.show_sound(media.listening.trace, TRACE_PARTS, marks_gaps=True)
            self.picture.show_place(None)
            return
        self.picture.show_sound(sound.outline)
        if self._said.press == "hush" and not self._timer.isActive():
            self._timer.start()
        self._move()

    def _move(self) -> None:
        sound, playing = self._newest(), self._bridge.media.listening.playing
        if sound is None or playing is None or playing.sound != sound.sound:
            self._timer.stop()
            self.picture.show_place(None)
            return
        self.picture.show_place(min(1.0, max(0, self._clock.now_ms() - playing.since_ms) / sound.length_ms))

    def _press(self, press: Press) -> None:
        view = self._bridge.room
        one = view.state.listening if view is not None else None
        sound = self._newest()
        match press:
            case "listen" if one is not None:
                self._bridge.submit(ListeningStarted(one.listening))
            case "end" if one is not None:
                self._bridge.submit(ListeningEnded(one.listening))
            case "not_now" if one is not None:
                self._bridge.submit(ListeningEnded(one.listening, "not_now"))
            case "play" if sound is not None:
                self._bridge.post(PlaySound(sound.sound))
            case "hush":
                self._bridge.post(PlaySound(""))
            case "away" if sound is not None and self._put_away is not None:
                self._put_away |= set(view.state.sounds) if view is not None else set()
                self._bridge.post(PlaySound(""))
                self.show_now()
