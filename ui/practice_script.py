"""The practice partner: what it asks for next, seen from what was done in the room. Writes nothing, knows no widget.

It stands in for the specialist, whom nobody has to wait for: each of its steps is one that a real consult needs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.client.border import MediaView, RoomView

Done = Callable[[RoomView, MediaView, bool], bool]  # the last: whether it was covered since the step was asked for

# In the order of a consult.
_STEPS: tuple[tuple[str, Done], ...] = (
    ("consent", lambda view, media, was: view.state.consent("consult") not in ("", "unasked")),
    ("camera", lambda view, media, was: media.on),
    ("photograph", lambda view, media, was: bool(view.state.stills)),
    ("cover", lambda view, media, was: was and not media.covered),
    ("message", lambda view, media, was: bool(view.state.messages)),
    ("help", lambda view, media, was: view.state.help_ms is not None),
)
COUNT = len(_STEPS)


class Partner:
    """`hear` after every change. Steps are asked for in order; one that was done before counts at once."""

    def __init__(self) -> None:
        self.passed = 0
        self._was_covered = False

    def hear(self, view: RoomView, media: MediaView) -> None:
        while self.passed < COUNT:
            name, is_done = _STEPS[self.passed]
            self._was_covered = name == "cover" and (self._was_covered or media.covered)
            if not is_done(view, media, self._was_covered):
                return
            self.passed += 1

    @property
    def words(self) -> str:
        """What it asks for now."""
        match _STEPS[self.passed][0] if self.passed < COUNT else "":
            case "consent":
                return tr("Press the three dots at the top right, then Consent…")
            case "camera":
                return tr("Start camera and microphone.")
            case "photograph":
                return tr("Press Photograph.")
            case "cover":
                return tr("Press Cover: nothing is seen. Then press it again.")
            case "message":
                return tr("Write me a message and send it.")
            case "help":
                return tr("Press I need you. Now it rings nobody; in a real consult it does.")
            case _:
                return tr("Well done, that was all. Press Leave.")


def tr(text: str) -> str:
    return QCoreApplication.translate("Practice", text)
