"""The look before sharing: what is shown, and so shared, is the file this dialog was opened for."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from app.client.border import (
    DropFile,
    FileLookedAt,
    FilePrepared,
    FilePreviewed,
    FileRefused,
    LookAtPage,
    PageLookedAt,
    PreviewFile,
    SharePlan,
)
from app.consult.events.request import Patient
from app.consult.person import Person
from app.consult.sameperson import Subject
from app.consult.state import ConsultState
from app.documents.opened import About
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from tests.ui.room_samples import DOCTOR, NURSE, TRAINEE, base_state, bedside_frame, view
from ui.band import PatientBand
from ui.bridge import Bridge
from ui.controls import Banner, Key, Sentence
from ui.dialogs.pagepicker import PagePicker
from ui.dialogs.share import ShareDialog
from ui.modes import CLINIC
from ui.theme import Theme


def key(dialog: ShareDialog, words: str) -> Key:
    return next(one for one in dialog.findChildren(Key) if one.text() == words)


def banner(dialog: ShareDialog, tone: str) -> Banner:
    return next(one for one in dialog.findChildren(Banner) if one.property("tone") == tone)


def sentences(dialog: ShareDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(Sentence)]


def asked(engine: PuppetEngine) -> PreviewFile:
    return next(one for one in reversed(engine.posted) if isinstance(one, PreviewFile))


def test_a_file_that_was_turned_away_does_not_come_up_as_the_next_one(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    first = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/first.pdf"))
    turned_away = asked(engine).token
    first.reject()
    settled()
    assert DropFile(turned_away) in engine.posted
    second = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/second.pdf"))
    engine.mailbox.put(FilePreviewed(turned_away, "first", 1, 1_000, bedside_frame()))
    engine.mailbox.put(FileRefused("It is locked.", "/tmp/first.pdf", True, turned_away))
    settled()
    assert not key(second, "Share").isEnabled()
    engine.mailbox.put(FilePreviewed(asked(engine).token, "second", 1, 1_000, bedside_frame()))
    settled()
    key(second, "Share").click()
    assert engine.posted[-1] == SharePlan(asked(engine).token) != SharePlan(turned_away)


def previewed(dialog: ShareDialog, engine: PuppetEngine, settled: Settled, about: About) -> None:
    engine.mailbox.put(FilePreviewed(asked(engine).token, "CT", 1, 1_000, bedside_frame(), about))
    settled()


def test_a_file_of_another_patient_asks_before_anything_is_sent(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    engine.room.put(view(base_state(), NURSE))
    settled()
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/IM0001"))
    previewed(dialog, engine, settled, About("CT", (Subject("4712", "male", "19640110"),), may_show_a_name=True))
    asks, warns = banner(dialog, "red"), banner(dialog, "amber")
    assert "number, sex" in asks.text and "4712 · M · 1964-01-10" in asks.text
    assert "printed in the picture" in warns.text
    assert not [one for one in engine.posted if isinstance(one, SharePlan)]
    key(dialog, "Share all the same").click()
    assert engine.posted[-1] == SharePlan(asked(engine).token)


def test_a_series_of_two_patients_asks_too(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/CT"))
    previewed(dialog, engine, settled, About("CT", (Subject("4711"), Subject("4712"))))
    assert "more than one patient" in banner(dialog, "red").text
    assert "It says: 4711; others in it: 1" in sentences(dialog)
    assert key(dialog, "Share all the same").isEnabled()


def test_the_same_patient_is_not_asked_about_and_a_printed_name_is_warned_of(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    engine.room.put(view(base_state(), NURSE))
    settled()
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/IM0002"))
    about = About("US", (Subject("04711", "female"),), may_show_a_name=True)
    previewed(dialog, engine, settled, about)
    assert "name" in banner(dialog, "amber").text and not banner(dialog, "red").text
    assert "It says: 04711 · F" in sentences(dialog)  # also where nothing contradicts
    assert key(dialog, "Share").isEnabled()


def test_what_is_missing_in_a_series_and_the_page_that_is_feared_are_said(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/CT"))
    about = About("CT", may_show_a_name=True, left_out=2, missing=3, look_at=39)
    engine.mailbox.put(FilePreviewed(asked(engine).token, "CT", 40, 1_000, bedside_frame(), about))
    settled()
    words = banner(dialog, "amber").text
    assert "missing" in words and "3." in words and "page 40" in words
    assert [words for words in sentences(dialog) if "Left out, without a picture: 2" in words]


def test_several_files_are_asked_for_as_one_also_with_a_password(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    file = PreviewFile("/tmp/IM1", title="2 files", beside=("/tmp/IM2",))
    ShareDialog(bridge, theme, CLINIC, file)
    posted = asked(engine)
    assert (posted.path, posted.beside, posted.title) == ("/tmp/IM1", ("/tmp/IM2",), "2 files")


def test_a_password_is_tried_once_however_often_it_is_entered(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/locked.pdf"))
    locked = FileRefused("It is locked.", "/tmp/locked.pdf", True, asked(engine).token)
    engine.mailbox.put(locked)
    settled()
    dialog._password.setText("open")
    before = len(engine.posted)
    for _ in range(2):
        QTest.keyClick(dialog._password, Qt.Key.Key_Return)
        key(dialog, "Open").click()
    assert [one.password for one in engine.posted[before:]] == ["open"]
    engine.mailbox.put(locked)
    settled()
    assert dialog._password.isEnabled() and key(dialog, "Open").isEnabled()


def test_a_file_is_seen_while_it_is_made_ready_and_can_be_shared_when_it_is(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/chart.pdf"))
    token = asked(engine).token
    engine.mailbox.put(FileLookedAt(token, "chart", 1_000, 312_000_000, bedside_frame()))
    engine.mailbox.put(FilePrepared("another", 90))
    engine.mailbox.put(FilePrepared(token, 40))
    settled()
    said = "\n".join(sentences(dialog))
    assert "1,000 pages" in said and "ready to leave this computer: 40 %" in said
    assert not key(dialog, "Share").isEnabled()
    engine.mailbox.put(FilePreviewed(token, "chart", 1_000, 290_000_000, bedside_frame()))
    settled()
    assert key(dialog, "Share").isEnabled() and "40 %" not in "\n".join(sentences(dialog))


def test_a_file_that_was_seen_and_cannot_be_shared_is_not_shown_any_more(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/chart.pdf"))
    token = asked(engine).token
    engine.mailbox.put(FileLookedAt(token, "chart", 1_000, 312_000_000, bedside_frame()))
    engine.mailbox.put(FileRefused("This PDF has too many parts.", "/tmp/chart.pdf", token=token))
    settled()
    assert banner(dialog, "red").text == "This PDF has too many parts." and not key(dialog, "Share").isEnabled()
    assert dialog._preview._frame is None


def large(dialog: ShareDialog, engine: PuppetEngine, settled: Settled, **more: object) -> None:
    told = FilePreviewed(asked(engine).token, "chart", 400, 20_000_000, bedside_frame(), is_long=True)
    engine.mailbox.put(msgspec.structs.replace(told, **more))
    settled()


def test_a_large_file_is_asked_about_with_the_time_that_each_way_takes(
    qtbot: QtBot, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/chart.pdf"))
    dialog.show()
    large(dialog, engine, settled, seconds_all=1_560, seconds_pages=3)
    assert any("MB" in words and "about 26 min" in words for words in sentences(dialog))
    assert key(dialog, "All of it · about 26 min").isChecked()
    key(dialog, "Key pages only · about 10 s").click()
    picker = dialog.findChild(PagePicker)
    assert picker.numbers.text() == "1"
    settled()
    looked = [one.page for one in engine.posted if isinstance(one, LookAtPage)]
    assert looked[:3] == [0, 1, 2] and len(looked) < 40  # those on the screen alone
    engine.mailbox.put(PageLookedAt(asked(engine).token, 1, bedside_frame()))
    settled()
    picker.pages.item(6).setSelected(True)
    picker.pages.item(0).setSelected(False)  # the first one always is
    assert picker.numbers.text() == "1, 7"
    picker.numbers.setText("3-4, 900")
    picker.numbers.textEdited.emit("3-4, 900")
    assert not key(dialog, "Share").isEnabled() and "There is no page 900." in sentences(dialog)
    picker.numbers.textEdited.emit("3-4, 9")
    assert key(dialog, "Key pages only · about 20 s").isChecked()
    key(dialog, "Share").click()
    assert engine.posted[-1] == SharePlan(asked(engine).token, "pages", (0, 2, 3, 8))


def test_where_nobody_knows_how_long_it_takes_that_is_said_and_tonight_has_its_hour(
    qtbot: QtBot, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/chart.pdf"))
    large(dialog, engine, settled)
    assert any("not known yet" in words for words in sentences(dialog))
    key(dialog, "Tonight").click()
    assert any("20:00" in words for words in sentences(dialog))
    key(dialog, "Share").click()
    assert engine.posted[-1] == SharePlan(asked(engine).token, "tonight")


def test_what_leaves_of_whom_a_medical_image_shows_is_chosen_and_said(
    qtbot: QtBot, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/IM1"))
    large(dialog, engine, settled, kind="image", is_long=False)
    box = dialog.findChild(QCheckBox)
    assert box.isChecked() and any("Taken out of the file" in words for words in sentences(dialog))
    box.click()
    assert any("can read them" in words for words in sentences(dialog))
    key(dialog, "Share").click()
    assert engine.posted[-1] == SharePlan(asked(engine).token, hide_identity=False)


def told(engine: PuppetEngine, settled: Settled, state: ConsultState, *here: Person) -> None:
    engine.room.put(view(state, NURSE, here=(NURSE, *here)))
    settled()


def test_who_will_see_it_is_who_is_here_as_it_is_pressed(
    qtbot: QtBot, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    told(engine, settled, base_state(), DOCTOR)
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/IM1"))
    assert "Dr Wei Chen sees it at once." in sentences(dialog)
    told(engine, settled, base_state(), DOCTOR, TRAINEE)  # let in while the file is looked at
    assert "Dr Wei Chen and Aksel Lie see it at once." in sentences(dialog)
    told(engine, settled, base_state())
    assert "Nobody else is here now. Whoever joins sees it." in sentences(dialog)


def test_a_patient_who_is_corrected_meanwhile_is_held_against_the_file_again(
    qtbot: QtBot, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    state = base_state()
    told(engine, settled, state, DOCTOR)
    dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/IM1"))
    dialog.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    previewed(dialog, engine, settled, About("US", (Subject("4711", "female"),)))
    share = key(dialog, "Share")
    assert share.hasFocus() and not banner(dialog, "red").text
    assert state.request is not None
    other = msgspec.structs.replace(state.request, patient=Patient("4712", "female", 61))
    told(engine, settled, msgspec.structs.replace(state, request=other), DOCTOR)
    assert "4712" in dialog.findChild(PatientBand).text
    assert "(number): 4711" in banner(dialog, "red").text and key(dialog, "Cancel").hasFocus()
    assert share.text() == "Share all the same"
    told(engine, settled, state, DOCTOR)  # corrected back
    assert share.text() == "Share" and not banner(dialog, "red").text
    dialog.reject()
