"""A screen is checked by whoever finds two faint squares on it, for a quarter; until then it says what it is no good
for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QRectF, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from tests.ui.room_fixtures import room, theme
from tests.ui.stage.test_imaging import ct
from ui.dialogs.greytest import GreyPicture, GreyTest, place_of
from ui.screens import HOLDS_DAYS, Screens, name_of

__all__ = ["ct", "room", "theme"]
TODAY = QDate(2026, 11, 22)


@pytest.fixture
def screen(qapp):
    return QGuiApplication.primaryScreen()


def answer(dialog: GreyTest, black: int, white: int) -> None:
    for group, corner in zip(dialog.groups, (black, white), strict=True):
        group.button(corner).click()
    dialog.done_key.click()


def test_a_check_holds_for_a_quarter_and_across_a_start(screen, tmp_path):
    store = QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)
    assert not Screens(store).is_checked(screen, TODAY)
    Screens(store).keep(screen, TODAY)
    again = Screens(store)
    assert again.is_checked(screen, TODAY.addDays(HOLDS_DAYS - 1))
    assert not again.is_checked(screen, TODAY.addDays(HOLDS_DAYS))
    assert not again.is_checked(screen, TODAY.addDays(-1))  # of a clock that was set back nothing is known
    assert not again.is_checked(None, TODAY)
    store.setValue(f"screens/{name_of(screen)}", "yes")
    assert not Screens(store).is_checked(screen, TODAY)


def test_who_finds_both_squares_has_checked_it(qtbot, theme, screen):
    screens = Screens()
    dialog = GreyTest(theme, screens, screen, corners=(1, 3))
    qtbot.addWidget(dialog)
    assert not dialog.done_key.isEnabled()
    with qtbot.waitSignal(dialog.passed):
        answer(dialog, 1, 3)
    assert screens.is_checked(screen)


def test_who_guesses_is_told_and_they_lie_elsewhere(qtbot, theme, screen):
    screens = Screens()
    dialog = GreyTest(theme, screens, screen, corners=(1, 3))
    qtbot.addWidget(dialog)
    answer(dialog, 1, 2)
    assert not screens.is_checked(screen) and not dialog.said.isHidden()
    assert not dialog.done_key.isEnabled()


@pytest.mark.parametrize("corner", range(4))
def test_the_squares_lie_where_they_are_said_to_lie(qtbot, corner):
    picture = GreyPicture((corner, 3 - corner), 200)
    qtbot.addWidget(picture)
    picture.resize(400, 200)
    image = picture.grab().toImage()
    for number, (ground, square) in enumerate(((0, 13), (255, 242))):
        field = QRectF(200 * number, 0, 200, 160)
        spots = [place_of(field, each).center().toPoint() for each in range(4)]
        lies = corner if number == 0 else 3 - corner
        assert [image.pixelColor(spot).red() for spot in spots] == [
            square if each == lies else ground for each in range(4)
        ]


def test_an_unchecked_screen_says_what_it_is_not_for_and_a_checked_one_says_nothing(ct):
    made = ct()

    def said() -> bool:
        return any("not for primary diagnosis" in one.text() for one in made.stage.status.findChildren(QLabel))

    assert said()
    made.stage.screens.keep(made.canvas.screen())
    made.stage.words.tell()
    assert not said()


def test_a_test_that_lies_on_another_screen_checks_neither(qtbot, theme, screen, monkeypatch):
    screens = Screens()
    dialog = GreyTest(theme, screens, screen, corners=(1, 3))
    qtbot.addWidget(dialog)
    monkeypatch.setattr(dialog, "screen", lambda: None)
    answer(dialog, 1, 3)
    assert not screens.is_checked(screen) and "another screen" in dialog.said.text()


def test_two_screens_of_a_kind_are_told_apart_by_where_they_hang(screen):
    assert "".join(letter if letter.isalnum() else "_" for letter in screen.name()) in name_of(screen).split("-")
