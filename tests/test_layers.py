"""Who may import whom, read from the source: the layers of the house, and what each of them never touches."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Each room and the rooms it may use besides itself; `ground` is what stands under all.
GROUND = {"app.boot", "app.clock", "app.geometry", "app.logbook", "app.sendbuffer", "app.tasks", "app.settings"}
STORES = {"app.guides", "app.store", "app.documents", "app.media"}
SEALED = {"app.store.sealedfile", "app.store.sealedwriter", "app.store.sealing"}
MAY_USE = {
    "app.boot": set(),
    "app.clock": {"app.boot"},
    "app.geometry": set(),
    "app.logbook": set(),
    "app.sendbuffer": set(),
    "app.tasks": set(),
    "app.settings": set(),
    "app.consult": {"app.clock", "app.geometry", "app.tasks"},
    "app.guides": GROUND | {"app.consult"},
    "app.store": GROUND | {"app.consult"},
    "app.documents": GROUND | {"app.consult", "app.media.frames", "app.media.precedence"} | SEALED,
    "app.media": GROUND | {"app.consult", "app.documents.cage", "app.documents.lying"} | SEALED,
    "app.export": GROUND | {"app.consult"} | STORES,
    "app.client": GROUND | {"app.consult", "app.export"} | STORES,
    "app.server": GROUND | {"app.consult", "app.export"} | STORES,
    "app.cli": GROUND | {"app.consult", "app.export", "app.client", "app.server", "app.demo", "ui.window"} | STORES,
    "app.demo": GROUND | {"app.consult", "app.export", "app.client", "app.server"} | STORES,
    "ui": GROUND
    | {"app.consult", "app.client", "app.media.frames", "app.documents.ink", "app.documents.tools"}
    | {
        "app.documents.calipering",
        "app.documents.display_list",
        "app.documents.deep",
        "app.documents.history",
        "app.documents.hit",
        "app.documents.live",
        "app.documents.palette",
        "app.documents.measure",
        "app.documents.measuring",
        "app.documents.moving",
        "app.documents.paperscale",
        "app.documents.placing",
        "app.documents.reshape",
        "app.documents.signals.calipers",
        "app.documents.signals.sentences",
        "app.documents.signals.sheets",
        "app.documents.signals.sheetwords",
        "app.documents.texts",
        "app.documents.tone",
        "app.media.framecode",
        "app.media.resample",
        "app.media.shade",
        "app.demo.plan",
        "app.demo.samples",
    },
}
UI_NEVER = {"aiortc", "av", "websockets", "pymupdf", "fitz", "asyncio", "sounddevice", "sqlalchemy", "livekit", "cv2"}
PURE_NEVER = {"asyncio", "threading", "socket", "subprocess", "time", "random", "secrets", "pathlib", "os", "logging"}


def modules(folder: str) -> Iterator[Path]:
    yield from sorted((ROOT / folder).rglob("*.py"))


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """Every module named by an import anywhere in the file, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{dotted(path)} imports relatively"
            source = node.module or ""
            inner = {f"{source}.{alias.name}" for alias in node.names}
            found |= {name for name in inner if _is_module(name)} or {source}
    return found


def _is_module(name: str) -> bool:
    place = ROOT.joinpath(*name.split("."))
    return place.with_suffix(".py").is_file() or place.is_dir()


def room_of(module: str) -> str:
    return module.split(".")[0] if module.startswith("ui") else ".".join(module.split(".")[:2])


def within(module: str, rooms: set[str]) -> bool:
    return any(module == room or module.startswith(room + ".") for room in rooms)


@pytest.mark.parametrize("room", sorted(MAY_USE))
def test_a_room_uses_only_the_rooms_below_it(room: str) -> None:
    allowed = MAY_USE[room] | {room}
    wrong = [
        f"{dotted(path)} imports {name}"
        for path in (*modules("app"), *modules("ui"))
        if room_of(dotted(path)) == room
        for name in sorted(imports(path))
        if name.split(".")[0] in {"app", "ui"} and name != "app" and not within(name, allowed)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_module_of_app_belongs_to_a_known_room() -> None:
    strangers = {room_of(dotted(path)) for path in modules("app")} - set(MAY_USE) - {"app"}
    assert not strangers


def test_the_heart_imports_msgspec_and_nothing_else_from_outside() -> None:
    outside = {
        name.split(".")[0]
        for path in modules("app/consult")
        for name in imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("app")
    }
    assert outside <= {"msgspec"}


def test_the_heart_touches_no_clock_no_disk_no_thread_and_no_loop() -> None:
    wrong = [
        f"{dotted(path)} imports {name}"
        for path in modules("app/consult")
        for name in imports(path)
        if name.split(".")[0] in PURE_NEVER
    ]
    assert not wrong, "\n".join(wrong)


def test_windows_know_no_media_no_network_and_no_loop() -> None:
    wrong = [
        f"{dotted(path)} imports {name}"
        for path in modules("ui")
        for name in imports(path)
        if name.split(".")[0] in UI_NEVER
    ]
    assert not wrong, "\n".join(wrong)


def test_nothing_without_a_window_imports_qt() -> None:
    wrong = [
        f"{dotted(path)} imports {name}"
        for path in modules("app")
        for name in imports(path)
        if name.split(".")[0] in {"PySide6", "shiboken6", "qtawesome"}
    ]
    assert not wrong, "\n".join(wrong)


def test_only_the_command_line_opens_a_window() -> None:
    users = {dotted(path) for path in modules("app") for name in imports(path) if name.split(".")[0] == "ui"}
    assert users <= {"app.cli"}


def test_the_reader_of_imports_sees_one_inside_a_function(tmp_path: Path) -> None:
    """A checker that cannot fail is a defect."""
    sample = tmp_path / "sample.py"
    sample.write_text("def f():\n    import asyncio.subprocess\n    from app.consult import state\n", encoding="utf-8")
    assert imports(sample) == {"asyncio.subprocess", "app.consult.state"}
