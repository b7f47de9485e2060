"""Clinic home: ask a specialist, call one now, and see in words what became of what was asked."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.client.border import HomeView, LinkView
from app.clock import Clock
from app.consult.board import BoardEntry
from app.consult.events.request import Patient, Vitals
from app.consult.practice import practised, real
from app.consult.state import ConsultState, Request
from ui.actions import Actions
from ui.bridge import Bridge
from ui.called_words import rings_words
from ui.controls import Banner, Blank, Key, Sentence
from ui.home.bar import HomeBar
from ui.home.lines import Line, clinic_line
from ui.home.queue import QueueView
from ui.home.trybar import TryBar
from ui.modes import CLINIC
from ui.refused import RefusedBar
from ui.said import said
from ui.theme import Theme
from ui.words import DAY_MS

AGES_EVERY_MS = 10_000
SIDE_PX = 48
NOTHING_ASKED = Request(
    at_ms=0,
    by="",
    name="",
    site="",
    site_name="",
    patient=Patient(),
    vitals=Vitals(),
    urgency="green",
    complaint="",
    question="",
    specialty="",
    call_now=False,
    practice=False,
)
NARROW_PX = 980  # at 100 % text: below this the lists come under the two keys


class ClinicPage(QWidget):
    """`ask_pressed`, `call_pressed`, `practise_pressed`; `opened(consult)` for one that is to be entered or read."""

    ask_pressed = Signal()
    call_pressed = Signal()
    practise_pressed = Signal()
    opened = Signal(str)

    def __init__(
        self, bridge: Bridge, theme: Theme, actions: Actions, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge = bridge
        self._theme = theme
        self._clock = clock
        self.banner = Banner(theme, self)
        self._offline = Banner(theme, self)
        self._ask = Key(theme, self.tr("Ask a specialist"), "chat-teardrop-text", "accent", "Ctrl+N", parent=self)
        self._call = Key(theme, self.tr("Call duty specialist now"), "phone-call", "red", "F9", parent=self)
        for key in (self._ask, self._call):
            key.setProperty("big", True)
            key.dress()
        self._ask.clicked.connect(self.ask_pressed)
        self._call.clicked.connect(self.call_pressed)
        self._practise = Key(theme, self.tr("Practise without a patient"), "student", "quiet", parent=self)
        self._practise.clicked.connect(self.practise_pressed)
        self._telephone = Sentence(theme, tone="quiet", parent=self)
        self._queue = QueueView(theme, self.tr("Consults of this clinic"), self)
        self._queue.opened.connect(self.opened)
        self._blank = Blank(theme, "tray", self)
        self._blank.pressed.connect(self.ask_pressed)
        self._lay_out(actions)
        self._ages = QTimer(self)
        self._ages.timeout.connect(self._show)
        self._ages.start(AGES_EVERY_MS)
        bridge.home_changed.connect(self._show)
        bridge.link_changed.connect(self.show_link)
        theme.changed.connect(self._dress)
        self._dress()
        self._show()
        self.show_link(bridge.link)

    def begin(self) -> None:
        self._ask.setFocus()

    def show_link(self, link: LinkView) -> None:
        sentence = said(link.sentence)
        if link.state != "online":
            sentence = sentence or self.tr(
                "No connection to the server. You can go on writing: requests are kept here and sent by themselves."
            )
        self._offline.say("amber", sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW_PX)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
        self._columns.setStretch(0, 0 if narrow else 2)
        both = self._ask.minimumSizeHint().width() + self._call.minimumSizeHint().width() + 2 * SIDE_PX
        self._keys.setDirection(across if narrow and both < self.width() else down)
        for hint in self._hints:
            hint.setVisible(not narrow)

    def _show(self) -> None:
        home = self._bridge.home
        now_ms = self._clock.now_ms() - self._bridge.link.clock_wrong_ms
        heads = self.tr("Waiting for an answer"), self.tr("Answered today"), self.tr("Practice")
        lines = clinic_lines(home, now_ms, *heads)
        self._queue.show_lines(lines)
        self._lists.setCurrentWidget(self._queue if lines else self._blank)
        if home.known or lines:
            self._blank.say(
                self.tr("Nothing asked today"),
                self.tr("What you ask, and what is answered, stands here."),
            )
        else:
            self._blank.say(self.tr("Fetching this clinic's consults…"))
        self._telephone.setText(
            self.tr("If nothing works, telephone {number}.").format(number=home.telephone) if home.telephone else ""
        )
        self._telephone.setVisible(bool(home.telephone))

    def _lay_out(self, actions: Actions) -> None:
        theme = self._theme
        keys = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        keys.setSpacing(theme.sizes.key_gap_px)
        self._keys = keys
        hint = Sentence(theme, self.tr("Write what you see, add vitals, send."), tone="quiet", parent=self)
        rings = self.tr("Rings every specialist who is signed in. Nothing to fill in.")
        urgent = Sentence(theme, rings, tone="quiet", parent=self)
        self._hints = (hint, urgent)
        for key, sentence in ((self._ask, hint), (self._call, urgent)):
            pair = QVBoxLayout()
            pair.setSpacing(theme.space(1.5))
            pair.addWidget(key)
            pair.addWidget(sentence)
            keys.addLayout(pair, 1)
        doing = QVBoxLayout()
        doing.setSpacing(theme.space(2))
        doing.addLayout(keys)
        beside = QHBoxLayout()
        beside.addWidget(self._telephone, 1)
        beside.addWidget(self._practise)
        doing.addLayout(beside)
        doing.addStretch(1)
        lists = QWidget(self)
        self._lists = QStackedLayout(lists)
        self._lists.addWidget(self._queue)
        self._lists.addWidget(self._blank)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space(4))
        self._columns.addLayout(doing, 2)
        self._columns.addWidget(lists, 3)
        lists.setMinimumHeight(theme.px(90))
        body = QVBoxLayout()
        body.setContentsMargins(theme.space(4), theme.space(3), theme.space(4), theme.space(2))
        body.setSpacing(theme.space(2))
        body.addWidget(self.banner)
        body.addWidget(self._offline)
        body.addWidget(TryBar(theme, actions, self))
        body.addWidget(RefusedBar(self._bridge, theme, CLINIC, parent=self))
        body.addLayout(self._columns, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(HomeBar(self._bridge, theme, actions, self))
        whole.addLayout(body, 1)

    def _dress(self) -> None:
        for key in (self._ask, self._call):
            key.setMinimumHeight(self._theme.key_px + 28)


def clinic_lines(home: HomeView, now_ms: int, waiting: str, answered: str, practice: str = "") -> tuple[Line, ...]:
    """Waiting first (oldest last asked on top by urgency), then what was answered within a day; practice
    last, uncounted."""
    known = {entry.consult for entry in home.entries}
    drafts = [entry_of_draft(draft) for draft in home.drafts if draft.consult not in known]
    entries = list(real([*drafts, *home.entries]))
    rank = {"red": 0, "amber": 1, "green": 2}
    open_ones = sorted(
        (entry for entry in entries if entry.ended_ms is None), key=lambda entry: (rank[entry.urgency], -entry.asked_ms)
    )
    done = sorted(
        (entry for entry in entries if entry.ended_ms is not None and now_ms - entry.ended_ms < DAY_MS),
        key=lambda entry: -(entry.ended_ms or 0),
    )
    lines: list[Line] = []
    for heading, group in ((waiting, open_ones), (answered, done)):
        if group:
            lines.append(Line(heading=f"{heading} ({len(group)})"))
            lines += [clinic_line(entry, now_ms, rings_words(entry, home)) for entry in group]
    if practice and (open_practice := practised([*drafts, *home.entries])):
        lines += [Line(heading=practice), *(clinic_line(entry, now_ms) for entry in open_practice)]
    return tuple(lines)


def entry_of_draft(state: ConsultState) -> BoardEntry:
    """A request that is still only here, as a line: its phase says that it was not sent."""
    asked = state.request or NOTHING_ASKED
    return BoardEntry(
        consult=state.consult,
        seq=0,
        phase="none",
        urgency=asked.urgency,
        patient=asked.patient,
        vitals=asked.vitals,
        complaint=asked.complaint,
        question=asked.question,
        specialty=asked.specialty,
        site=asked.site,
        site_name=asked.site_name,
        asked_by=asked.name,
        asked_ms=asked.at_ms,
        call_now=asked.call_now,
        practice=asked.practice,
        lead=None,
        lead_name="",
    )
