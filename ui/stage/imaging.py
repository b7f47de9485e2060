"""What the stage has for pictures besides marks: how they are shown, the bar under them, the pages of a series. Made
together, each told of the others; decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.consult.events.surface import Surface
from app.consult.state import ConsultState
from ui.dialogs.greytest import GreyTest
from ui.stage.badge import Badge
from ui.stage.film import Film
from ui.stage.imagebar import ImageBar
from ui.stage.letters import SideLetters
from ui.stage.presenting import Presenting
from ui.stage.series import Series
from ui.stage.windowing import Windowing

if TYPE_CHECKING:
    from ui.stage.stage import Stage


class Imaging(QObject):
    """Lives as long as the stage keeps it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        view, looking = stage.view, stage.looking
        self._bridge, self._looking, self._stage = stage.bridge, looking, stage
        self.presenting = Presenting(stage.bridge, view, looking)
        self.series = Series(stage.bridge, view, looking)
        self.series.stepped.connect(self.presenting.glide)
        self.film = Film(stage.bridge, looking, self.series, stage.clock)
        self.windowing = Windowing(view, stage.drawer, self.presenting)
        self.bar = ImageBar(
            stage.bridge,
            stage.theme,
            stage.mode,
            view,
            stage.drawer,
            looking,
            self.presenting,
            self.film,
            self._check,
            stage,
        )
        self.letters = SideLetters(stage.theme, view, self._what)
        self.badge = Badge(stage.bridge, stage.theme, view, self.presenting, self.series)
        stage.bars.addWidget(self.bar)
        stage.surface_changed.connect(self.presenting.show)
        stage.surface_changed.connect(self._show_film)
        stage.surface_changed.connect(self.bar.show_surface)
        stage.drawer.put_aside.connect(stage.board.measures.forget_leg)
        stage.status.follow_pressed.connect(self.presenting.follow)

    def _show_film(self, _surface: object) -> None:
        """Its own pages pass by without a word."""
        if not self.film.ticks:
            self.film.show()

    def _what(self) -> tuple[ConsultState, Surface] | None:
        room, surface = self._bridge.room, self._looking.surface()
        return (room.state, surface) if room is not None and surface is not None else None

    def _check(self) -> None:
        """The test picture, on the screen that the stage is on."""
        dialog = GreyTest(self._stage.theme, self._stage.screens, self._stage.screen(), self._stage.window())
        dialog.passed.connect(self._stage.words.tell)
        dialog.open()
