"""The one line across the room for what needs a look now: the link, a stop, a refusal, a request for live."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.client.border import RoomView
from ui.bridge import Bridge
from ui.controls import Banner
from ui.lamp import Tone
from ui.modes import Mode
from ui.said import said
from ui.stage.back_words import back_words
from ui.stage.covered_words import cover_line
from ui.stage.fillin import left_out_words
from ui.stage.handoverline import HandoverLine
from ui.stage.harms import harm
from ui.stage.helpline import HelpLine
from ui.stage.instead import Instead
from ui.stage.ladder_words import LadderTeller
from ui.stage.note_lines import SILENT, Line
from ui.stage.onhold import held_words
from ui.stage.outage import Outage
from ui.stage.stop_words import stop_line
from ui.stage.surface_words import silence_words
from ui.stage.ticking import RoomClock
from ui.words import saving_words

GRAVE: dict[Tone, int] = {"red": 2, "amber": 1}
MOST_WAITING = 4
SHOWN_MS = 12_000  # what was told once stays as long as it takes to look up from the patient and read it twice


class RoomNotes(QObject):
    """What lasts (link, stop, camera, a file being saved) is said as long as it lasts; what happened once goes after a
    while. The key that is pressed is the one that is shown. A hand-over stays until it was read. `live_pressed`: the
    specialist grants the live picture. `read_pressed`: the opinion that has come is wanted. `cancel_pressed`: the file
    that is being saved is not. `fill_in_pressed`: what a call left out is to be written."""

    live_pressed = Signal()
    cancel_pressed = Signal()
    read_pressed = Signal()
    fill_in_pressed = Signal()

    def __init__(
        self,
        bridge: Bridge,
        mode: Mode,
        banner: Banner,
        clock: RoomClock,
        ladder: LadderTeller,
        outage: Outage,
        instead: Instead,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self._bridge, self._banner, self._clock, self._ladder = bridge, banner, clock, ladder
        self._outage, self._instead = outage, instead
        self._once: tuple[int, Line] | None = None
        self._later: list[Line] = []
        self._came = SILENT  # the newest line of who has come
        self._saving = ""
        self._shown = SILENT
        self._handover = HandoverLine(bridge, mode, self)
        self.help = HelpLine(bridge, self)
        self._gives_way = self._link_said = False
        banner.pressed.connect(self._pressed)
        bridge.link_changed.connect(self.show_now)
        bridge.media_changed.connect(self.show_now)
        facets = bridge.facets
        for facet in (facets.request, facets.phase, facets.stops, facets.opinion, facets.history):
            facet.changed.connect(self.show_now)
        outage.changed.connect(self.show_now)
        instead.changed.connect(self.show_now)
        outage.returned.connect(self.returned)
        clock.tick.connect(self.show_now)
        self.show_now()

    def refused(self, text: str) -> None:
        self.once(Line("amber", text))

    def told(self, text: str) -> None:
        self.once(Line("plain", text))

    def failed(self, text: str) -> None:
        """Perhaps the file; where another part of it comes, it was something else."""
        self._saving = ""
        self.once(Line("amber", text))

    def saving(self, path: str, done: int, count: int) -> None:
        self._saving = saving_words(path, done, count)
        self.show_now()

    def saved(self, path: str) -> None:
        self._saving = ""
        self.once(Line("green", self.tr("Saved as {path}").format(path=path)))

    def arrived(self, words: str) -> None:
        """Several at once are one line."""
        if self._came in self._later:
            self._later.remove(self._came)
            words = f"{self._came.text} {words}"
        elif self._told() == self._came:
            words = f"{self._came.text} {words}"
        self._came = Line("green", words)
        self.once(self._came)

    def not_shown(self) -> None:
        words = self.tr("Your instruction was not shown at the bedside in time. Send it again or withdraw it.")
        self.once(Line("red", words))

    def returned(self) -> None:
        """Heard as well; who looks up reads why. Not later: it may be lost again by then."""
        shown = self._told()
        if shown is not None and shown.tone in GRAVE:
            return
        self.once(Line("green", back_words(self._bridge.media)))

    def bookmarked(self) -> None:
        self.once(Line("green", self.tr("This moment is marked. The review finds it again.")))

    def dropped(self) -> None:
        self.once(Line("quiet", self.tr("Nothing was shared. The copy that was made to look at it is gone.")))

    def live_asked(self) -> None:
        words = self.tr("The bedside asks for the live picture.")
        self.once(Line("amber", words, self.tr("Live"), self._grant))

    def give_way(self, on: bool, link_said: bool = False) -> None:
        """Something weightier stands across the room: beside it only a stop, what was told once, a hand-over and what
        it does not say of the link. `link_said`: that is said."""
        if (on, link_said) != (self._gives_way, self._link_said):
            self._gives_way, self._link_said = on, link_said
            self.show_now()

    def show_now(self, _view: object = None) -> None:
        line = self._now()
        if line != self._shown:
            self._shown = line
            self._banner.say(line.tone, line.text, line.key)

    # ---- what is said, the weightiest first

    def _now(self) -> Line:
        view = self._bridge.room
        self._ladder.hear(self._bridge.media, self._clock.mono_ms())
        if first := self._stop(view) or self.help.called(view):
            return first
        if self._gives_way:
            return self._told() or self._handover.handed(view) or self._link() or SILENT
        harms = self._harms()
        pressing = harms if harms is not None and (harms.key or harms.tone == "red") else None  # before what can wait
        return self._told() or pressing or self._waits(view) or harms or self._remarks(view) or SILENT

    def _stop(self, view: RoomView | None) -> Line | None:
        """Who called it hears what became of it."""
        if view is None:
            return None
        is_there = self._bridge.link.state == "online" and any(one.role == "clinic" for one in view.here)
        return stop_line(view, self._clock.now_ms(), is_there or self._bridge.media.remote == "live")

    def _told(self) -> Line | None:
        """What happened once."""
        if self._once is not None and self._clock.mono_ms() >= self._once[0]:
            self._once = (self._clock.mono_ms() + SHOWN_MS, self._later.pop(0)) if self._later else None
        return self._once[1] if self._once is not None else None

    def _waits(self, view: RoomView | None) -> Line | None:
        """For somebody to read it."""
        if handed := self._handover.handed(view) or self._handover.left_alone(view):
            return handed
        if self._waits_to_be_read(view):
            return Line("green", self.tr("The opinion is here."), self.tr("Read it"), self.read_pressed.emit)
        return None

    def _link(self) -> Line | None:
        link = self._bridge.link
        date_only = link.state == "online" and link.clock_wrong_ms != 0
        is_told = self._outage.lost is not None and self._outage.lost.gone == "own" and link.keeps  # across the room
        if is_told or self._link_said or (link.state != "offline" and (date_only or not link.sentence)):
            return None
        offline = self.tr("The link is gone. What you write and draw is kept here and sent when it returns.")
        return Line("amber", said(link.sentence) or offline)

    def _harms(self) -> Line | None:
        if link := self._link():
            return link
        if silence := self._silence():
            return silence
        if cover := cover_line(self._bridge, self._mode):
            return cover
        ladder = Line("amber", self._ladder.line) if self._ladder.line else None
        return harm(self._bridge, self._instead) or ladder

    def _remarks(self, view: RoomView | None) -> Line | None:
        """What harms nothing here, so everything else goes first: a rest, a file on its way, this computer's date."""
        if view is not None and self._mode.may("answer") and (held := held_words(view.state)):
            return Line("amber", held)
        if self._saving:
            return Line("plain", self._saving, self.tr("Cancel"), self._cancel)
        if self._bridge.link.sentence:
            return Line("amber", said(self._bridge.link.sentence))
        if view is not None and self._mode.may("amend") and (left_out := left_out_words(view.state)):
            return Line("plain", left_out, self.tr("Fill in…"), self.fill_in_pressed.emit)
        if view is not None and not view.history_whole:
            return Line("plain", self.tr("The earlier part of this consult is still on its way."))
        if view is not None and view.state.unknown:
            return Line("amber", self.tr("Something was written here by a newer program. Update to see all of it."))
        return None

    def _silence(self) -> Line | None:
        """Whatever is on the stage: nobody is seen or heard."""
        if self._outage.lost is not None:
            return None
        words = silence_words(self._bridge, self._mode)
        if words is None:
            return None
        return Line(words.tone, self.tr("{what}. {help}").format(what=words.words, help=words.detail))

    def _waits_to_be_read(self, view: RoomView | None) -> bool:
        """For the side that asked; until it was opened there."""
        if view is None or not self._mode.may("ask") or not view.state.opinions:
            return False
        return view.state.opinions[-1].received_ms is None

    def once(self, line: Line) -> None:
        """What is lighter waits until what is graver has had its time, once: the window says some of it as well."""
        shown = self._told()
        if shown is not None and GRAVE.get(line.tone, 0) < GRAVE.get(shown.tone, 0):
            self._later = [*(one for one in self._later if one != line), line][-MOST_WAITING:]
            return
        self._once = (self._clock.mono_ms() + SHOWN_MS, line)
        self.show_now()

    # ---- what the keys do

    def _pressed(self) -> None:
        if self._shown.pressed is not None:
            self._shown.pressed()
            self.show_now()

    def _grant(self) -> None:
        self._once = (0, self._shown)  # what waited behind it comes
        self.live_pressed.emit()

    def _cancel(self) -> None:
        self._saving = ""
        self.cancel_pressed.emit()
