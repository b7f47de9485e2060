"""What this computer remembers: kept over a start, harmless when somebody wrote nonsense into the file."""

import msgspec

from app.consult.events.request import ConsultRequested
from ui.memory import Memory


def test_what_was_put_is_there_at_the_next_start(tmp_path):
    first = Memory(tmp_path)
    first.put_text("scale", "150")
    first.put_text("scheme", "dark")
    first.put_text("language", "nb")
    first.store.setValue("room/panel", "case")
    first.flush()

    again = Memory(tmp_path)
    assert (again.scale_percent, again.scheme, again.language) == (150, "dark", "nb")
    assert again.store.value("room/panel") == "case"


def test_nonsense_is_read_as_nothing(tmp_path):
    memory = Memory(tmp_path)
    for key in ("scale", "scheme", "language", "draft/p-nurse"):
        memory.put_text(key, "{nonsense")
    assert (memory.scale_percent, memory.scheme, memory.language) == (100, "system", "")
    assert memory.take_draft("p-nurse") is None


def test_a_draft_that_an_earlier_program_kept_in_clear_is_taken_once_and_is_on_the_disk_no_more(tmp_path):
    memory = Memory(tmp_path)
    draft = ConsultRequested("Ingrid", "north", complaint="Wound")
    memory.put_text("draft/p", msgspec.json.encode(draft).decode())
    memory.flush()
    assert memory.take_draft("p-other") is None
    assert memory.take_draft("p") == draft and memory.take_draft("p") is None
    assert "Wound" not in (tmp_path / "windows.ini").read_text(encoding="utf-8")
