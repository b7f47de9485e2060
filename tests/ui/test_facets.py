"""A part of the room is told only when it changed."""

import msgspec
from PySide6.QtWidgets import QApplication

from app.client.border import RoomView
from app.consult.state import ConsultState, Instruction, Message
from ui.facets import Facet, Facets

STATE = ConsultState("c1", seq=1)


def view(state: ConsultState = STATE, **changes: object) -> RoomView:
    return RoomView(state, state.seq, 0, **changes)  # type: ignore[arg-type]


def told(facets: Facets) -> list[str]:
    heard: list[str] = []
    for name, part in vars(facets).items():
        if isinstance(part, Facet):
            part.changed.connect(lambda _view, name=name: heard.append(name))
    return heard


def test_the_first_view_tells_every_part(qapp: QApplication) -> None:
    facets = Facets()
    heard = told(facets)
    facets.show(view())
    assert len(heard) == len(set(heard)) >= 12


def test_the_same_state_again_tells_nothing(qapp: QApplication) -> None:
    facets = Facets()
    facets.show(view())
    heard = told(facets)
    facets.show(view(msgspec.structs.replace(STATE, seq=2, at_ms=99)))
    assert heard == []


def test_a_new_message_tells_the_messages_alone(qapp: QApplication) -> None:
    facets = Facets()
    facets.show(view())
    heard = told(facets)
    facets.show(view(msgspec.structs.replace(STATE, messages=(Message("m", "hello", "p", 2, 0),))))
    assert heard == ["messages"]


def test_equal_small_sets_are_no_change(qapp: QApplication) -> None:
    facets = Facets()
    facets.show(view(pending=frozenset({"a"})))
    heard = told(facets)
    facets.show(view(pending=frozenset(["a"])))
    assert heard == []


def test_another_consult_tells_what_shows_a_consult(qapp: QApplication) -> None:
    facets = Facets()
    facets.show(view())
    heard = told(facets)
    facets.show(view(msgspec.structs.replace(STATE, consult="c2")))
    assert {"request", "marks", "messages", "stage"} <= set(heard)


def test_an_answer_that_the_log_lacks_tells_the_instructions_alone(qapp: QApplication) -> None:
    facets = Facets()
    facets.show(view())
    heard = told(facets)
    facets.show(view(unanswered=(Instruction("i", "Press", "", "p", 1, 0, 0),)))
    assert heard == ["instructions"]
