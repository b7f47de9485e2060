"""The life of an instruction as one literal table: what may follow what; knows neither people nor time."""

from app.consult.events.guidance import Doing, Done, Impossible, Reopened, Seen, Withdrawn
from app.consult.parts import InstructionState

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


def next_state(state: InstructionState, event: StepEvent) -> InstructionState | None:
    """None when the step is not legal from there."""
    return TRANSITIONS.get((state, type(event)))
