"""What a room is told again and again makes nothing that stays: it stands open for hours."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from app.consult.person import Person
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import Room


@pytest.mark.parametrize("me", [rs.NURSE, rs.DOCTOR], ids=lambda me: me.role)
def test_pages_stills_people_and_records_come_and_go(room: Callable[..., Room], me: Person, settled) -> None:
    made = room(me=me)

    def round_of(first_seq: int) -> int:
        told = (rs.base_state(), rs.fundus_state(), rs.still_state())
        for more, state in enumerate(told):
            made.put(replace(state, seq=first_seq + more), here=(rs.NURSE,) if more else rs.EVERYBODY)
            settled()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settled()
        return len(made.page.findChildren(QObject))

    round_of(1_000)  # what is made once, when it is first wanted
    before = round_of(2_000)
    assert [round_of(at) for at in (3_000, 4_000)] == [before, before]
