"""The look before sharing: what is shown, and so shared, is the file this dialog was opened for."""

from app.client.border import DropFile, FilePreviewed, FileRefused, PreviewFile, ShareFile
from app.consult.sameperson import Subject
from app.documents.opened import About
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from tests.ui.room_samples import NURSE, base_state, bedside_frame, view
from ui.bridge import Bridge
from ui.controls import Banner, Key, Sentence
from ui.dialogs.share import ShareDialog
from ui.modes import CLINIC
from ui.theme import Theme


def key(dialog: ShareDialog, words: str) -> Key:
    return next(one for one in dialog.findChildren(Key) if one.text() == words)


def asked(engine: PuppetEngine) -> PreviewFile:
    return next(one for one in reversed(engine.posted) if isinstance(one, PreviewFile))


def test_a_file_that_was_turned_away_does_not_come_up_as_the_next_one(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    first = ShareDialog(bridge, theme, CLINIC, "/tmp/first.pdf")
    turned_away = asked(engine).token
    first.reject()
    settled()
    assert DropFile(turned_away) in engine.posted
    second = ShareDialog(bridge, theme, CLINIC, "/tmp/second.pdf")
    engine.mailbox.put(FilePreviewed(turned_away, "first", 1, 1_000, bedside_frame()))
    engine.mailbox.put(FileRefused("It is locked.", "/tmp/first.pdf", True, turned_away))
    settled()
    assert not key(second, "Share").isEnabled()
    engine.mailbox.put(FilePreviewed(asked(engine).token, "second", 1, 1_000, bedside_frame()))
    settled()
    key(second, "Share").click()
    assert engine.posted[-1] == ShareFile(asked(engine).token) != ShareFile(turned_away)


def previewed(dialog: ShareDialog, engine: PuppetEngine, settled: Settled, about: About) -> None:
    engine.mailbox.put(FilePreviewed(asked(engine).token, "CT", 1, 1_000, bedside_frame(), about))
    settled()


def test_a_file_of_another_patient_asks_before_anything_is_sent(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    engine.room.put(view(base_state(), NURSE))
    settled()
    dialog = ShareDialog(bridge, theme, CLINIC, "/tmp/IM0001")
    previewed(dialog, engine, settled, About("CT", (Subject("4712", "male", "19640110"),), may_show_a_name=True))
    (banner,) = dialog.findChildren(Banner)
    assert banner.property("tone") == "red"
    assert "number, sex" in banner.text and "4712 · M · 1964-01-10" in banner.text
    assert [one for one in dialog.findChildren(Sentence) if "printed in the picture" in one.text()]
    assert not [one for one in engine.posted if isinstance(one, ShareFile)]
    key(dialog, "Share all the same").click()
    assert engine.posted[-1] == ShareFile(asked(engine).token)


def test_a_series_of_two_patients_asks_too(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = ShareDialog(bridge, theme, CLINIC, "/tmp/CT")
    previewed(dialog, engine, settled, About("CT", (Subject("4711"), Subject("4712"))))
    assert "more than one patient" in dialog.findChildren(Banner)[0].text
    assert key(dialog, "Share all the same").isEnabled()


def test_the_same_patient_is_not_asked_about_and_a_printed_name_is_warned_of(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    engine.room.put(view(base_state(), NURSE))
    settled()
    dialog = ShareDialog(bridge, theme, CLINIC, "/tmp/IM0002")
    about = About("US", (Subject("04711", "female"),), may_show_a_name=True)
    previewed(dialog, engine, settled, about)
    (banner,) = dialog.findChildren(Banner)
    assert banner.property("tone") == "amber" and "name" in banner.text
    assert key(dialog, "Share").isEnabled()
