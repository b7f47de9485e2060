"""Each sound can be turned off but the stop; what was chosen counts at once and at the next start."""

from app.client.border import Chime
from app.client.sound_commands import QuietSounds
from ui.actions import Actions
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.soundchoice import SoundsDialog
from ui.errands import Errands
from ui.sounds import MEANINGS


def test_every_sound_but_the_stop_has_its_key_and_a_choice_is_kept(qtbot, theme, memory):
    dialog = SoundsDialog(theme, memory)
    qtbot.addWidget(dialog)
    assert set(dialog.keys) == set(MEANINGS) - {"stop"}
    assert all(key.isChecked() for key in dialog.keys.values())

    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.keys["still"].click()
    assert told.args == [frozenset({"still"})] and memory.sounds_off == {"still"}
    again = SoundsDialog(theme, memory)
    qtbot.addWidget(again)
    assert not again.keys["still"].isChecked()
    with qtbot.waitSignal(again.wanted) as wanted:
        again.keys["still"].click()
    assert wanted.args == ["still"] and memory.sounds_off == frozenset()


def test_the_engine_is_told_at_once(qtbot, theme, memory, bridge, engine):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    Errands(bridge, theme, memory, window, Actions(theme, window), lambda *_: None).open_settings()
    settings = window.findChild(SettingsDialog)
    settings.sounds.click()
    sounds = settings.findChild(SoundsDialog)
    sounds.keys["person"].click()
    sounds.keys["person"].click()
    assert engine.posted[-3:] == [QuietSounds(frozenset({"person"})), QuietSounds(frozenset()), Chime("person")]
    sounds.accept()
    settings.accept()
