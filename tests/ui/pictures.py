"""Renders every screen, dialog and room to PNG, so that somebody can look: `python -m tests.ui.pictures DIR`.

`--width --height --text --scheme --language --part PART --only WORD` choose one look; QT_SCALE_FACTOR=2 as the
environment says.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.client.border import HomeView, SignInFailed
from app.client.people_commands import KnownPerson, PeopleKnown
from app.client.returning_commands import LeftRoom, RoomsLeft
from app.settings import assets_folder
from tests.ui import samples
from tests.ui.puppet import PuppetEngine
from ui.actions import Actions
from ui.bridge import Bridge
from ui.controls import Key
from ui.dialogs.forget import ForgetDialog
from ui.focus import FocusRing
from ui.home.board import BoardPage
from ui.home.clinic import ClinicPage
from ui.home.library import LibraryPage
from ui.home.locked import LockPage
from ui.home.sign_in import SignInPage
from ui.language import Language
from ui.memory import Memory
from ui.modes import BEDSIDE, CLINIC, DESK, REVIEW, SPECIALIST
from ui.ringing import Ringing
from ui.theme import Theme, load_fonts

Shot = tuple[str, QWidget]


def main() -> None:
    wanted = argparse.ArgumentParser()
    wanted.add_argument("folder", type=Path)
    wanted.add_argument("--width", type=int, default=1366)
    wanted.add_argument("--height", type=int, default=768)
    wanted.add_argument("--text", type=int, default=100)
    wanted.add_argument("--scheme", default="light")
    wanted.add_argument("--language", default="en")
    wanted.add_argument("--only", default="")
    wanted.add_argument("--part", default="", choices=["", "sign-in", "home", "dialogs", "rooms"])
    chosen = wanted.parse_args()
    screen_of(chosen.width, chosen.height)
    app = QApplication([])
    app.setStyle("Fusion")
    language = Language(assets_folder())
    language.speak(chosen.language)
    load_fonts(assets_folder(), chinese=chosen.language == "zh_CN")
    theme = Theme(assets_folder(), chosen.scheme, chosen.text)
    theme.apply()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    size = QSize(chosen.width, chosen.height)
    with tempfile.TemporaryDirectory() as folder:
        for name, widget in shots(theme, Memory(Path(folder)), chosen.part):
            if chosen.only in name:
                take(app, widget, size, chosen.folder / f"{name}.png")
            widget.close()


def screen_of(width: int, height: int) -> None:
    """The off-screen platform is 800 x 800 unless it is told."""
    factor = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    width, height = round(width * factor), round(height * factor)
    sizes = {"x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
    handle, path = tempfile.mkstemp(suffix=".json")
    os.write(handle, json.dumps({"screens": [{"name": "screen", **sizes}]}).encode())
    os.close(handle)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


def shots(theme: Theme, memory: Memory, part: str = "") -> Iterator[Shot]:
    """`part`: of one alone, which takes a part of the time."""
    if part in ("", "sign-in"):
        yield from sign_in_shots(theme, memory)
    if part in ("", "home"):
        yield from home_shots(theme)
    if part in ("", "dialogs"):
        from tests.ui.dialog_pictures import dialog_shots

        yield from dialog_shots(theme, memory)
    if part in ("", "rooms"):
        from tests.ui.room_pictures import room_shots

        yield from ((f"room-{name}", page) for name, page in room_shots(theme))


def sign_in_shots(theme: Theme, memory: Memory) -> Iterator[Shot]:
    theme.set_sizes(BEDSIDE)
    page = SignInPage(Bridge(PuppetEngine()), theme, memory)
    yield "sign-in-first", page
    memory.put_text("server", "preceptor://consult.county-hospital.org:8740#9f3a")
    memory.put_text("user", "ingrid")
    page = SignInPage(Bridge(PuppetEngine()), theme, memory)
    page.failed(SignInFailed("pin_changed", ""))
    yield "sign-in-failed", page
    engine = PuppetEngine()
    page = SignInPage(Bridge(engine), theme, memory)
    left = LeftRoom("ingrid", "Ingrid Berg", "preceptor://consult.county-hospital.org:8740#9f3a", "c1", 180_000, True)
    engine.mailbox.put(RoomsLeft((left,)))
    yield "sign-in-return", page
    address = "preceptor://consult.county-hospital.org:8740#9f3a"
    people = (
        KnownPerson("ingrid", "Ingrid Berg", "North valley clinic", address, "555 01 02", unsent=3, is_fresh=True),
        KnownPerson("maren", "Maren Aas-Lindqvist", "North valley clinic", address, "555 01 02"),
    )
    for name in ("people", "chosen"):
        engine = PuppetEngine()
        page = SignInPage(Bridge(engine), theme, memory)
        engine.mailbox.put(PeopleKnown(people))
        engine.mailbox.put(RoomsLeft((replace(left, by_key=True),)))
        for _ in range(3):  # the first word of a bridge is told by the second turn
            QApplication.processEvents()
        if name == "chosen":
            next(key for key in page.findChildren(Key) if key.text() == people[1].name).click()
        yield f"sign-in-{name}", page
    yield "sign-in-forget", ForgetDialog(theme, people[1])
    yield "sign-in-forget-unsent", ForgetDialog(theme, people[0])
    for name, asked, in_room in (("idle", False, False), ("asked", True, False), ("asked-in-room", True, True)):
        lock = LockPage(theme)
        lock.begin("Ingrid Berg", "555 01 02", asked, in_room)
        yield f"lock-{name}", lock


def unattended(home: HomeView) -> HomeView:
    """Who leads is gone from all that is under way."""
    gone = [replace(one, unattended=one.phase in ("waiting", "accepted", "held")) for one in home.entries]
    return replace(home, entries=tuple(gone))


def home_shots(theme: Theme) -> Iterator[Shot]:
    theme.set_sizes(BEDSIDE)
    for name, home, link in (
        ("clinic-home", samples.CLINIC_HOME, samples.ONLINE),
        ("clinic-empty", HomeView(samples.NURSE, "North valley clinic", "555 01 02", known=True), samples.ONLINE),
        ("clinic-offline", samples.CLINIC_HOME, samples.OFFLINE),
        ("clinic-unattended", unattended(samples.CLINIC_HOME), samples.ONLINE),
    ):
        bridge = bridge_with(home, link)
        yield name, ClinicPage(bridge, theme, Actions(theme, bridge), samples.CLOCK)
    theme.set_sizes(DESK)
    for name, home, link in (
        ("board", samples.BOARD_HOME, samples.ONLINE),
        ("board-empty", HomeView(samples.DOCTOR, known=True), samples.ONLINE),
        ("board-weak", samples.BOARD_HOME, samples.WEAK),
        ("board-unattended", unattended(samples.BOARD_HOME), samples.ONLINE),
    ):
        bridge = bridge_with(home, link)
        ringing = Ringing(bridge, QWidget())
        yield name, BoardPage(bridge, theme, SPECIALIST, Actions(theme, bridge), samples.CLOCK, ringing)
    for name, home, link in (
        ("library", samples.REVIEW_HOME, samples.ONLINE),
        ("library-empty", HomeView(samples.REVIEWER, known=True), samples.OFFLINE),
    ):
        bridge = bridge_with(home, link)
        yield name, LibraryPage(bridge, theme, REVIEW, Actions(theme, bridge), samples.CLOCK)
    assert CLINIC.sizes is BEDSIDE


def bridge_with(home: HomeView, link: object) -> Bridge:
    engine = PuppetEngine()
    engine.home.put(home)
    engine.link.put(link)  # type: ignore[arg-type]
    bridge = Bridge(engine)
    QApplication.processEvents()
    return bridge


def take(app: QApplication, widget: QWidget, size: QSize, path: Path) -> None:
    if isinstance(widget, QDialog):
        widget.setMaximumSize(size)
        widget.open()
    else:
        widget.resize(size)
        widget.show()
    ring = FocusRing(widget, widget._theme)  # type: ignore[attr-defined]
    begin = getattr(widget, "begin", None)
    for _ in range(4):
        app.processEvents()
    widget.activateWindow()
    if begin is not None and not path.stem.startswith("lock") and not path.stem.endswith(("failed", "chosen")):
        begin()
    for _ in range(4):
        app.processEvents()
    ring.raise_()
    cover = getattr(widget, "stop", None)  # *Stop* is a window of its own over the room
    shot = (cover if isinstance(cover, QWidget) and cover.isVisible() else widget).grab()
    if isinstance(widget, QDialog):
        shot = on_ground(shot, size)
    shot.save(str(path))


def on_ground(shot: QPixmap, size: QSize) -> QPixmap:
    """A dialog as it lies on a screen of this size: what does not fit is seen not to fit."""
    ratio = shot.devicePixelRatio()
    ground = QPixmap(size * ratio)
    ground.setDevicePixelRatio(ratio)
    ground.fill("#6B7478")
    painter = QPainter(ground)
    wide, high = shot.width() / ratio, shot.height() / ratio
    painter.drawPixmap(QPoint(round((size.width() - wide) / 2), round((size.height() - high) / 2)), shot)
    painter.end()
    return ground


if __name__ == "__main__":
    main()
