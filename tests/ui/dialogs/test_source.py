"""Another picture is chosen: nothing beforehand, what is open is not offered again, and why there are no windows."""

from app.client.border import (
    AddSource,
    DevicesListed,
    ListDevices,
    ListWindows,
    SourceView,
    WindowOffered,
    WindowsListed,
)
from app.media.windows import WAYLAND
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from tests.ui.room_samples import MEDIA_ON, small_frame
from ui.bridge import Bridge
from ui.controls import Sentence
from ui.dialogs.source import SourceDialog
from ui.theme import Theme


def test_nothing_is_shown_that_was_not_pressed_and_a_press_shows_it(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    probe = SourceView("n.face", True, "face", "Integrated camera", main=True)
    engine.media.put(MEDIA_ON.__class__(on=True, sources=(probe,)))
    settled()
    dialog = SourceDialog(bridge, theme)
    assert [type(one) for one in engine.posted[-2:]] == [ListDevices, ListWindows]
    engine.mailbox.put(DevicesListed(("Integrated camera", "HD otoscope"), (), ()))
    window = WindowOffered("window:7", "A & B.pdf", small_frame("w", 0))
    engine.mailbox.put(WindowsListed((window,)))
    settled()
    assert set(dialog.keys) == {"device:HD otoscope", "window:7"}
    assert not any(isinstance(one, AddSource) for one in engine.posted)
    dialog.keys["window:7"].click()
    assert engine.posted[-1] == AddSource("window:7", "screen", "A & B.pdf") and dialog.result()


def test_a_desktop_without_a_list_says_what_to_do_instead(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = SourceDialog(bridge, theme)
    engine.mailbox.put(DevicesListed((), (), ()))
    engine.mailbox.put(WindowsListed((), WAYLAND))
    settled()
    said = [one.text() for one in dialog.findChildren(Sentence) if not one.isHidden()]
    assert WAYLAND in said and "No other camera is connected. Plug one in." in said
    dialog.reject()
