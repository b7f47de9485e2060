"""What rings, and at whom: red or called for while it waits, help for its lead, and at everybody what is left alone."""

import pytest
from msgspec.structs import replace

from app.consult.board import BoardEntry, entry_of
from app.consult.calling import calls, is_calling
from tests.consult.cast import COLLEAGUE, EXPERT, NURSE, REQUEST, Table


def entry(**changes: object) -> BoardEntry:
    table = Table()
    table.submit(1, NURSE, REQUEST)
    waiting = entry_of(table.state, table.now_ms)
    assert waiting is not None
    return replace(waiting, **changes)


MINE = {"phase": "accepted", "lead": EXPERT.person, "urgency": "red"}


@pytest.mark.parametrize(
    ("changes", "expert", "colleague"),
    [
        ({}, False, False),
        ({"urgency": "red"}, True, True),
        ({"help_ms": 5}, True, True),
        ({"urgency": "red", "declined": (EXPERT.person,)}, False, True),
        ({"urgency": "red", "practice": True}, False, False),
        (MINE, False, False),
        ({**MINE, "help_ms": 5}, True, False),
        ({**MINE, "help_ms": 5, "unattended": True}, True, True),
        ({**MINE, "unattended": True}, True, True),
        ({**MINE, "phase": "held", "unattended": True}, True, True),
        ({**MINE, "urgency": "amber", "unattended": True}, False, False),
        ({**MINE, "practice": True, "help_ms": 5}, False, False),
        ({**MINE, "phase": "closed", "help_ms": 5}, False, False),
    ],
)
def test_at_whom_it_rings(changes: dict[str, object], expert: bool, colleague: bool) -> None:
    one = entry(**changes)
    assert (calls(one, EXPERT.person), calls(one, COLLEAGUE.person)) == (expert, colleague)
    assert is_calling(one) == (expert or colleague)
