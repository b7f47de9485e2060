"""Who lost the lead to a colleague reads it; who handed it on reads of that."""

import msgspec
import pytest

from tests.ui import room_samples as rs

ANOTHER = {"lead": "p-other", "lead_name": "Dr Ida Lie"}


@pytest.mark.parametrize(
    ("changes", "words"), [({}, "Dr Ida Lie leads now."), ({"handover_ms": 9, "handover_by": rs.DOCTOR.person}, "")]
)
def test_who_lost_the_lead_reads_who_leads(room, changes, words):
    made = room()
    told: list[str] = []
    made.page.new_lead.told.connect(told.append)
    made.put(msgspec.structs.replace(made.view.state, lead=rs.DOCTOR.person))
    made.put(msgspec.structs.replace(made.view.state, **ANOTHER, **changes))
    assert told == ([words] if words else [])
    if words:
        assert words in made.page.banner.text
