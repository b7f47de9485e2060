"""The specialist's board: a colleague's consult stands under Under way and is opened; one handed to me is mine."""

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from app.client.border import HomeView
from tests.ui.samples import CLOCK, DOCTOR, MINUTE, NOW_MS, OFFLINE, ONLINE, entry
from ui.actions import Actions
from ui.home.board import BoardPage
from ui.home.lines import board_line
from ui.home.shelves import on_shelf
from ui.modes import SPECIALIST
from ui.ringing import Ringing

THEIRS = entry("c1", 9, phase="held", lead="p-other", lead_name="Dr Lars Nygård")
MINE = entry("c2", 7, phase="accepted", lead=DOCTOR.person, lead_name=DOCTOR.name)
WAITING = entry("c3", 5)
HOME = HomeView(person=DOCTOR, entries=(THEIRS, MINE, WAITING), known=True)


def board(qtbot, bridge, theme) -> BoardPage:
    page = BoardPage(bridge, theme, SPECIALIST, Actions(theme, bridge), CLOCK, Ringing(bridge, QWidget()))
    qtbot.addWidget(page)
    return page


def ids(home: HomeView, shelf: str) -> list[str]:
    return [one.consult for one in on_shelf(home, shelf, NOW_MS)]


def test_each_consult_stands_on_its_shelf():
    assert [ids(HOME, shelf) for shelf in ("waiting", "mine", "others")] == [["c3"], ["c2"], ["c1"]]
    handed = replace(HOME, entries=(replace(THEIRS, lead=DOCTOR.person), MINE, WAITING))
    assert ids(handed, "mine") == ["c1", "c2"] and not ids(handed, "others")


def test_what_a_colleague_leads_is_opened_and_neither_accepted_nor_handed_on(qtbot, bridge, engine, theme):
    engine.home.put(HOME)
    qtbot.waitUntil(lambda: bridge.home is HOME)
    page = board(qtbot, bridge, theme)
    page._shelves["others"].click()
    page._queue.choose("c1")
    assert page._shelves["others"].text() == "Under way 1"
    keys = page._detail
    assert keys.accept.text() == "Open" and keys.hand_on.isHidden() and keys.decline.isHidden()
    with qtbot.waitSignal(page.opened) as told:
        keys.accept.click()
    assert told.args == ["c1"]


def test_without_a_link_nothing_is_accepted_declined_or_handed_on_and_the_words_say_why(
    qtbot, bridge, engine, theme, settled
):
    engine.home.put(HOME)
    engine.link.put(OFFLINE)
    settled()
    page, accepted = board(qtbot, bridge, theme), []
    page.accept_pressed.connect(accepted.append)
    keys = page._detail
    assert page._queue.consult == "c3" and "can be accepted when it is back" in keys.why.text()
    assert not (keys.accept.isEnabled() or keys.decline.isEnabled() or keys.why.isHidden())
    page._queue.opened.emit("c3")  # Enter in the list
    page._shelves["mine"].click()
    assert keys.accept.isEnabled() and not keys.hand_on.isEnabled() and not keys.why.isHidden()
    engine.link.put(ONLINE)
    settled()
    assert keys.hand_on.isEnabled() and keys.why.isHidden() and not accepted


def test_after_a_loss_nothing_is_chosen_and_the_words_say_who_has_it(qtbot, bridge, engine, theme, settled):
    two = replace(HOME, entries=(WAITING, entry("c4", 3)))
    engine.link.put(ONLINE)
    engine.home.put(two)
    settled()
    page = board(qtbot, bridge, theme)
    assert page._queue.consult == "c3"
    taken = replace(WAITING, phase="accepted", lead="p-other", lead_name="Dr Lars Nygård")
    engine.home.put(replace(two, entries=(taken, entry("c4", 3))))
    settled()
    assert page._queue.consult == "" and page._right.currentWidget() is page._blank
    assert page._blank.title == "Taken by Dr Lars Nygård"
    page._show()  # the ages are counted on
    assert page._queue.consult == ""
    page._queue.choose("c4")
    assert page._right.currentWidget() is page._detail
    page._shelves["others"].click()
    assert page._queue.consult == "c3"


def test_what_appears_in_an_empty_list_is_chosen_only_before_anything_was(qtbot, bridge, engine, theme, settled):
    engine.link.put(ONLINE)
    page = board(qtbot, bridge, theme)
    for entries, chosen in (((WAITING,), "c3"), ((), ""), ((entry("c4", 3),), "")):
        engine.home.put(replace(HOME, entries=entries))
        settled()
        assert page._queue.consult == chosen
    page.begin()
    assert page._queue.consult == "c4"


