"""What became of an instruction, in words; an old one is never spoken of as if it were now. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.client.border import RoomView
from app.consult.state import Instruction
from ui.lamp import Tone
from ui.stage.receipt import name_of, receipt_of
from ui.stage.ticking import age_words

OPEN_STATES = ("given", "seen", "doing")


def state_words(view: RoomView, given: Instruction) -> tuple[Tone, str]:
    """For the one who said it."""
    tr = QCoreApplication.translate
    last = given.steps[-1] if given.steps else None
    match given.state:
        case "given" if given.instruction in view.late:
            return "red", tr("Instruction", "not shown in time")
        case "given":
            receipt = receipt_of(view, given.instruction, given.asked.seq)
            return ("amber" if receipt.level in ("pending", "sent") else "quiet"), receipt.words
        case "seen":
            return "quiet", tr("Instruction", "on their screen")
        case "doing":
            return "accent", tr("Instruction", "being done")
        case "done" if last is not None and last.spoken:
            return "green", tr("Instruction", "done, as said aloud")
        case "done":
            return "green", tr("Instruction", "done, {name}").format(name=name_of(view, last.by) if last else "")
        case "impossible":
            return "amber", tr("Instruction", "cannot: {why}").format(why=last.reason if last else "")
        case "withdrawn":
            return "quiet", tr("Instruction", "withdrawn")


def newest_open(view: RoomView) -> Instruction | None:
    """What the bedside is to do now, the last that was asked; none when everything is done, impossible or withdrawn."""
    still_open = (one for one in view.state.instructions.values() if one.state in OPEN_STATES)
    return max(still_open, key=lambda one: one.asked.seq, default=None)


def said_words(given: Instruction, late: bool, now_ms: int) -> str:
    """Beside the instruction at the bedside. A late one carries its age and asks to be confirmed."""
    tr = QCoreApplication.translate
    age = age_words(now_ms - given.asked.made_ms)
    if late:
        return tr("Instruction", "This arrived late: it was said {age} ago. Ask whether it still holds.").format(
            age=age
        )
    if given.state == "doing":
        return tr("Instruction", "you are doing it, said {age} ago").format(age=age)
    return tr("Instruction", "said {age} ago").format(age=age)
