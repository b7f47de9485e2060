"""`python -m ui.demo PLAN`: the real program with a person at it who follows a script; leaves samples behind."""

import logging
import sys
import time
from pathlib import Path

import msgspec
from PySide6.QtCore import QTimer

from app.demo.plan import Plan, read_plan
from app.demo.samples import Samples
from app.settings import ClientSettings, read_settings
from ui.demo import eyes
from ui.demo.both import photograph_window
from ui.demo.clinic import clinic
from ui.demo.sampling import FirstPaint
from ui.demo.script import Script
from ui.demo.specialist import specialist
from ui.program import Program

log = logging.getLogger(__name__)

SENDS_WITHIN_S = 120.0
LOOK_MS = 300


def main(plan: Plan) -> int:
    program = Program(settings_of(plan), sys.argv)
    samples = Samples(plan.part)
    first = FirstPaint(program.window)
    play = clinic(plan, samples) if plan.part == "clinic" else specialist(plan, samples)
    script = Script(play)

    def ended(reason: str) -> None:
        samples.signin_painted_ms = first.at_ms
        samples.trouble = reason
        if reason:
            log.error("the play stopped: %s", reason)
            log.error("on the screen: %s", eyes.words())
            photograph_window(Path(plan.out) / f"{plan.part}-stopped.png")
        leave(samples, Path(plan.samples))
        if not plan.stay:
            go(time.monotonic() + SENDS_WITHIN_S, 1 if reason else 0)

    def go(latest: float, code: int) -> None:
        """Once all that was recorded here is with the server, as a person does who looks at the link before leaving."""
        link = program.engine.link.peek()
        is_sending = link is not None and link.state == "online" and link.uploading_bytes > 0
        if is_sending and time.monotonic() < latest:
            QTimer.singleShot(LOOK_MS, lambda: go(latest, code))
        else:
            QTimer.singleShot(0, lambda: program.app.exit(code))  # `quit` would ask the window, and that a person

    script.ended.connect(ended)
    script.start()
    return program.run()


def settings_of(plan: Plan) -> ClientSettings:
    return ClientSettings(
        place=read_settings(),
        server=plan.server,
        user=plan.user,
        camera=plan.camera,
        microphone=plan.microphone,
        speaker=plan.speaker,
        language=plan.language,
    )


def leave(samples: Samples, path: Path) -> None:
    """Whole or not at all: whoever waits for the file reads it at once."""
    part = path.with_suffix(".part")
    part.write_bytes(msgspec.json.encode(samples))
    part.replace(path)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    sys.exit(main(read_plan(Path(sys.argv[1]))))
