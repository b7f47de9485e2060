"""Tasks and threads: what they raise is told once, and closing leaves none."""

import asyncio
import logging
import subprocess
import sys

import pytest

from app.tasks import Tasks, named_executor, start_thread


def test_what_a_task_raises_is_logged_and_handed_on(caplog: pytest.LogCaptureFixture) -> None:
    crashes: list[BaseException] = []

    async def scene() -> None:
        tasks = Tasks(crashes.append)

        async def fails() -> None:
            raise ValueError("as planned")

        await asyncio.wait([tasks.start(fails(), "planned")])
        await tasks.close()

    with caplog.at_level(logging.ERROR, "app.tasks"):
        asyncio.run(scene())
    assert [str(crash) for crash in crashes] == ["as planned"]
    assert [record.getMessage() for record in caplog.records] == ["task planned ended by an error"]
    caplog.clear()


def test_closing_cancels_and_waits() -> None:
    ended: list[str] = []

    async def scene() -> None:
        tasks = Tasks()

        async def waits() -> None:
            try:
                await asyncio.sleep(3_600)
            finally:
                ended.append("cleaned up")

        tasks.start(waits(), "waits")
        await asyncio.sleep(0)
        await tasks.close()

    asyncio.run(scene())
    assert ended == ["cleaned up"]


def test_what_an_ending_task_begins_ends_too() -> None:
    ended: list[str] = []

    async def scene() -> None:
        tasks = Tasks()

        async def waits(name: str) -> None:
            try:
                await asyncio.sleep(3_600)
            finally:
                ended.append(name)
                if name == "first":
                    tasks.start(waits("second"), "second")
                    await asyncio.sleep(0)

        tasks.start(waits("first"), "first")
        await asyncio.sleep(0)
        await tasks.close()
        assert ended == ["first", "second"]

    asyncio.run(scene())


def test_what_a_thread_raises_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    def fails() -> None:
        raise ValueError("as planned")

    with caplog.at_level(logging.ERROR, "app.tasks"):
        start_thread("planned", fails).join(60)
    assert [record.getMessage() for record in caplog.records] == ["thread planned ended by an error"]
    caplog.clear()


def test_threads_of_an_executor_carry_its_name() -> None:
    import threading

    with named_executor("hashing") as executor:
        name = executor.submit(lambda: threading.current_thread().name).result(60)
    assert name.startswith("hashing")


@pytest.mark.parametrize("work, within_s, code", [("threading.Event().wait", 2.0, 7), ("str", 60.0, 0)])
def test_a_thread_that_hangs_does_not_keep_a_program_that_is_over(work: str, within_s: float, code: int) -> None:
    program = (
        "import threading; from app.tasks import leave, named_executor\n"
        f"made = named_executor('driver'); made.submit({work}); made.shutdown(wait=False)\n"
        f"leave(7, {within_s})"
    )
    done = subprocess.run([sys.executable, "-c", program], timeout=100, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "driver_0" in done.stderr) == (code, bool(code))
