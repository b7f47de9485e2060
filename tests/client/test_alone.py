"""When a place films for nobody: told by the log at once, by a dead link and a dead call after two minutes."""

from types import SimpleNamespace
from typing import Any

import pytest

from app.client.alone import LOST_MS, Alone, others_of
from app.consult import events as e
from tests.consult.cast import EXPERT, NURSE, together

GONE, DEAD = (False, True), (True, False)  # by the log; by a link that is lost
THERE = (True, True)


def watched() -> Alone:
    alone = Alone()
    alone.begin()
    assert alone.why(0, *THERE, None) == ""
    return alone


def test_who_leaves_by_the_log_ends_it_at_once_however_alive_the_call_is():
    assert watched().why(200, *GONE, 0) == "left"


def test_a_camera_that_is_tried_before_anybody_comes_goes_on():
    alone = Alone()
    alone.begin()
    assert alone.why(0, *GONE, None) == alone.why(10 * LOST_MS, *GONE, None) == ""
    assert alone.why(10 * LOST_MS, *THERE, 0) == ""
    assert alone.why(10 * LOST_MS + 200, *GONE, 0) == "left"
    alone.begin()  # pressed on again, by themselves
    assert alone.why(11 * LOST_MS, *GONE, None) == ""


@pytest.mark.parametrize(
    ("link_s", "call_s", "why"),
    [(119, 119, ""), (121, 119, ""), (119, 121, ""), (121, 121, "lost"), (121, None, "lost"), (119, None, "")],
)
def test_a_dead_link_ends_it_after_two_minutes_where_the_call_is_dead_too(
    link_s: int, call_s: int | None, why: str
) -> None:
    alone = watched()
    assert alone.why(1_000, *DEAD, 0) == ""
    silent_ms = None if call_s is None else call_s * 1_000
    assert alone.why(1_000 + link_s * 1_000, *DEAD, silent_ms) == why


def test_a_call_alone_goes_on_for_hours_and_a_call_that_is_dead_while_the_link_lives_is_the_rooms_affair():
    alone = watched()
    assert all(alone.why(at_ms, *DEAD, 800) == "" for at_ms in range(0, 4_000_000, 200_000))
    alone = watched()
    assert all(alone.why(at_ms, *THERE, at_ms) == "" for at_ms in range(0, 4_000_000, 200_000))


def test_a_link_that_comes_back_counts_from_its_next_loss():
    alone = watched()
    assert alone.why(0, *DEAD, None) == alone.why(LOST_MS - 1, *DEAD, None) == ""
    assert alone.why(LOST_MS, *THERE, None) == ""
    assert alone.why(LOST_MS + 1, *DEAD, None) == alone.why(2 * LOST_MS, *DEAD, None) == ""
    assert alone.why(2 * LOST_MS + 1, *DEAD, None) == "lost"


def test_of_whom_the_bedside_and_the_specialist_wait_for():
    table = together()
    at: dict[str, Any] = {}
    for person in (NURSE, EXPERT):
        account = SimpleNamespace(person=person, link=SimpleNamespace(is_up=True))
        at[person.role] = SimpleNamespace(account=account, here=(NURSE, EXPERT), state=table.state)
    assert others_of(at["clinic"], table.now_ms) == others_of(at["specialist"], table.now_ms) == (True, True)
    for one in at.values():
        one.here = (NURSE,)  # a server that cannot store writes nothing, and names nobody
    assert others_of(at["clinic"], table.now_ms) == (True, False)
    assert others_of(at["specialist"], table.now_ms) == (True, True)  # who waits for a bedside waits on
    table.submit(2, EXPERT, e.Released("called away"))
    at["clinic"].state = table.state
    assert others_of(at["clinic"], table.now_ms) == (False, False)
    for one in at.values():
        one.account.link.is_up = False
    assert others_of(at["specialist"], table.now_ms) == (True, False)


def test_who_goes_while_the_devices_still_open_leaves_nobody_filming_for_nobody() -> None:
    alone = Alone()
    alone.begin(True)
    assert alone.why(0, False, True, None) == "left"
