"""The main window: sign-in, home, room, library, review; one room at a time; says what happened, once."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from app.client.border import (
    CloseReview,
    EventRefused,
    Failed,
    FileAskedFor,
    Notice,
    OpenReview,
    RoomNotOpened,
    RoomOpened,
    Saved,
    SignedIn,
    SignInFailed,
    SignOut,
    SpeakSheets,
)
from app.clock import Clock, SystemClock
from app.settings import ClientSettings
from ui.actions import Actions
from ui.bridge import Bridge
from ui.controls import Tone
from ui.errands import Errands
from ui.focus import FocusRing
from ui.home.clerk import Clerk
from ui.language import Language
from ui.locking import Locking
from ui.memory import Memory
from ui.modes import BEDSIDE, REVIEW, Mode, mode_for
from ui.pages import Pages, close_dialogs
from ui.sheetspoken import sheet_words
from ui.sounds import Sounds
from ui.theme import Theme

LEAST, FIRST = QSize(900, 560), QSize(1366, 768)


class MainWindow(QMainWindow):
    """Acts on notices and on what its pages ask for. Everything it shows of a consult is shown by a page."""

    def __init__(
        self, bridge: Bridge, theme: Theme, memory: Memory, language: Language, clock: Clock | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle("Preceptor")
        self._bridge, self._theme, self._memory, self._language = bridge, theme, memory, language
        self._clock = clock or SystemClock()
        self._mode: Mode = REVIEW
        self._clerk: Clerk | None = None
        self._quitting = False
        self._actions = Actions(theme, self)
        self._errands = Errands(bridge, theme, memory, self, self._actions, self.say)
        self._sounds = Sounds(bridge, self)
        self._pages = Pages(bridge, theme, memory, self._actions, self._clock, self)
        self.setCentralWidget(self._pages)
        self._locking = Locking(bridge, theme, self._clock, self._pages.ringing, self._sign_out, self)
        self._ring = FocusRing(self, theme)
        self._wire()
        screen = QGuiApplication.primaryScreen().availableSize()
        self.setMinimumSize(LEAST.boundedTo(screen))
        self.resize(FIRST.boundedTo(screen))
        self.show_sign_in()

    @property
    def pages(self) -> Pages:
        return self._pages

    def show_sign_in(self, sentence: str = "") -> None:
        self._theme.set_sizes(BEDSIDE)  # whoever comes may come with gloves on
        self._pages.forget("home", "room", "library", "review")
        page = self._pages.sign_in()
        self._pages.turn_to("sign_in", page)
        page.begin(sentence)

    def show_home(self) -> None:
        if not self._signed_in:
            self.show_sign_in()
            return
        self._pages.turn_to("home", self._pages.home(self._mode))

    def show_library(self) -> None:
        if self._signed_in:
            self._pages.turn_to("library", self._pages.library(self._mode))

    def show_room(self) -> None:
        self.say("plain", "")  # whoever comes home again reads no sentence of before
        self._pages.turn_to("room", self._pages.room(self._mode))
        self.say("amber", self._pages.comeback.unread())

    def show_review(self, consult: str = "", path: str = "") -> None:
        self._bridge.post(OpenReview(consult, path))
        self._pages.turn_to("review", self._pages.review(self._mode))

    def say(self, tone: Tone, sentence: str) -> None:
        self._pages.say(tone, sentence)

    @property
    def _signed_in(self) -> bool:
        return self._clerk is not None

    # ---- what the engine tells

    def _heard(self, notice: Notice) -> None:
        if self._clerk is not None and self._clerk.outrun.is_late(notice):
            return
        match notice:
            case SignedIn(person=person) if not self._pages.gave_up:
                self._enter_as(mode_for(person.role))
            case SignInFailed():
                if self._signed_in:
                    self._sign_out()
                elif self._pages.name != "sign_in":
                    self.show_sign_in()
                self._pages.sign_in().failed(notice)
            case RoomOpened():
                self.show_room()
            case RoomNotOpened(text=text):
                if self._pages.name == "room":
                    self._room_left()
                self.say("amber", text)
            case EventRefused(text=text) | Failed(text=text):
                self.say("amber", text)
            case FileAskedFor(title=title, by=by):
                words = self.tr("{by} asked for the file {title}. It is sent now.").format(by=by, title=title)
                self.say("amber", words)
            case Saved(path=path):
                self.say("green", self.tr("Saved as {path}").format(path=path))
            case _:
                return  # for the room, the review and the dialogs

    def _enter_as(self, mode: Mode) -> None:
        if self._signed_in and self._mode is mode:
            return  # the link came back
        self._mode = mode
        self._clerk = Clerk(self._bridge, self._theme, self._memory, mode, self)
        self._clerk.outrun.lost.connect(self._room_left)
        self._clerk.outrun.told.connect(lambda words: self.say("amber", words))
        self._theme.set_sizes(mode.sizes)
        self._actions.dress()
        self._pages.forget("home", "room", "library", "review")
        self.show_home()
        self._pages.comeback.signed_in(self._clerk.enter)

    # ---- what the pages ask for

    def _join_up(self, name: str, page: QWidget) -> None:
        """Of a page that was made: its wishes to the clerk and to this window."""
        doings: dict[str, Callable[..., object]] = {
            "settings_asked": self._errands.open_settings,
            "file_asked": self._errands.ask_file,
            "devices_wanted": self._errands.open_devices,
            "consult_chosen": lambda consult: self.show_review(consult=consult),
            "file_chosen": lambda path: self.show_review(path=path),
            "left": self._room_left if name == "room" else self.show_home,
            "opened": self._open,
            "over": self._room_over,
            "call_taken": self._take_call,
        }
        if self._clerk is not None:
            doings |= self._clerk.doings()
        for wish, doing in doings.items():
            signal = getattr(page, wish, None)
            if signal is not None:
                signal.connect(doing)

    def _open(self, consult: str) -> None:
        """What is over is reviewed, everything else is entered."""
        entry = next((entry for entry in self._bridge.home.entries if entry.consult == consult), None)
        if entry is not None and entry.phase in ("closed", "cancelled", "voided"):
            self.show_review(consult=consult)
        elif (clerk := self._clerk) is not None:
            self._errands.instead(self._mode, self._room_left, lambda: clerk.enter(consult))

    def _take_call(self, consult: str) -> None:
        if (clerk := self._clerk) is not None:
            self._errands.instead(self._mode, self._room_left, *clerk.taking(consult))

    def _room_left(self) -> None:
        self._pages.forget("room")
        self._bridge.forget_room()
        self.show_home()

    def _room_over(self, words: str) -> None:
        """What was open over it goes too."""
        close_dialogs(self)
        self._room_left()
        self.say("amber", words)

    def _speak(self, code: str) -> None:
        """An open room or review keeps its words until it is left; every other page is made anew."""
        self._language.speak(code)
        self._bridge.post(SpeakSheets(sheet_words()))
        self._actions.reword()
        self._pages.forget("home", "library", "sign_in")
        shows = {"home": self.show_home, "library": self.show_library, "sign_in": self.show_sign_in}
        shows.get(self._pages.name, lambda: None)()

    def _sign_out(self, why: str = "") -> None:
        self._locking.open()
        close_dialogs(self)
        self._clerk = None
        self._bridge.post(SignOut())
        self._bridge.forget_room()
        self.show_sign_in(why)

    def closeEvent(self, event: QCloseEvent) -> None:
        owes = self._signed_in and self._bridge.link.owed_files > 0
        if self._quitting or (self._bridge.room is None and not owes):
            self._bridge.post(CloseReview())
            self._memory.flush()
            super().closeEvent(event)
            return
        event.ignore()
        self._errands.after_leaving(self._mode, self._quit, "closes")

    def _quit(self) -> None:
        self._quitting = True
        self.close()

    def _wire(self) -> None:
        self._bridge.notice.connect(self._heard)
        self._pages.made.connect(self._join_up)
        self._bridge.link_changed.connect(self._pages.show_link)
        self._errands.language_changed.connect(self._speak)
        self._errands.file_chosen.connect(lambda path: self.show_review(path=path))
        actions = self._actions
        self.addActions([action for action in actions.menu if action is not None])
        actions.library.triggered.connect(lambda: self._errands.after_leaving(self._mode, self.show_library))
        actions.open_file.triggered.connect(lambda: self._errands.after_leaving(self._mode, self._errands.ask_file))
        actions.devices.triggered.connect(self._errands.open_devices)
        actions.settings.triggered.connect(self._errands.open_settings)
        actions.sign_out.triggered.connect(lambda: self._errands.after_leaving(self._mode, self._sign_out, "signs_out"))
        actions.quit.triggered.connect(self.close)


def run(settings: ClientSettings, argv: list[str] | None = None) -> int:
    """Opens the program and returns when its window was closed."""
    from ui.program import Program

    return Program(settings, sys.argv if argv is None else argv).run()
