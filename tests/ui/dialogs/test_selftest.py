"""The try of this computer: plain answers, what is wrong first, and that it is offered once and in nobody's way."""

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.client.border import MediaView, TryDevices
from app.client.device_commands import TryLink, TryPlayback
from app.client.notices import LinkTried, PlaybackTried
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from tests.ui.room_samples import face_frame
from ui.actions import Actions
from ui.bridge import Bridge
from ui.dialogs.selftest import SelfTestDialog
from ui.dialogs.selftest_words import figures, link_words, result_words
from ui.home.trybar import TryBar
from ui.theme import Theme

GOOD = LinkTried(40, 2_000_000)


@pytest.mark.parametrize(
    ("link", "tone", "words"),
    [
        (LinkTried(), "red", "not reached"),
        (LinkTried(80, 30_000), "red", "too thin"),
        (LinkTried(80, 100_000), "amber", "hardly a moving picture"),
        (LinkTried(80, 400_000), "amber", "small moving picture"),
        (GOOD, "green", "voice and picture"),
        (LinkTried(700, 2_000_000), "amber", "leave a pause"),
    ],
)
def test_the_link_in_plain_words(qapp: object, link: LinkTried, tone: str, words: str) -> None:
    assert link_words(link)[0] == tone and words in link_words(link)[1]
    assert bool(figures(link)) == (link.rtt_ms is not None)


def test_what_a_call_would_miss_most_is_said_first_and_nothing_before_all_is_answered(qapp: object) -> None:
    assert result_words(True, None, GOOD) == ("quiet", "")
    assert result_words(True, True, GOOD)[0] == "green"
    assert "sound, link, camera" in result_words(False, False, LinkTried())[1]
    reached, away = (result_words(True, False, link)[1] for link in (GOOD, LinkTried()))
    assert "Written requests work" in reached and "Written requests" not in away and "telephone" in away


def test_the_whole_way_through(
    qtbot: QtBot, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = SelfTestDialog(bridge, theme)
    dialog.show()
    assert engine.posted[-2:] == [TryDevices(True), TryLink()]
    assert not dialog.hear.isVisible() and not dialog.again.isEnabled()
    dialog.record.click()
    assert engine.posted[-1] == TryPlayback()
    for stage in ("recording", "playing"):
        engine.mailbox.put(PlaybackTried(stage))
        settled()
        assert not dialog.record.isEnabled() and not dialog.hear.isVisible()
    engine.mailbox.put(PlaybackTried("played"))
    engine.mailbox.put(GOOD)
    settled()
    dialog.hear.click()
    assert not dialog.verdict.isVisible()
    dialog.see.click()
    assert dialog.verdict.text() == "This computer is ready for a call."
    dialog.hear_not.click()
    assert dialog.verdict.text().startswith("Not ready: sound")
    dialog.accept()
    assert engine.posted[-1] == TryDevices(False)


def test_a_camera_that_says_so_itself_is_answered_until_it_comes(
    qtbot: QtBot, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    dialog = SelfTestDialog(bridge, theme)
    engine.media.put(msgspec.structs.replace(MediaView(), camera="absent", camera_sentence="No camera is found."))
    settled()
    assert dialog._camera.words.text() == "No camera is found."
    engine.frames["own"].put(face_frame())
    settled()
    assert "Do you see yourself" in dialog._camera.words.text()
    dialog.reject()


def test_what_the_camera_says_itself_wins_and_a_call_is_no_fault_of_the_sound(
    qtbot: QtBot, engine: PuppetEngine, bridge: Bridge, theme: Theme, settled: Settled
) -> None:
    def camera(word: str, sentence: str) -> None:
        engine.media.put(msgspec.structs.replace(MediaView(), camera=word, camera_sentence=sentence))
        settled()

    dialog = SelfTestDialog(bridge, theme)
    dialog.show()
    dialog.see.click()
    engine.mailbox.put(PlaybackTried("in_call"))
    engine.mailbox.put(GOOD)
    settled()
    assert "Try again afterwards" in dialog._sound.words.text() and not dialog.verdict.isVisible()
    engine.mailbox.put(PlaybackTried("played"))
    settled()
    dialog.hear.click()
    assert dialog.verdict.text() == "This computer is ready for a call."
    camera("absent", "The camera was unplugged.")
    assert dialog._camera.words.text() == "The camera was unplugged." and not dialog.see.isVisible()
    assert dialog.verdict.text().startswith("Not ready: camera")
    camera("black", "The picture is black.")
    engine.frames["own"].put(face_frame())
    settled()
    assert dialog._camera.words.text() == "The picture is black."
    camera("on", "")
    assert "Do you see yourself" in dialog._camera.words.text() and dialog.see.isVisible()
    assert not dialog.verdict.isVisible()
    dialog.reject()


def test_a_computer_that_was_never_tried_offers_it_and_stands_in_nobody_s_way(qtbot: QtBot, theme: Theme) -> None:
    actions = Actions(theme, theme)
    assert TryBar(theme, actions).isHidden()
    actions.offers_selftest = True
    bar = TryBar(theme, actions)
    qtbot.addWidget(bar)
    assert not bar.isHidden() and "not tried yet" in bar.text
    with qtbot.waitSignal(actions.selftest.triggered):
        bar.pressed.emit()
    assert bar.isHidden()
