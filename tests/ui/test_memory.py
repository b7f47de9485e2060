"""What this computer remembers: kept over a start, harmless when somebody wrote nonsense into the file."""

from app.consult.events.request import ConsultRequested
from ui.memory import Memory


def test_what_was_put_is_there_at_the_next_start(tmp_path):
    first = Memory(tmp_path)
    first.put_text("scale", "150")
    first.put_text("scheme", "dark")
    first.put_text("language", "nb")
    first.put_draft("p-nurse", ConsultRequested("Ingrid", "north", complaint="Wound"))
    first.store.setValue("room/panel", "case")
    first.flush()

    again = Memory(tmp_path)
    assert (again.scale_percent, again.scheme, again.language) == (150, "dark", "nb")
    assert again.draft("p-nurse").complaint == "Wound" and again.draft("p-other") is None
    assert again.store.value("room/panel") == "case"


def test_nonsense_is_read_as_nothing(tmp_path):
    memory = Memory(tmp_path)
    for key in ("scale", "scheme", "language", "draft/p-nurse"):
        memory.put_text(key, "{nonsense")
    assert (memory.scale_percent, memory.scheme, memory.language) == (100, "system", "")
    assert memory.draft("p-nurse") is None


def test_a_sent_draft_is_forgotten(tmp_path):
    memory = Memory(tmp_path)
    memory.put_draft("p", ConsultRequested("Ingrid", "north", complaint="Wound"))
    memory.put_draft("p", None)
    assert memory.draft("p") is None
