"""Every screen shows the same page of a film at the same moment."""

import msgspec
import pytest

from app.consult.events.surface import PageSurface
from app.consult.look_parts import Cine
from app.consult.running import page_at, running_at
from app.consult.state import ConsultState, Stage

FILM = Cine(True, 2, 5, 10.0, 4, "p", 1_000)


@pytest.mark.parametrize(
    ("at_ms", "page"), [(0, 4), (1_000, 4), (1_099, 4), (1_100, 5), (1_200, 2), (1_399, 3), (1_400, 4), (61_000, 4)]
)
def test_it_goes_round_from_the_page_it_was_started_at(at_ms, page):
    assert page_at(FILM, at_ms) == page


def test_standing_it_stays_where_it_was_stopped():
    assert page_at(msgspec.structs.replace(FILM, playing=False), 9_000) == 4


def test_only_the_document_on_the_stage_runs():
    state = ConsultState("c", cines={"d": FILM}, stage=Stage(PageSurface("d", 4)))
    assert running_at(state, 1_100) == PageSurface("d", 5)
    assert running_at(msgspec.structs.replace(state, stage=Stage(PageSurface("e", 1))), 1_100) == PageSurface("e", 1)
    assert running_at(msgspec.structs.replace(state, stage=Stage(None)), 1_100) is None
