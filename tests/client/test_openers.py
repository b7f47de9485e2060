"""Camera and microphone are opened by a press where they stand and by nothing else: who opens any is on this list."""

import ast
from pathlib import Path

APP = Path(__file__).resolve().parents[2]
OPENERS = {
    # how devices are opened at all
    ("Camera", "app/client/cameras.py"),  # for the two studios below
    ("sound", "app/client/studio.py"),
    ("Microphone", "app/media/voices.py"),
    ("Microphone", "app/media/booth/room.py"),  # in the child that handles sound, asked by the same studio
    ("turn_on", "app/client/meeting.py"),  # StartMedia, of an open room
    ("turn_on", "app/client/tryout.py"),  # TryDevices: nothing leaves this computer
    ("turn_on", "app/client/device_desk.py"),
    # whose hands press
    ("StartMedia", "ui/stage/callbar.py"),
    ("StartMedia", "ui/comeback.py"),  # of *Return to the consult*, whose key names camera and microphone
    ("TryDevices", "ui/dialogs/devices.py"),
    ("TryDevices", "ui/dialogs/selftest.py"),
    ("AddSource", "ui/dialogs/source.py"),
}
WATCHED = {name for name, _ in OPENERS}


def test_nothing_else_opens_a_camera_or_a_microphone() -> None:
    found = set()
    for path in (*(APP / "app").rglob("*.py"), *(APP / "ui").rglob("*.py")):
        name = path.relative_to(APP).as_posix()
        if "demo" in name:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in WATCHED:
                    found.add((called, name))
    assert found == OPENERS
