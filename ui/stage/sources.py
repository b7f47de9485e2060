"""The row of pictures beside the stage: each end's, the one that moves is framed, the others rest with their age."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.client.border import MediaView, RemoveSource, SourceView, StageSource
from app.client.slots import small_key
from app.consult.looking import turn_at
from app.media.frames import Frame
from ui.bridge import Bridge
from ui.controls import Key, Sentence
from ui.modes import Mode
from ui.stage.sourcetile import SourceTile
from ui.stage.ticking import RoomClock
from ui.theme import Theme


class SourceStrip(QWidget):
    """Seen where there is a choice, and wherever a window of this computer is shown. `add_pressed`: another picture of
    this place is to be opened."""

    add_pressed = Signal()

    def __init__(
        self, bridge: Bridge, theme: Theme, mode: Mode, clock: RoomClock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("SourceStrip")
        self._bridge, self._theme, self._clock = bridge, theme, clock
        self._at_bedside = mode.may("answer")
        self._views: tuple[SourceView, ...] = ()
        self._gives_way = False
        self.tiles: dict[str, SourceTile] = {}
        inner = QWidget(self)
        inner.setObjectName("SourceRow")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), theme.space(1))
        self._column.setSpacing(theme.space(1))
        self._heads = {own: Sentence(theme, "", "small", tone="quiet", parent=inner) for own in (True, False)}
        self._heads[True].setText(self.tr("From here"))
        other = self.tr("The specialist") if self._at_bedside else self.tr("Bedside")
        self._heads[False].setText(other)
        self.add = Key(theme, "", "plus", "stage", tip=self.tr("Show another picture…"), parent=inner)
        self.add.clicked.connect(self.add_pressed)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("SourceScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        bridge.media_changed.connect(self.show_media)
        bridge.frame.connect(self._framed)
        clock.tick.connect(self._tick)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()
        self.show_media(bridge.media)

    def show_media(self, media: MediaView) -> None:
        if media.sources == self._views:
            return
        self._views = media.sources
        views = self._wanted()
        if {view.source for view in views} != set(self.tiles):
            self._arrange(views)
        for view in views:
            self.tiles[view.source].show_view(view)
        self._tick()
        self.setVisible(bool(views) and not self._gives_way)

    def give_way(self, on: bool) -> None:
        """The stage needs its room."""
        if on != self._gives_way:
            self._gives_way = on
            self.setVisible(bool(self._wanted()) and not on)

    # ---- inside

    def _wanted(self) -> tuple[SourceView, ...]:
        """The end that the stage is about first; an end with a single camera offers no choice."""
        sides = [tuple(one for one in self._views if one.own == own) for own in (True, False)]
        if not self._at_bedside:
            sides.reverse()
        worth = [side for side in sides if len(side) > 1 or any(one.own and one.purpose == "screen" for one in side)]
        return tuple(one for side in worth for one in side)

    def _arrange(self, views: tuple[SourceView, ...]) -> None:
        """Tiles that stay keep their place under the finger and in the order of the keyboard."""
        wanted = {view.source: view for view in views}
        for source in set(self.tiles) - set(wanted):
            self.tiles.pop(source).deleteLater()
        row = 0
        for own in dict.fromkeys(view.own for view in views):
            self._column.insertWidget(row, self._heads[own])
            row += 1
            for view in (one for one in views if one.own == own):
                tile = self.tiles.get(view.source) or self._made(view)
                self._column.insertWidget(row, tile)
                row += 1
        self._column.insertWidget(row, self.add)
        self._order([self.tiles[view.source] for view in views])
        ends = {view.own for view in views}
        for own, head in self._heads.items():
            head.setVisible(own in ends and (len(ends) > 1 or not self._at_bedside))

    def _order(self, tiles: list[SourceTile]) -> None:
        """The keyboard goes down the row as the eye does, here and not after everything else."""
        before: QWidget = self.add
        for tile in tiles:
            self.setTabOrder(before, tile)
            self.setTabOrder(tile, tile.away)
            before = tile.away
        self.setTabOrder(before, self.add)

    def _made(self, view: SourceView) -> SourceTile:
        tile = self.tiles[view.source] = SourceTile(self._theme, self._scroll.widget())
        tile.clicked.connect(lambda: self._bridge.post(StageSource(view.source)))
        tile.away.clicked.connect(lambda: self._bridge.post(RemoveSource(view.source)))
        return tile

    def _framed(self, key: str) -> None:
        for view in self._wanted():
            if key == small_key(view.source):
                self._show(view)

    def _tick(self) -> None:
        for view in self._wanted():
            self._show(view)

    def _show(self, view: SourceView) -> None:
        """What moves is seen large elsewhere: here a look at it once a second is enough."""
        live = self._bridge.newest_frame("own" if view.own else "remote") if view.staged else None
        moves = live is not None and live.ref.source == view.source
        frame: Frame | None = live if moves else self._bridge.newest_frame(small_key(view.source))
        age_ms = 0 if frame is None or moves else self._clock.now_ms() - frame.ref.capture_ms
        room = self._bridge.room
        turn = turn_at(room.state, view.source, frame.ref.capture_ms) if room is not None and frame is not None else 0
        self.tiles[view.source].show_frame(frame, age_ms, turn)

    def _dress(self) -> None:
        width = SourceTile.width_px(self._theme)
        self.add.setFixedWidth(width)
        self.setFixedWidth(width + self._theme.space(2.5))
