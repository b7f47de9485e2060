"""What was made before the server's time was known gets its right time by its age, before any of it is sent."""

import asyncio
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.outgoing import Outgoing
from app.client.slots import Slots
from app.clock import ManualClock, SystemClock
from app.consult.events import MessageSent, encode_event
from app.consult.events.record import Origin
from app.consult.messages import Submit
from app.documents.cache import PictureCache
from app.store.outbox import Born, Outbox
from tests.client.place import Place, request
from tests.rig.people import NURSE
from tests.rig.server import Server
from tests.windows.witness import ServerDisk

IN_2015_MS = 1_430_000_000_000
IN_2026_MS = 1_790_000_000_000
HOUR_MS = 3_600_000


class Night:
    """A laptop without a link. `again`: the program is started anew on the same folder."""

    def __init__(self, folder: Path, clock: ManualClock) -> None:
        self._folder, self.clock = folder, clock
        self._open()

    def _open(self) -> None:
        self.desk = Desk(Slots(lambda: None), Mailbox(lambda: None), self.clock, self._folder, "test", PictureCache())
        self.outbox = Outbox(self._folder / "outbox.sqlite")
        self.outgoing = Outgoing(self.desk, self.outbox, lambda: None)

    async def write(self, words: str) -> None:
        self.outgoing.add(self.outgoing.make("c1", MessageSent(words, words)))
        assert await self.outgoing.settled()

    async def again(self) -> None:
        await self.close()
        self._open()
        await self.outgoing.load()

    def hear_the_server(self, server_ms: int) -> tuple[Submit, ...]:
        now_ms = self.clock.boot_ms()
        self.desk.server_time.observe(now_ms, now_ms, server_ms)
        return self.stamped()

    def stamped(self) -> tuple[Submit, ...]:
        return self.outgoing.stamp(self.desk.server_time)

    async def on_disk(self) -> list[tuple[int, bool]]:
        kept = await self.desk.run(self.desk.disk, self.outbox.pending)
        return [(one.made_ms, one.offset_known) for one in kept]

    async def close(self) -> None:
        await self.desk.run(self.desk.disk, self.outbox.close)
        await self.desk.close()


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_written_in_2015_with_a_sleep_a_new_date_and_a_new_start_between_it_has_its_age(tmp_path: Path) -> None:
    async def story() -> None:
        night = Night(tmp_path, ManualClock(now_ms=IN_2015_MS, mono_ms=9_000))
        await night.write("first")
        night.clock.sleep(HOUR_MS)
        await night.write("second")
        night.clock.set_wall(IN_2015_MS - HOUR_MS)
        await night.again()
        night.clock.advance(30_000)
        assert night.stamped() == ()  # nobody has said the time yet
        stamped = night.hear_the_server(IN_2026_MS)
        right = [(IN_2026_MS - HOUR_MS - 30_000, True), (IN_2026_MS - 30_000, True)]
        assert [(one.made_ms, one.offset_known) for one in stamped] == right
        assert [(one.made_ms, one.offset_known) for one in night.outgoing.pending] == right
        assert await night.on_disk() == right
        assert night.stamped() == ()
        await night.close()

    run(story())


def test_of_what_another_start_of_the_computer_left_nobody_knows_the_time(tmp_path: Path) -> None:
    async def story() -> None:
        night = Night(tmp_path, ManualClock(now_ms=IN_2015_MS, mono_ms=9_000))
        await night.write("first")
        night.clock.start_again()
        await night.again()
        night.clock.advance(10_000)
        await night.write("second")
        night.clock.advance(10_000)
        (stamped,) = night.hear_the_server(IN_2026_MS)
        assert stamped.made_ms == IN_2026_MS - 10_000
        assert await night.on_disk() == [(IN_2015_MS, False), (IN_2026_MS - 10_000, True)]
        await night.close()

    run(story())


def test_with_the_servers_time_known_nothing_is_stamped_twice(tmp_path: Path) -> None:
    async def story() -> None:
        night = Night(tmp_path, ManualClock(now_ms=IN_2015_MS))
        night.hear_the_server(IN_2026_MS)
        await night.write("first")
        night.clock.advance(5_000)
        assert night.stamped() == ()
        assert await night.on_disk() == [(IN_2026_MS, True)]
        await night.close()

    run(story())


class In2015(SystemClock):
    """Its battery was empty."""

    def now_ms(self) -> int:
        return super().now_ms() - 11 * 365 * 86_400_000


@pytest.mark.parametrize("is_this_boot", [True, False])
def test_a_request_from_a_night_without_a_link_stands_in_the_log_at_the_hour_it_was_written(
    server: Server, tmp_path: Path, is_this_boot: bool
) -> None:
    clock, consult = In2015(), "c" * 32
    written = Submit(consult, Origin("d" * 32, 1), clock.now_ms() - HOUR_MS, False, encode_event(request(NURSE)))
    with Place(tmp_path / "clinic", clock) as clinic:
        clinic.sign_in(server.url, NURSE)
    (shelf,) = (one for one in (tmp_path / "clinic" / "people").iterdir() if one.is_dir())
    outbox = Outbox(shelf / "outbox.sqlite")
    boot = clock.boot_id() if is_this_boot else "the start before"
    outbox.put(written, born={(consult, written.origin): Born(boot, clock.boot_ms() - HOUR_MS)})
    outbox.close()
    with Place(tmp_path / "clinic", clock) as clinic:
        clinic.sign_in(server.url, NURSE)
        disk = ServerDisk(server.data)
        (record,) = clinic.until(lambda: disk.records(consult) if consult in disk.consults() else None)
        now_ms = time.time_ns() // 1_000_000
        assert record.offset_known is is_this_boot
        if is_this_boot:
            assert abs(now_ms - HOUR_MS - record.made_ms) < 20_000
        clinic.open(consult)
        state = clinic.state(lambda one: one.seq == 1)
        assert state.request is not None and abs(now_ms - state.at_ms) < 20_000
