"""The specialist's board: a colleague's consult stands under Under way and is opened; one handed to me is mine."""

from msgspec.structs import replace

from app.client.border import HomeView
from tests.ui.samples import CLOCK, DOCTOR, NOW_MS, entry
from ui.actions import Actions
from ui.home.board import BoardPage
from ui.home.shelves import on_shelf
from ui.modes import SPECIALIST

THEIRS = entry("c1", 9, phase="held", lead="p-other", lead_name="Dr Lars Nygård")
MINE = entry("c2", 7, phase="accepted", lead=DOCTOR.person, lead_name=DOCTOR.name)
WAITING = entry("c3", 5)
HOME = HomeView(person=DOCTOR, entries=(THEIRS, MINE, WAITING), known=True)


def ids(home: HomeView, shelf: str) -> list[str]:
    return [one.consult for one in on_shelf(home, shelf, NOW_MS)]


def test_each_consult_stands_on_its_shelf():
    assert [ids(HOME, shelf) for shelf in ("waiting", "mine", "others")] == [["c3"], ["c2"], ["c1"]]
    handed = replace(HOME, entries=(replace(THEIRS, lead=DOCTOR.person), MINE, WAITING))
    assert ids(handed, "mine") == ["c1", "c2"] and not ids(handed, "others")


def test_what_a_colleague_leads_is_opened_and_neither_accepted_nor_handed_on(qtbot, bridge, engine, theme):
    engine.home.put(HOME)
    qtbot.waitUntil(lambda: bridge.home is HOME)
    page = BoardPage(bridge, theme, SPECIALIST, Actions(theme, bridge), CLOCK)
    qtbot.addWidget(page)
    page._shelves["others"].click()
    page._queue.choose("c1")
    assert page._shelves["others"].text() == "Under way 1"
    assert page._accept.text() == "Open" and page._hand_on.isHidden() and page._decline.isHidden()
    with qtbot.waitSignal(page.opened) as told:
        page._accept.click()
    assert told.args == ["c1"]
