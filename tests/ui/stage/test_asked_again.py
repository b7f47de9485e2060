"""An instruction that is asked again is a new asking: seen anew, as old as that, and above what was asked since."""

import msgspec
from PySide6.QtCore import QCoreApplication

from app.consult.events.guidance import Seen
from app.consult.state import Instruction, Step
from tests.ui import room_samples as rs
from tests.ui.samples import NOW_MS
from ui.panels.instruction_words import newest_open, state_words


def told(*steps: Step) -> Instruction:
    state = steps[-1].state if steps else "given"
    return Instruction("i", "Look up", "", rs.DOCTOR.person, 30, NOW_MS - 600_000, NOW_MS - 600_000, state, steps)


DONE = (
    Step("seen", rs.NURSE.person, NOW_MS - 590_000, seq=31, made_ms=NOW_MS - 590_000),
    Step("done", rs.NURSE.person, NOW_MS - 580_000, seq=32, made_ms=NOW_MS - 580_000),
)
AGAIN = Step("given", rs.DOCTOR.person, NOW_MS - 2_000, "once more", seq=41, made_ms=NOW_MS - 2_000)


def with_instructions(*instructions: Instruction):
    return msgspec.structs.replace(rs.base_state(), instructions={one.instruction: one for one in instructions})


def test_it_is_seen_once_each_time_it_is_asked(qtbot, room):
    made = room(with_instructions(told()), rs.NURSE)
    qtbot.waitUntil(lambda: made.events == [Seen("i")])
    made.put(with_instructions(told(*DONE)))
    made.put(with_instructions(told(*DONE, AGAIN)))
    qtbot.waitUntil(lambda: made.events == [Seen("i"), Seen("i")])
    made.page.bedside.line.repaint()
    QCoreApplication.processEvents()
    assert made.events == [Seen("i"), Seen("i")]


def test_its_age_is_that_of_the_last_asking(room):
    made = room(with_instructions(told(*DONE, AGAIN)), rs.NURSE)
    assert made.page.bedside.line.said.text == "said 2 s ago"


def test_its_receipt_counts_from_the_last_asking(room):
    made = room(with_instructions(told(*DONE, AGAIN)))
    people = dict(made.view.state.people)
    people[rs.NURSE.person] = msgspec.structs.replace(people[rs.NURSE.person], seen_through=35)
    made.put(msgspec.structs.replace(made.view.state, people=people))
    assert state_words(made.view, made.view.state.instructions["i"])[1].startswith("delivered")


def test_it_stands_above_what_was_asked_since():
    other = msgspec.structs.replace(told(), instruction="j", seq=36)
    view = rs.view(with_instructions(told(*DONE, AGAIN), other), rs.NURSE)
    assert newest_open(view).instruction == "i"


def test_the_bedside_reads_what_a_step_stands_instead_of_until_it_is_begun_and_of_a_late_one_asks_which_holds(room):
    gone = Step("withdrawn", rs.DOCTOR.person, NOW_MS - 2_000, replaced_by="j")
    before = msgspec.structs.replace(told(), text="Lift the arm", state="withdrawn", steps=(gone,))
    instead = msgspec.structs.replace(told(), instruction="j", text="Put it down", made_ms=NOW_MS - 2_000, seq=36)
    made = room(with_instructions(before, instead), rs.NURSE)
    said = made.page.bedside.line.said
    assert said.text == "Instead of “Lift the arm”, said 2 s ago"
    made.put(made.view.state, late=frozenset({"j"}))
    assert "late" in said.text and "instead of “Lift the arm”" in said.text and "which" in said.text
    made.put(with_instructions(before, msgspec.structs.replace(instead, state="doing")))
    assert said.text == "you are doing it, said 2 s ago"
    answered = (*before.steps, Step("done", rs.NURSE.person, NOW_MS - 1_000))
    made.put(with_instructions(msgspec.structs.replace(before, state="done", steps=answered), instead))
    assert said.text == "said 2 s ago"
