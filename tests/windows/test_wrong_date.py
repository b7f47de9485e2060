"""A computer whose date is wrong by years, through the real window and in the server's log."""

import time
from pathlib import Path

import pytest

from tests.rig.people import NIGHT_NURSE
from tests.rig.server import Server
from tests.windows.seat import Seat
from tests.windows.witness import ServerDisk, outbox, until

YEARS_BACK_S = -11 * 365 * 86_400


@pytest.mark.slow
def test_a_laptop_whose_clock_says_2015_writes_at_the_right_time(server: Server, tmp_path: Path) -> None:
    disk, began_ms = ServerDisk(server.data), time.time_ns() // 1_000_000
    with Seat(tmp_path / "night", server.url, NIGHT_NURSE, clock_off_s=YEARS_BACK_S) as bea:
        bea.sign_in()
        bea.see("The date or time of this computer is wrong.")
        bea.do("ask")
        (consult,) = until(disk.consults, "her request in the log")
        bea.see("The date or time of this computer is wrong.")
        until(lambda: outbox(bea.shelf) == [], "the outbox to empty")
    ended_ms = time.time_ns() // 1_000_000
    for record in disk.records(consult):
        assert record.offset_known
        assert began_ms - 1_000 <= record.made_ms <= ended_ms + 1_000
        assert began_ms <= record.at_ms <= ended_ms
