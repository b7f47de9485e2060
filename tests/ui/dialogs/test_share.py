"""The look before sharing: what is shown, and so shared, is the file this dialog was opened for."""

from app.client.border import DropFile, FilePreviewed, FileRefused, PreviewFile, ShareFile
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from tests.ui.room_samples import bedside_frame
from ui.bridge import Bridge
from ui.controls import Key
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
