"""The one line across the room for what needs a look now: the link, a stop, a refusal, a request for live."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.client.border import RoomView
from ui.bridge import Bridge
from ui.controls import Banner
from ui.lamp import Tone
from ui.modes import Mode
from ui.said import said
from ui.stage.ladder_words import LadderTeller
from ui.stage.stopcover import stop_words
from ui.stage.ticking import RoomClock
from ui.words import saving_words

SHOWN_MS = 12_000  # what was told once stays as long as it takes to look up from the patient and read it twice

SAVING_MS = 600_000  # until it is told that the file is there, or why not


class RoomNotes(QObject):
    """What lasts (link, stop, camera) is said as long as it lasts; what happened once goes after a while.
    A hand-over stays until it was read. `live_pressed`: the specialist grants the live picture. `read_pressed`: the
    opinion that has come is wanted. `cancel_pressed`: the file that is being saved is not."""

    live_pressed = Signal()
    cancel_pressed = Signal()
    read_pressed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        mode: Mode,
        banner: Banner,
        clock: RoomClock,
        ladder: LadderTeller,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._asked_for_it = mode.may("ask")
        self._bridge, self._banner, self._clock, self._ladder = bridge, banner, clock, ladder
        self._once: tuple[int, Tone, str, str] | None = None
        self._saving = False
        self._handover_read = ""
        banner.pressed.connect(self._pressed)
        bridge.link_changed.connect(self.show_now)
        bridge.media_changed.connect(self.show_now)
        bridge.facets.request.changed.connect(self.show_now)
        bridge.facets.phase.changed.connect(self.show_now)
        bridge.facets.stops.changed.connect(self.show_now)
        bridge.facets.opinion.changed.connect(self.show_now)
        bridge.facets.history.changed.connect(self.show_now)
        clock.tick.connect(self.show_now)
        self.show_now()

    def failed(self, text: str) -> None:
        self._say_once("amber", text)

    def saving(self, path: str, done: int, count: int) -> None:
        self._say_once("plain", saving_words(path, done, count), self.tr("Cancel"), SAVING_MS)
        self._saving = True

    def saved(self, path: str) -> None:
        self._say_once("green", self.tr("Saved as {path}").format(path=path))

    def not_shown(self) -> None:
        self._say_once(
            "red", self.tr("Your instruction was not shown at the bedside in time. Send it again or withdraw it.")
        )

    def bookmarked(self) -> None:
        self._say_once("green", self.tr("This moment is marked. The review finds it again."))

    def live_asked(self) -> None:
        self._say_once("amber", self.tr("The bedside asks for the live picture."), self.tr("Live"))

    def show_now(self, _view: object = None) -> None:
        tone, text, action = self._now()
        if (text, action) != self._shown():
            self._banner.say(tone, text, action)

    def _shown(self) -> tuple[str, str]:
        return (self._banner.text if not self._banner.isHidden() else "", self._action)

    _action = ""

    def _now(self) -> tuple[Tone, str, str]:
        view, link, media = self._bridge.room, self._bridge.link, self._bridge.media
        self._action = ""
        if view is not None:
            answered, words = stop_words(view, self._clock.now_ms())
            mine = any(view.me is not None and stop.by == view.me.person for stop in view.state.stops.values())
            if words and mine:
                return ("green" if answered else "red"), words, ""
        if self._once is not None:
            until, tone, text, action = self._once
            if self._clock.mono_ms() < until:
                self._action = action
                return tone, text, action
            self._once = None
        if handover := self._handover(view):
            self._action = self.tr("I have read it")
            return "amber", handover, self._action
        if self._waits_to_be_read(view):
            self._action = self.tr("Read it")
            return "green", self.tr("The opinion is here."), self._action
        date_only = link.state == "online" and link.clock_wrong_ms != 0
        if (link.sentence and not date_only) or link.state == "offline":
            offline = self.tr("The link is gone. What you write and draw is kept here and sent when it returns.")
            return "amber", said(link.sentence) or offline, ""
        for sentence in (media.camera_sentence, media.microphone_sentence):
            if media.on and sentence:
                return "amber", said(sentence), ""
        self._ladder.hear(media, self._clock.mono_ms())
        if words := self._ladder.line:
            return "amber", words, ""
        if link.sentence:  # the date of this computer: it harms nothing here, so everything else goes first
            return "amber", said(link.sentence), ""
        if view is not None and not view.history_whole:
            return "plain", self.tr("The earlier part of this consult is still on its way."), ""
        if view is not None and view.state.unknown:
            newer = self.tr("Something was written here by a newer program. Update to see all of it.")
            return "amber", newer, ""
        return "plain", "", ""

    def _handover(self, view: RoomView | None) -> str:
        """What a colleague wants the new lead to know, until it was read; the case keeps it."""
        if view is None or view.me is None or view.state.lead != view.me.person:
            return ""
        state = view.state
        if not state.handover or state.handover_by in ("", view.me.person):
            return ""
        told = self.tr("{name} hands it on to you: {words}").format(name=state.handover_name, words=state.handover)
        return told if told != self._handover_read else ""

    def _waits_to_be_read(self, view: RoomView | None) -> bool:
        """For the side that asked; until it was opened there."""
        if view is None or not self._asked_for_it or not view.state.opinions:
            return False
        return view.state.opinions[-1].received_ms is None

    def _say_once(self, tone: Tone, text: str, action: str = "", shown_ms: int = SHOWN_MS) -> None:
        self._saving = False
        self._once = (self._clock.mono_ms() + shown_ms, tone, text, action)
        self.show_now()

    def _pressed(self) -> None:
        if self._once is None and (handover := self._handover(self._bridge.room)):
            self._handover_read = handover
            self.show_now()
            return
        if self._once is None and self._waits_to_be_read(self._bridge.room):
            self.read_pressed.emit()
            return
        wish = self.cancel_pressed if self._saving else self.live_pressed
        self._once, self._saving = None, False
        wish.emit()
        self.show_now()
