"""A play ends once: at its end, or with a sentence of what was missing."""

import pytest
from pytestqt.qtbot import QtBot

from ui.demo.script import NotSeen, Play, Script, Wait


def lacking() -> object:
    raise NotSeen("the line to type")


@pytest.mark.parametrize(
    ("wait", "reason"),
    [
        (Wait(lacking, "a field"), "the line to type"),
        (Wait(lambda: False, "a menu", timeout_s=0), "waited 0 s for a menu"),
        (Wait(lambda: True, "nothing"), ""),
    ],
)
def test_what_is_missing_while_it_waits_ends_the_play_with_its_words(qtbot: QtBot, wait: Wait, reason: str) -> None:
    def play() -> Play:
        yield wait

    script, heard = Script(play()), []
    script.ended.connect(heard.append)
    script.start()
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(200)
    assert heard == [reason]
