"""Who may do what, when: roles x phase x consent x order x limits; see RULES.md."""

from app.consult.events import AnyEvent
from app.consult.person import Person, Refusal
from app.consult.state import ConsultState
from app.consult.whispers import AnyWhisper


def may(state: ConsultState, person: Person, event: AnyEvent, now_ms: int) -> Refusal | None:
    """None when the room would take the event from this person now."""
    raise NotImplementedError


def may_read(state: ConsultState, person: Person) -> Refusal | None:
    """Whether this person may open the consult. Unknown and forbidden get the same answer (`not_found`)."""
    raise NotImplementedError


def may_whisper(state: ConsultState, person: Person, whisper: AnyWhisper) -> Refusal | None:
    raise NotImplementedError
