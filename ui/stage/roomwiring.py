"""Which part of the room tells which: keys, menus and notices joined to what they set off; builds and shows nothing."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from app.client.border import CancelSaving, Failed, FileDropped, Notice, NotShownInTime, Saved, Saving
from app.consult.events.guidance import StopCalled
from ui.practice_end import put_away
from ui.said import said
from ui.stage.askers import asker_entries, count_askers
from ui.stage.everywhere import Everywhere, is_locked
from ui.stage.keptfields import keep_fields
from ui.stage.paperentry import paper_entries
from ui.stage.pedalling import Pedalling

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.stage.room import RoomPage


def connect(page: RoomPage, bridge: Bridge) -> None:
    """Once everything stands."""
    _connect_top(page)
    _connect_stage(page)
    _connect_notes(page, bridge)
    _connect_listening(page)
    _connect_foot(page, bridge)
    bridge.notice.connect(page.noticed)  # a method: it is let go with the page
    keep_fields(page, bridge.texts)


def _connect_top(page: RoomPage) -> None:
    # Everybody but the bedside has panels and sharing in sight.
    if page.second is not None:
        page.left.connect(page.second.close)
        page.over.connect(page.second.close)
    place = page.desk_menu if page.bedside is None else page.bedside_menu
    if page.calls is not None:
        page.calls.taken.connect(page.call_taken)
    page.menu.extra = lambda: [*asker_entries(page), *place(), *paper_entries(page), *page.stage.orienting.entries()]
    page.top.more.setMenu(page.menu.menu)
    page.top.hold.clicked.connect(page.menu.hold)
    page.voided.happened.connect(page.end)
    page.top.give_back.clicked.connect(page.menu.release)
    page.top.wrong.clicked.connect(page.menu.void)
    page.observer.unseen.connect(lambda count: count_askers(page, count))
    count_askers(page, page.observer.unseen_count)
    page.top.identity.pressed.connect(page.identity.reopen)
    hand_on = QMenu(page.top.hand_on)
    hand_on.aboutToShow.connect(lambda: page.menu.hand_on(hand_on))
    page.top.hand_on.setMenu(hand_on)


def _connect_stage(page: RoomPage) -> None:
    page.film.chosen.connect(page.stage.turn_to)
    page.film.share_pressed.connect(page.share)
    page.stage.sources.add_pressed.connect(page.ask.source)
    page.stage.surface_changed.connect(page.film.show_current)
    page.stage.start_pressed.connect(page.foot.start_media)
    page.stage.start_offered.connect(page.foot.hide_start)
    page.foot.hide_start(not page.stage.veil.isHidden() and not page.stage.veil.key.isHidden())
    page.stage.live_asked.connect(page.notes.live_asked)
    page.stage.told.connect(page.notes.refused)


def _connect_notes(page: RoomPage, bridge: Bridge) -> None:
    page.notes.live_pressed.connect(page.stage.go_live)
    page.notes.cancel_pressed.connect(lambda: bridge.post(CancelSaving()))
    page.notes.fill_in_pressed.connect(page.ask.amend)
    page.notes.read_pressed.connect(page.ask.read_opinion)
    page.stage.tools.bookmark_pressed.connect(page.menu.bookmark)
    page.menu.bookmarked.connect(page.notes.bookmarked)
    page.note.open_pressed.connect(page.read_messages)
    page.arrivals.told.connect(page.notes.arrived)
    page.new_lead.told.connect(page.notes.refused)
    if page.still_note is not None:
        page.still_note.crowded.connect(page.notes.told)


def _connect_listening(page: RoomPage) -> None:
    page.foot.listen_pressed.connect(page.listening.ask)
    page.listening.offered.connect(page.foot.offer_listening)
    for giving in (page.foot, page.bedside):
        if giving is not None:
            page.listening.accented.connect(giving.give_way)
    page.listening.show_now()


def _connect_foot(page: RoomPage, bridge: Bridge) -> None:
    if page.foot.stop.isVisibleTo(page):
        Everywhere(page, lambda key: page.foot.stop.click if is_stop(key) and not is_locked(page) else None)
    if page.bedside is not None:
        page.bedside.live_pressed.connect(page.stage.go_live)
        page.stage.status.live_offered.connect(page.bedside.offer_live)
        page.bedside.offer_live(page.stage.status.offers_live)
    if page.bedside is not None and page.stop is not None:
        Everywhere(page, Pedalling(page.pedal, page.bedside, page.stop).wants)
    page.foot.stop_pressed.connect(lambda: bridge.submit(StopCalled(secrets.token_hex(16))))
    page.foot.devices_pressed.connect(page.devices_wanted)
    page.heard.devices_wanted.connect(page.devices_wanted)
    page.left.connect(lambda: put_away(bridge))
    page.foot.opinion_pressed.connect(page.ask.opinion)
    if page.called is not None:
        page.called.cancelled.connect(page.leave)
        page.called.call_off_pressed.connect(page.menu.call_off)
    page.foot.leave_pressed.connect(lambda: page.ask.leave(page.leave))


def is_stop(key: QKeyEvent) -> bool:
    return key.key() == Qt.Key.Key_F8 and not key.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def noticed(page: RoomPage, notice: Notice) -> None:
    match notice:
        case Failed(text=text):
            page.notes.failed(said(text))
        case Saving(path=path, done=done, count=count):
            page.notes.saving(path, done, count)
        case Saved(path=path):
            page.notes.saved(path)
        case FileDropped():
            page.notes.dropped()
        case NotShownInTime():
            page.notes.not_shown()
            if "instructions" in page.panels.tabs:
                page.panels.open_panel("instructions")
