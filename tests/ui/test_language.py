"""The windows in another language: nothing that is pressed still speaks English."""

import re
import xml.etree.ElementTree as Xml

import pytest
from PySide6.QtWidgets import QApplication

from app.settings import assets_folder
from tests.ui import room_samples as rs
from tests.ui.room_fixtures import room  # noqa: F401
from ui.controls import Key
from ui.language import Language


@pytest.fixture
def chinese(qapp):
    language = Language(assets_folder())
    language.speak("zh_CN")
    yield language
    language.speak("en")


@pytest.mark.parametrize("me", [rs.DOCTOR, rs.NURSE], ids=["specialist", "clinic"])
def test_every_key_of_the_room_is_chinese(qtbot, chinese, room, me):  # noqa: F811
    made = room(rs.still_state(), me)
    names = {key.text() or key.accessibleName() or key.toolTip() for key in made.page.findChildren(Key)}
    assert not {name for name in names if name.isascii()} - {""}
    words = [made.stage.status.words, made.stage.status.detail, made.page.here.text(), made.page.top.band.text]
    assert not [text for text in words[:2] if text and text.isascii()]


def test_the_menu_of_the_room_is_chinese(qtbot, chinese, room):  # noqa: F811
    made = room(me=rs.NURSE)
    made.page.menu.fill()
    said = [action.text() for action in made.page.menu.menu.actions() if not action.isSeparator()]
    assert said and not [text for text in said if text.isascii()]


def test_english_comes_back(qtbot, room):  # noqa: F811
    assert QApplication.instance() is not None
    made = room()
    assert made.page.foot.leave.text() == "Leave"


def test_chinese_is_written_with_its_own_stops_and_commas():
    gathered = Xml.parse(assets_folder() / "i18n" / "preceptor_zh_CN.ts").iter("translation")
    said = [text.text or "" for text in gathered]
    assert len(said) > 1_000 and not [text for text in said if re.search(r"[\u4e00-\u9fff][,.:;?!]", text)]
