"""The server on PostgreSQL: the same promises as on a file."""

from pathlib import Path

import pytest

from app.consult.events.guidance import MessageSent
from tests.rig.people import NURSE, enrol
from tests.rig.postgres import cluster
from tests.rig.server import Server
from tests.server.talker import Talker, new_id


@pytest.mark.slow
def test_on_postgresql_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    with cluster() as address:
        enrol(tmp_path / "server", (NURSE,), address)
        with Server(tmp_path / "server", ["--database", address], ()) as server:
            with Talker(server.url, NURSE) as nurse:
                consult = nurse.ask()
                kept = [nurse.keep(consult, MessageSent(new_id(), f"line {n}")) for n in range(20)]
            server.kill()
            server.start()
            with Talker(server.url, NURSE) as nurse:
                assert nurse.open(consult).seq == kept[-1].seq
        assert not (tmp_path / "server" / "preceptor.sqlite").read_bytes().count(b"line 3")
