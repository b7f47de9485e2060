"""The review library: past consults, the newest first; practice stands below them, under its own word on every line."""

from msgspec.structs import replace

from app.client.border import HomeView
from tests.ui.samples import CLOCK, REVIEWER, entry
from ui.actions import Actions
from ui.home.library import LibraryPage
from ui.modes import REVIEW

HELD = entry("c1", 9, phase="held")
PRACTICE = replace(entry("c2", 3, phase="cancelled"), practice=True)
CLOSED = entry("c3", 30, phase="closed")


def shown(qtbot, bridge, engine, theme, *entries):
    home = HomeView(person=REVIEWER, entries=entries, known=True)
    engine.home.put(home)
    qtbot.waitUntil(lambda: bridge.home is home)
    page = LibraryPage(bridge, theme, REVIEW, Actions(theme, bridge), CLOCK)
    qtbot.addWidget(page)
    return page, page._queue.lines._lines


def test_practice_can_be_reviewed_under_its_own_word_and_never_among_patients(qtbot, bridge, engine, theme):
    page, lines = shown(qtbot, bridge, engine, theme, PRACTICE, CLOSED, HELD)
    assert [line.consult or line.heading for line in lines] == ["c1", "c3", "Practice", "c2"]
    assert [line.badge for line in lines] == ["", "", "", "Practice"]
    page._queue.choose("c2")
    with qtbot.waitSignal(page.consult_chosen) as told:
        page._open.click()
    assert told.args == ["c2"]


def test_without_practice_nothing_is_said_of_it(qtbot, bridge, engine, theme):
    _, lines = shown(qtbot, bridge, engine, theme, CLOSED)
    assert [line.heading for line in lines] == [""]
