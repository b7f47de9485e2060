"""Event numbers on a disk that is really full: who can reach the server goes on, and no number comes twice."""

import asyncio
from pathlib import Path

import pytest

from app.client.numbers import REFILL_BELOW, Numbers
from app.store.outbox import COUNTER_BLOCK
from app.tasks import Tasks
from tests.server.test_full_disk import fill, small  # noqa: F401


def test_the_numbers_of_one_device_have_no_end_and_none_comes_twice(tmp_path: Path) -> None:
    async def story() -> None:
        tasks = Tasks()
        numbers = Numbers(tmp_path / "device.sqlite", lambda work: asyncio.to_thread(work), tasks)
        made = []
        for _ in range(3 * COUNTER_BLOCK):
            made.append(numbers.next())
            await asyncio.sleep(0)
        assert {one.device for one in made} == {numbers.device}
        assert len(set(made)) == len(made)
        await tasks.close()
        numbers.close()

    asyncio.run(story())


def test_on_a_full_disk_numbers_go_on_under_a_passing_device(
    small: Path,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def story() -> None:
        tasks = Tasks()
        numbers = Numbers(small / "device.sqlite", lambda work: asyncio.to_thread(work), tasks)
        made = [numbers.next()]
        fill(small / "everything else")
        for _ in range(2 * COUNTER_BLOCK + REFILL_BELOW):
            made.append(numbers.next())
            await asyncio.sleep(0)
        assert len(set(made)) == len(made)
        passing = {one.device for one in made} - {numbers.device}
        assert passing and all(len(one) == 32 for one in passing)
        (small / "everything else").unlink()
        while made[-1].device != numbers.device:
            made.append(numbers.next())
        assert len(set(made)) == len(made)
        await tasks.close()
        numbers.close()

    asyncio.run(story())
    assert "refused by the disk" in caplog.text
