"""The real program with a hand and an eye at it: a JSON line in (`{"do": NAME, "with": {...}}`), a JSON line out."""

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from app.client import chime
from app.client.border import Seek
from app.settings import ClientSettings, read_settings
from tests.rig.loudspeaker import takes_all
from tests.windows import canvas, eye, hand, hands_later, hands_return
from tests.windows.eye import Said
from tests.windows.gauges import Gauges
from tests.windows.hands_later import ChimeGauge
from tests.windows.inkgauge import InkGauge
from tests.windows.plugs import take_the_place_of_devices
from tests.windows.ringgauge import RingGauge
from tests.windows.stopgauge import StopGauge
from ui.demo import eyes
from ui.demo.script import Play, Script
from ui.program import Program

DOINGS: dict[str, Callable[..., Said]] = {
    name: doing
    for room, names in (
        (hand, "press write choose choose_file sign_in ask enter accept consent turn_to draw pen_down pen_on pen_up"),
        (hand, "turn_to_key freeze point_at draw_all look_closer look_in ask_in come_in leave_and_review"),
        (eye, "see gone see_key see_stage see_mark words has_key look pointers photograph"),
        (canvas, "stand canvas"),
        (hands_return, "type_on draw_on field_text come_back own_marks"),
        (hands_later, "pick turn_up see_line lines choose_line open_line band focused close_lid"),
    )
    for name in names.split()
    for doing in [getattr(room, name)]
}


class Listener(QObject):
    """Takes one line after another from standard input and answers each when it is done."""

    asked = Signal(str)
    over = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._scripts: list[Script] = []
        self.asked.connect(self._do, Qt.ConnectionType.QueuedConnection)
        # Not quit: that asks the window, and the window asks before it leaves a consult.
        self.over.connect(lambda: program.app.exit(0), Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)
        self.over.emit()

    def _do(self, line: str) -> None:
        asked = json.loads(line)
        answer: list[object] = []

        def played() -> Play:
            answer.append((yield from DOINGS[asked["do"]](**asked["with"])))

        script = Script(played(), self)
        script.ended.connect(lambda reason: self._answer(reason, answer))
        self._scripts = [script]
        script.start()

    def _answer(self, reason: str, answer: list[object]) -> None:
        said = {"value": answer[0]} if not reason else {"why": reason, "screen": eyes.words()}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def work(told: dict) -> int:
    chime._play = takes_all
    if told["cameras"]:
        take_the_place_of_devices(Path(told["cameras"]))
    settings = ClientSettings(
        place=read_settings(),
        server=told["server"],
        user=told["user"],
        camera=told["camera"],
        microphone=told["microphone"],
        speaker="clock",
    )
    program = Program(settings, sys.argv)

    def has_picture(key: str) -> Said:
        """In this program's memory, whatever the screen shows."""
        yield from ()
        return program.engine.picture(key) is not None

    def seek(at_ms: int) -> Said:
        """The playhead of the review to a moment that no hand hits on a line some pixels long."""
        yield from ()
        program.engine.post(Seek(at_ms))

    gauges, ink, rings, stops = Gauges(program.engine), InkGauge(), RingGauge(program.engine), StopGauge()
    DOINGS.update({"has_picture": has_picture, "seek": seek})
    DOINGS.update(gauges.doings | ink.doings | rings.doings | stops.doings | ChimeGauge(program.engine).doings)
    listener = Listener(program)
    try:
        return program.run()
    finally:
        gauges.close()
        listener.deleteLater()
