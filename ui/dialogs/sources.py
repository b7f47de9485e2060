"""How a camera is named to the engine; knows no widget, so that the start of the program may read it."""

NONE = "none"


def source_text(camera: str) -> str:
    """As UseDevices wants it: `device:NAME`, or the words that name other sources."""
    known = ("", NONE, "scene")
    return camera if camera in known or camera.startswith(("file:", "device:", "scene:")) else f"device:{camera}"
