"""*Speak*: an instruction said aloud beside its words; pressed, spoken, pressed again. Records nothing itself."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.client.border import Notice
from app.client.clip_commands import BeginClip, ClipMade, ClipRefused, EndClip
from app.consult.events.guidance import InstructionGiven
from ui.bridge import Bridge
from ui.controls import Key
from ui.said import said
from ui.theme import Theme

LIMIT_S = 15


class ClipKey(Key):
    """Three states, each with its word: nothing spoken, being recorded (red, counting), spoken (a press throws it
    away). `settled(bool)`: what was being recorded is here, or was not to be had: `refused` says why."""

    settled = Signal(bool)

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "microphone", parent=parent)
        self._bridge = bridge
        self._made: ClipMade | None = None
        self._spoken_s: int | None = None
        self._waits = False  # for what was recorded
        self.refused = ""
        self._second = QTimer(self, interval=1_000)
        self._second.timeout.connect(self._count)
        self.clicked.connect(self._press)
        bridge.notice.connect(self._heard)
        self._resay()

    def put_into(self, given: InstructionGiven) -> InstructionGiven:
        """With what was spoken, which then is gone from here."""
        made, self._made = self._made, None
        self._resay()
        if made is None:
            return given
        return InstructionGiven(
            given.instruction, given.text, given.pictogram, given.replaces, made.clip, made.clip_bytes, made.clip_ms
        )

    @property
    def is_speaking(self) -> bool:
        return self._spoken_s is not None

    @property
    def is_busy(self) -> bool:
        """It is not known yet what goes with the next step."""
        return self.is_speaking or self._waits

    def finish(self) -> None:
        if self.is_speaking:
            self._bridge.post(EndClip(keep=True))
            self._ended()
            self._waits = True
            self._resay()

    def _press(self) -> None:
        self.refused = ""
        if self.is_busy:
            self.finish()
        elif self._made is not None:
            self._made = None
        else:
            self._bridge.post(BeginClip())
            self._spoken_s = 0
            self._second.start()
        self._resay()

    def give_up(self, why: str) -> None:
        """What was recorded is not waited for any more; where it comes after all it is nobody's."""
        self._ended()
        self._waits, self.refused = False, why
        self._resay()

    def _heard(self, notice: Notice) -> None:
        """Of this consult, and only while it is waited for: another patient's room may have been open a moment ago."""
        room = self._bridge.room
        if not isinstance(notice, ClipMade | ClipRefused) or not self.is_busy:
            return
        if room is None or notice.consult not in ("", room.state.consult):
            return
        if isinstance(notice, ClipMade):
            self._made = notice
        else:
            self.refused = said(notice.text)
        self._ended()
        self._waits = False
        self._resay()
        self.settled.emit(self._made is not None)

    def _ended(self) -> None:
        self._spoken_s = None
        self._second.stop()

    def _count(self) -> None:
        self._spoken_s = min(LIMIT_S, (self._spoken_s or 0) + 1)
        self._resay()

    def _resay(self) -> None:
        tr = QCoreApplication.translate
        if self.is_speaking:
            self.setText(tr("ClipKey", "End, {n} of 15 s").format(n=self._spoken_s))
            tip = tr("ClipKey", "Press when you have said it")
        elif self._made is not None:
            self.setText(tr("ClipKey", "Spoken, {n} s").format(n=round(self._made.clip_ms / 1_000)))
            tip = tr("ClipKey", "It goes with what you ask next. Press to throw it away.")
        else:
            self.setText(tr("ClipKey", "Speak"))
            tip = tr("ClipKey", "Say it as well: up to 15 s, heard at the bedside when the step is shown there")
        self.set_kind("red" if self.is_speaking else "choice" if self._made is not None else "plain")
        self.setCheckable(False)
        self.setEnabled(not self._waits)
        self.set_icon("check" if self._made is not None and not self.is_speaking else "microphone")
        self.setToolTip(self.refused or tip)
