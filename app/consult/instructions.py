"""The life of an instruction as one literal table: what may follow what; and one given in the place of others."""

from msgspec.structs import replace

from app.consult.events.guidance import Doing, Done, Impossible, InstructionGiven, Reopened, Seen, Withdrawn
from app.consult.parts import Instruction, InstructionState
from app.consult.state import ConsultState

OPEN: frozenset[InstructionState] = frozenset({"given", "seen", "doing"})
"""The bedside still owes an answer."""

StepEvent = Seen | Doing | Done | Impossible | Withdrawn | Reopened

TRANSITIONS: dict[tuple[InstructionState, type], InstructionState] = {
    ("given", Seen): "seen",
    ("given", Doing): "doing",
    ("given", Done): "done",
    ("given", Impossible): "impossible",
    ("given", Withdrawn): "withdrawn",
    ("seen", Doing): "doing",
    ("seen", Done): "done",
    ("seen", Impossible): "impossible",
    ("seen", Withdrawn): "withdrawn",
    ("doing", Done): "done",
    ("doing", Impossible): "impossible",
    ("doing", Withdrawn): "withdrawn",
    ("done", Reopened): "given",
    ("impossible", Reopened): "given",
}

AFTER_ALL: dict[type, InstructionState] = {Done: "done", Impossible: "impossible"}
"""Of one that another replaced: the bedside answered it before it knew, while a link was lost."""


def is_replaced(instruction: Instruction) -> bool:
    """Its last word is that another stands instead."""
    return bool(instruction.steps and instruction.steps[-1].replaced_by)


def next_state(instruction: Instruction, event: StepEvent) -> InstructionState | None:
    """None when the step is not legal from there."""
    if is_replaced(instruction):
        return AFTER_ALL.get(type(event))
    return TRANSITIONS.get((instruction.state, type(event)))


def still_open(state: ConsultState) -> tuple[Instruction, ...]:
    """In the order given; more than one where an older program let that pass, or two people asked at once."""
    return tuple(one for one in state.instructions.values() if one.state in OPEN)


def standing_alone(state: ConsultState, me: str, given: InstructionGiven) -> tuple[Withdrawn | InstructionGiven, ...]:
    """What `me` submits so that `given` is the one open step. What is open is withdrawn in words as well: an older
    program does not know `replaces`. That names one also where all are answered: who missed a word takes it all the
    same. `state`: of the log and what waits for it, without what came ahead of it: the answers there may come later."""
    others = still_open(state)
    own = [one for one in state.instructions.values() if one.by == me]
    last = (*own[-1:], *others)[-1:]
    replaces = last[0].instruction if last else ""
    gone = (Withdrawn(one.instruction, replaced_by=given.instruction) for one in others)
    return (*gone, replace(given, replaces=replaces))
