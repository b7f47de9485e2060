"""What is saved as a file is told to the server's audit, at once or when the link is back."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from app.client.border import SaveBundle, Saved, SaveOpinion
from tests.client.place import Place, new_consult
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

WITHIN_S = 20.0


def exports(server: Server, count: int) -> list[tuple[str, str, str]]:
    """The lines of the audit about files, once there are so many."""
    until = time.monotonic() + WITHIN_S
    with closing(sqlite3.connect(server.data / "preceptor.sqlite")) as reader:
        while True:
            rows = reader.execute("SELECT who, what, outcome FROM audit WHERE did = 'exported' ORDER BY number")
            found = rows.fetchall()
            if len(found) >= count or time.monotonic() > until:
                return found
            time.sleep(0.02)


def test_every_saved_file_is_in_the_trail_also_one_saved_without_a_link(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.post(SaveBundle(str(tmp_path / "consult.preceptor")))
        clinic.notice(Saved)
        told = [(NURSE.user, f"{consult}/bundle", "done")]
        assert exports(server, 1) == told
        server.kill()
        city.until(lambda: city.engine.link.peek().state != "online")
        city.post(SaveOpinion(str(tmp_path / "opinion.pdf")))
        city.notice(Saved)
        server.start()
        told.append((SPECIALIST.user, f"{consult}/opinion", "done"))
        assert exports(server, 2) == told
