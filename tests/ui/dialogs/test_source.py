"""Another picture is chosen: nothing beforehand, what is open is not offered again, and why there are no windows."""

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.client.border import (
    AddSource,
    DevicesListed,
    ListDevices,
    ListWindows,
    SourceView,
    UseDevices,
    WindowOffered,
    WindowsListed,
)
from app.consult.events.request import Patient
from app.consult.media_whispers import Use
from app.media.windows import WAYLAND
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from tests.ui.room_samples import DOCTOR, MEDIA_ON, NURSE, TRAINEE, base_state, small_frame, view
from ui.band import PatientBand
from ui.bridge import Bridge
from ui.controls import Sentence
from ui.dialogs.devices import DevicesDialog
from ui.dialogs.source import SourceDialog
from ui.memory import Memory
from ui.modes import CLINIC, SPECIALIST
from ui.purposes import devices_of, use_of
from ui.stage.sourcetile import moving, name_of
from ui.theme import Theme


def test_nothing_is_shown_that_was_not_pressed_and_a_press_shows_it(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    probe = SourceView("n.face", True, "face", "Integrated camera", main=True)
    engine.media.put(MEDIA_ON.__class__(on=True, sources=(probe,)))
    settled()
    dialog = SourceDialog(bridge, theme, CLINIC)
    assert [type(one) for one in engine.posted[-2:]] == [ListDevices, ListWindows]
    engine.mailbox.put(DevicesListed(("Integrated camera", "HD otoscope"), (), ()))
    window = WindowOffered("window:7", "A & B.pdf", small_frame("w", 0))
    engine.mailbox.put(WindowsListed((window,)))
    settled()
    assert set(dialog.keys) == {"device:HD otoscope", "window:7"}
    assert not any(isinstance(one, AddSource) for one in engine.posted)
    dialog.keys["window:7"].click()
    assert engine.posted[-1] == AddSource("window:7", "screen", "A & B.pdf") and dialog.result()


def test_whose_picture_it_should_be_and_who_will_see_it_stand_above_the_choice(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    state = base_state()
    engine.room.put(view(state, DOCTOR, here=(NURSE, DOCTOR)))
    settled()
    dialog = SourceDialog(bridge, theme, SPECIALIST)
    band = dialog.findChild(PatientBand)
    assert band.text.startswith("4711") and "Marit" not in band.text
    assert "Ingrid Berg sees it at once." in [one.text() for one in dialog.findChildren(Sentence)]
    assert state.request is not None
    other = msgspec.structs.replace(state.request, patient=Patient("4712", "female", 61))
    engine.room.put(view(msgspec.structs.replace(state, request=other), DOCTOR, here=(NURSE, DOCTOR, TRAINEE)))
    settled()
    assert band.text.startswith("4712")
    assert "Ingrid Berg and Aksel Lie see it at once." in [one.text() for one in dialog.findChildren(Sentence)]
    dialog.reject()


def test_a_desktop_without_a_list_says_what_to_do_instead(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = SourceDialog(bridge, theme, CLINIC)
    engine.mailbox.put(DevicesListed((), (), ()))
    engine.mailbox.put(WindowsListed((), WAYLAND))
    settled()
    said = [one.text() for one in dialog.findChildren(Sentence) if not one.isHidden()]
    assert WAYLAND in said and "No other camera is connected. Plug one in." in said
    dialog.reject()


def test_what_a_camera_shows_is_asked_once(
    qtbot: object, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled, memory: Memory
) -> None:
    found = DevicesListed(("USB: 4K / left",), (), ())
    dialog = SourceDialog(bridge, theme, CLINIC, store=memory.store)
    engine.mailbox.put(found)
    settled()
    dialog.keys["device:USB: 4K / left"].click()
    assert not any(isinstance(one, AddSource) for one in engine.posted) and not dialog.result()
    engine.mailbox.put(found)  # a list that comes late does not take the question away
    settled()
    dialog.keys["ultrasound"].click()
    shown = AddSource("device:USB: 4K / left", "examination", "USB: 4K / left", "ultrasound")
    assert engine.posted[-1] == shown and dialog.result()
    again = SourceDialog(bridge, theme, CLINIC, store=memory.store)
    engine.mailbox.put(found)
    settled()
    again.keys["device:USB: 4K / left"].click()
    assert engine.posted[-1] == shown and again.result()


def test_the_camera_of_the_place_is_said_to_be_for_something_and_that_is_kept(
    qtbot: QtBot, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled, memory: Memory
) -> None:
    dialog = DevicesDialog(bridge, theme, memory)
    qtbot.addWidget(dialog)
    engine.mailbox.put(DevicesListed(("Integrated camera",), (), ()))
    settled()
    dialog._uses.keys["examination"].click()
    assert engine.posted[-1] == UseDevices("", "", "", "examination")
    assert use_of(memory.store, "") == "examination" and use_of(memory.store, "Integrated camera") == ""
    assert devices_of(memory.store, "Integrated camera", "", "") == UseDevices("device:Integrated camera", "", "")
    dialog.reject()


@pytest.mark.parametrize(("use", "words"), [("", "Camera"), ("face", "Face"), ("ultrasound", "Ultrasound")])
def test_a_picture_is_called_by_what_it_is_for(qapp: object, use: Use, words: str) -> None:
    view = SourceView("n", True, "face", "Integrated camera", staged=True, main=True, use=use)
    assert name_of(view) == words
    named = moving(MEDIA_ON.__class__(on=True, sources=(view,)), own=True)
    assert (named is view) == (use == "ultrasound")
