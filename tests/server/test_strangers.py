"""Who is closed when too many connections are there over which nobody has signed in."""

import asyncio
import logging
import sys

import pytest

from app.clock import ManualClock
from app.server.strangers import A_FEW, MOST, SAID_EVERY_MS, Strangers, most_strangers


class Line(asyncio.Transport):
    """A connection from an address; whether it was closed."""

    def __init__(self, address: str) -> None:
        super().__init__({"peername": (address, 50_000)})
        self.protocol = asyncio.Protocol()
        self.is_closed = False

    def abort(self) -> None:
        self.is_closed = True


def come(strangers: Strangers, *addresses: str) -> list[Line]:
    lines = [Line(address) for address in addresses]
    for line in lines:
        strangers.came(line.protocol, line)
    return lines


def closed(lines: list[Line]) -> list[int]:
    return [number for number, line in enumerate(lines) if line.is_closed]


@pytest.mark.usefixtures("caplog")
def test_an_address_with_more_than_a_few_gives_up_the_one_that_was_silent_longest() -> None:
    strangers = Strangers(A_FEW + 2, ManualClock())
    lines = come(strangers, "192.0.2.1", *["198.51.100.7"] * (A_FEW + 1))
    strangers.heard(lines[1].protocol)
    lines += come(strangers, "203.0.113.5")
    assert closed(lines) == [2]
    lines += come(strangers, "198.51.100.7")
    assert closed(lines) == [2, 3]
    assert len(strangers) == A_FEW + 2


@pytest.mark.usefixtures("caplog")
def test_a_network_of_version_6_is_one_address() -> None:
    strangers = Strangers(A_FEW + 1, ManualClock())
    assert closed(come(strangers, "192.0.2.1", *[f"2001:db8::{one}" for one in range(A_FEW + 1)])) == [1]


@pytest.mark.usefixtures("caplog")
def test_a_region_that_comes_back_at_once_pushes_nobody_out_of_a_password_check() -> None:
    strangers = Strangers(MOST, ManualClock())
    lines = come(strangers, *[f"10.0.{one // 256}.{one % 256}" for one in range(MOST)])
    strangers.asked(lines[0].protocol)
    strangers.heard(lines[1].protocol)
    lines += come(strangers, "192.0.2.1")
    assert closed(lines) == [2]
    for line in lines:
        strangers.asked(line.protocol)
    lines += come(strangers, "198.51.100.7")
    assert closed(lines) == [2, MOST + 1]
    assert len(strangers) == MOST


@pytest.mark.usefixtures("caplog")
@pytest.mark.parametrize("steps", range(3))
def test_a_crowd_with_a_network_each_pushes_out_its_own_and_no_clinics_behind_a_carrier(steps: int) -> None:
    """Whatever step its members were silent at."""
    strangers = Strangers(MOST, ManualClock())
    crowd = come(strangers, *[f"2001:db8:0:{one:x}::1" for one in range(MOST - A_FEW)])
    for _ in range(steps):
        for line in crowd:
            strangers.heard(line.protocol)
    clinics = come(strangers, *["192.0.2.1"] * A_FEW)
    strangers.asked(clinics[0].protocol)
    crowd += come(strangers, *[f"2001:db8:1:{one:x}::1" for one in range(100)])
    assert (closed(clinics), closed(crowd)) == ([], list(range(100)))


@pytest.mark.usefixtures("caplog")
def test_who_has_an_answer_may_go_again() -> None:
    strangers = Strangers(1, ManualClock())
    lines = come(strangers, "192.0.2.1")
    strangers.asked(lines[0].protocol)
    strangers.heard(lines[0].protocol)
    lines += come(strangers, "192.0.2.1")
    assert closed(lines) == [0]


def test_who_is_let_in_or_gone_is_not_counted_and_never_closed() -> None:
    strangers = Strangers(2, ManualClock())
    lines = come(strangers, "192.0.2.1", "192.0.2.1")
    for line in (*lines, *lines):
        strangers.forget(line.protocol)
        strangers.heard(line.protocol)
        strangers.asked(line.protocol)
    lines += come(strangers, "192.0.2.1", "192.0.2.1")
    assert (closed(lines), len(strangers)) == ([], 2)


def test_a_server_that_goes_down_waits_for_none_of_them() -> None:
    strangers = Strangers(3, ManualClock())
    lines = come(strangers, "192.0.2.1", "192.0.2.1", "203.0.113.5")
    strangers.forget(lines[1].protocol)
    strangers.asked(lines[2].protocol)
    strangers.close_all()
    assert closed(lines) == [0, 2]
    lines += come(strangers, "198.51.100.7")  # accepted in the same turn of the loop
    assert closed(lines) == [0, 2, 3]


def test_it_is_said_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    clock = ManualClock()
    strangers = Strangers(1, clock)
    with caplog.at_level(logging.WARNING):
        come(strangers, *["192.0.2.1"] * 4)
        assert len(caplog.records) == 1
        clock.advance(SAID_EVERY_MS)
        come(strangers, "192.0.2.1")
    assert [record.message.split(": ")[1] for record in caplog.records] == [
        "1 closed, the last from 192.0.2.1",
        "3 closed, the last from 192.0.2.1",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_half_of_the_files_are_for_others() -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (300, hard))
        assert most_strangers() == 150
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4 * MOST) if hard > 0 else 4 * MOST, hard))
        assert most_strangers() == MOST
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