def test_a_key_that_changes_its_word_keeps_its_shortcut_and_says_the_new_word(qtbot, bridge, engine, theme, settled):
    engine.link.put(ONLINE)
    engine.home.put(HOME)
    settled()
    page = board(qtbot, bridge, theme)
    assert page._detail.accept.toolTip() == "Accept  (Ctrl+Return)"
    page._shelves["mine"].click()
    assert page._detail.accept.toolTip() == "Open  (Ctrl+Return)"
    assert page._detail.accept.shortcut().toString() == "Ctrl+Return"
    assert [key.shortcut().toString() for key in page._shelves.values()] == [f"Ctrl+{n}" for n in range(1, 6)]


def test_ones_own_closed_consult_is_not_handed_on(qtbot, bridge, engine, theme, settled):
    engine.link.put(ONLINE)
    engine.home.put(replace(HOME, entries=(replace(MINE, phase="closed", ended_ms=NOW_MS - MINUTE),)))
    settled()
    page = board(qtbot, bridge, theme)
    page._shelves["today"].click()
    assert page._queue.consult == "c2" and page._detail.hand_on.isHidden()


def test_a_call_is_said_over_the_board_and_can_be_silenced_there(qtbot, bridge, engine, theme, settled):
    engine.link.put(ONLINE)
    page = board(qtbot, bridge, theme)
    engine.home.put(replace(HOME, entries=(replace(WAITING, urgency="red"),)))
    settled()
    assert "rings here until a specialist accepts it" in page._call.text and not page._call.isHidden()
    page._call.pressed.emit()
    assert page._call.isHidden()


def test_the_new_lead_reads_the_hand_over_beside_the_request(qtbot, bridge, engine, theme, settled):
    handed = replace(MINE, handover="the left eye", handover_name="Dr Lars Nygård")
    engine.home.put(replace(HOME, entries=(handed,)))
    settled()
    page = board(qtbot, bridge, theme)
    page._shelves["mine"].click()
    words = page._detail.glance._handover
    assert words.text() == "Dr Lars Nygård hands it on to you: the left eye" and not words.isHidden()


def test_only_what_waits_is_said_to_wait_and_from_when_it_began_to(qtbot, bridge, engine, theme, settled):
    engine.home.put(replace(HOME, entries=(entry("c3", 180, waiting_ms=NOW_MS - 5 * MINUTE), MINE)))
    settled()
    page = board(qtbot, bridge, theme)
    assert page._detail.glance._asked.text() == "Ingrid Berg, waiting for 5 min"
    assert page._queue.lines.line(0).aside == "5 min"
    page._shelves["mine"].click()
    assert page._detail.glance._asked.text() == "Ingrid Berg, asked 7 min ago"


LEFT = entry("c4", 9, phase="accepted", lead="p-other", lead_name="Dr Lars Nygård", urgency="red", unattended=True)


def test_what_a_colleague_has_left_waits_for_everybody_and_is_taken_over(qtbot, bridge, engine, theme, settled):
    left = replace(HOME, entries=(*HOME.entries, LEFT))
    assert ids(left, "waiting") == ["c4", "c3"] and "c4" in ids(left, "others")
    assert ids(replace(left, entries=(replace(LEFT, lead=DOCTOR.person),)), "waiting") == []
    engine.home.put(left)
    engine.link.put(ONLINE)
    settled()
    page = board(qtbot, bridge, theme)
    page._queue.choose("c4")
    assert page._detail.accept.text() == "Take over"
    assert page._detail.glance._asked.text().endswith("Dr Lars Nygård has been gone for some time.")
    with qtbot.waitSignal(page.take_over_pressed) as told:
        page._detail.accept.click()
    assert told.args == ["c4"]
    assert "takes it over" in page._call.text


def test_what_a_colleague_has_left_is_only_opened_without_a_link(qtbot, bridge, engine, theme, settled):
    engine.home.put(replace(HOME, entries=(LEFT,)))
    engine.link.put(OFFLINE)
    settled()
    page = board(qtbot, bridge, theme)
    page._queue.choose("c4")
    with qtbot.waitSignal(page.opened):
        page._detail.accept.click()


def test_what_rings_is_marked_in_the_list():
    def badge(**changes: object) -> str:
        return board_line(entry("c", 1, **changes), NOW_MS, DOCTOR.person).badge

    assert (badge(urgency="red"), badge(help_ms=1), badge()) == ("Ringing", "Ringing", "")
    assert badge(phase="accepted", lead=DOCTOR.person, help_ms=1) == "Calls you"
    assert badge(phase="accepted", lead=DOCTOR.person) == "Yours"
    assert badge(phase="accepted", lead="another", lead_name="Dr Wei", handover_open=True) == "Not taken over yet"
    assert badge(phase="accepted", lead=DOCTOR.person, unattended=True) == "Yours, unattended"
    assert badge(phase="accepted", lead="another", lead_name="Dr Wei", unattended=True) == "Unattended"
