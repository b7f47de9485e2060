"""What a part beside the stage may use of it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from app.consult.events.surface import Surface
from ui.bridge import Bridge
from ui.modes import Mode
from ui.stage.drawing import Drawer
from ui.stage.looking import Looking
from ui.stage.view import StageView
from ui.theme import Theme


class StageDoor(Protocol):
    @property
    def bridge(self) -> Bridge: ...
    @property
    def theme(self) -> Theme: ...
    @property
    def mode(self) -> Mode: ...
    @property
    def view(self) -> StageView: ...
    @property
    def drawer(self) -> Drawer: ...
    @property
    def looking(self) -> Looking: ...
    @property
    def surface_changed(self) -> SignalInstance: ...

    def turn_to(self, surface: Surface | None) -> None: ...
