"""What became of an instruction, in words; an old one is never spoken of as if it were now. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.client.border import RoomView
from app.consult.events.guidance import ImpossibleWhy
from app.consult.instructions import is_replaced, still_open
from app.consult.state import Instruction, Step
from ui.lamp import Tone
from ui.stage.receipt import name_of, receipt_of
from ui.stage.ticking import age_words

REPLACED_LETTERS = 48  # it is known already: enough to be known by


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
            return "amber", tr("Instruction", "cannot: {why}").format(why=cannot_words(last) if last else "")
        case "withdrawn" if last is not None and last.replaced_by:
            return "quiet", tr("Instruction", "another was asked instead")
        case "withdrawn":
            return "quiet", tr("Instruction", "withdrawn")


def newest_open(view: RoomView) -> Instruction | None:
    """What the bedside is to do now, the last that was asked; none when everything is done, impossible or withdrawn."""
    return max(all_open(view), key=lambda one: one.asked.seq, default=None)


def all_open(view: RoomView) -> list[Instruction]:
    """More than one where an older program let that pass, or two people asked at once by different ways."""
    return list(still_open(view.state))


def ready_answers() -> dict[ImpossibleWhy, str]:
    """What is in the way, as the bedside presses it and the other side reads it."""
    tr = QCoreApplication.translate
    return {
        "not_understood": tr("Cannot", "I do not understand"),
        "not_tolerated": tr("Cannot", "The patient does not tolerate it"),
        "not_at_hand": tr("Cannot", "I do not have what is needed"),
        "not_safe": tr("Cannot", "It is not safe now"),
    }


def cannot_words(step: Step) -> str:
    """In the reader's language where a ready answer was pressed."""
    return ready_answers().get(step.why, step.reason)


def replaced_words(view: RoomView, given: Instruction) -> str:
    """The beginning of what this one stands instead of, and nobody has answered; empty where there is no such."""
    before = (one for one in view.state.instructions.values() if is_replaced(one))
    text = next((one.text for one in before if one.steps[-1].replaced_by == given.instruction), "")
    return text if len(text) <= REPLACED_LETTERS else text[: REPLACED_LETTERS - 1] + "…"


def said_words(given: Instruction, late: bool, now_ms: int, instead_of: str = "") -> str:
    """Beside the instruction at the bedside, until it is begun with what it stands instead of. A late one carries its
    age and asks to be confirmed."""
    tr = QCoreApplication.translate
    age = age_words(now_ms - given.asked.made_ms)
    swapped = bool(instead_of) and given.state in ("given", "seen")
    if late and swapped:
        words = tr(
            "Instruction", "This arrived late: it was said {age} ago, instead of “{other}”. Ask which of them holds."
        )
        return words.format(age=age, other=instead_of)
    if swapped:
        return tr("Instruction", "Instead of “{other}”, said {age} ago").format(age=age, other=instead_of)
    if late:
        return tr("Instruction", "This arrived late: it was said {age} ago. Ask whether it still holds.").format(
            age=age
        )
    if given.state == "doing":
        return tr("Instruction", "you are doing it, said {age} ago").format(age=age)
    return tr("Instruction", "said {age} ago").format(age=age)
