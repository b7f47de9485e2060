"""What is urgent leaves first; what is too much is not taken, but never what is urgent or kept in the outbox."""

import asyncio

import pytest

from app.client import outflow
from app.client.outflow import MOST_UNANSWERED, UNANSWERED_BYTES, Outflow
from app.consult.events import Origin
from app.consult.messages import Leave, Ping, Submit
from tests.client.test_saying import on_a_loop


def submit(counter: int) -> Submit:
    return Submit("c", Origin("d", counter), 0, True, b"")


@on_a_loop
async def test_what_is_urgent_goes_before_a_days_outbox_in_its_own_order() -> None:
    flow = Outflow()
    for counter in range(4_000):
        assert flow.put(submit(counter))
    for message in (submit(5_000), Leave("urgent")):
        assert flow.put(message, urgent=True)
    assert len(flow) == 4_002
    assert [await flow.next() for _ in range(3)] == [submit(5_000), Leave("urgent"), submit(0)]


@on_a_loop
async def test_too_much_is_not_taken_but_a_submit_and_what_is_urgent_always_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outflow, "MOST_WAITING", 2)
    flow = Outflow()
    assert flow.put(Ping(1)) and flow.put(Ping(2)) and not flow.put(Ping(3))
    assert flow.put(Leave("c"), urgent=True)
    assert [await flow.next() for _ in range(2)] == [Leave("c"), Ping(1)]
    assert flow.put(Ping(4))
    flow.clear()
    assert len(flow) == 0 and all(flow.put(submit(number)) for number in range(9)) and flow.put(Ping(5))


async def left(flow: Outflow, count: int) -> list[int]:
    """The numbers of what leaves, up to so many."""
    found: list[int] = []
    for _ in range(count):
        task = asyncio.ensure_future(flow.next())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        if not task.done():
            task.cancel()
            break
        message = task.result()
        assert isinstance(message, Submit)
        found.append(message.origin.counter)
    return found


@on_a_loop
async def test_of_a_days_outbox_only_so_much_is_in_the_sockets_that_a_stop_is_not_held_up() -> None:
    flow = Outflow()
    for counter in range(100):
        flow.put(submit(counter))
    assert await left(flow, 100) == list(range(MOST_UNANSWERED))
    flow.put(submit(500), urgent=True)
    assert await left(flow, 9) == [500]
    for counter in (3, 4, 999):
        flow.answered(Origin("d", counter))
    assert await left(flow, 9) == [MOST_UNANSWERED, MOST_UNANSWERED + 1]
    flow.clear()
    flow.put(submit(7))
    assert await left(flow, 1) == [7]


@on_a_loop
async def test_what_is_large_leaves_alone() -> None:
    flow = Outflow()
    for counter, size in enumerate((10, UNANSWERED_BYTES, 3)):
        flow.put(Submit("c", Origin("d", counter), 0, True, bytes(size)))
    for counter in range(3):
        assert await left(flow, 3) == [counter]
        flow.answered(Origin("d", counter))


@on_a_loop
async def test_a_server_that_does_not_answer_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outflow, "PATIENCE_S", 0.001)
    flow = Outflow()
    for counter in range(MOST_UNANSWERED + 1):
        flow.put(submit(counter))
    assert len(await left(flow, 99)) == MOST_UNANSWERED
    assert await flow.next() == submit(MOST_UNANSWERED)


@on_a_loop
async def test_it_is_empty_when_the_last_was_handed_over_and_the_next_is_asked_for() -> None:
    flow = Outflow()
    await flow.emptied()
    flow.put(Ping(1))
    await flow.next()
    emptied = asyncio.ensure_future(flow.emptied())
    await asyncio.sleep(0)
    assert not emptied.done()
    writer = asyncio.ensure_future(flow.next())
    await emptied
    flow.put(Ping(2))
    assert await writer == Ping(2)


@on_a_loop
async def test_what_is_no_submit_overtakes_where_no_answers_come_though_more_is_put_all_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outflow, "PATIENCE_S", 0.1)
    flow = Outflow()
    for counter in range(2 * MOST_UNANSWERED):
        flow.put(submit(counter))
    assert len(await left(flow, 99)) == MOST_UNANSWERED
    leaves = asyncio.ensure_future(flow.next())
    for number in range(1, 40):
        flow.put(Ping(number))
        await asyncio.sleep(0.01)
    assert leaves.done() and leaves.result() == submit(MOST_UNANSWERED)
    found = [await flow.next() for _ in range(MOST_UNANSWERED - 1 + 39)]
    assert [one for one in found if isinstance(one, Ping)] == [Ping(number) for number in range(1, 40)]


@on_a_loop
async def test_an_answer_brings_back_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outflow, "PATIENCE_S", 0.01)
    flow = Outflow()
    for counter in range(2 * MOST_UNANSWERED + 2):
        flow.put(submit(counter))
    flow.put(Leave("c"))
    assert len(await left(flow, 99)) == MOST_UNANSWERED
    assert [await flow.next() for _ in range(MOST_UNANSWERED)][-1] == submit(2 * MOST_UNANSWERED - 1)
    assert await flow.next() == Leave("c")
    flow.put(Leave("d"))
    flow.answered(Origin("d", MOST_UNANSWERED))
    assert [await flow.next() for _ in range(2)] == [submit(2 * MOST_UNANSWERED), submit(2 * MOST_UNANSWERED + 1)]
