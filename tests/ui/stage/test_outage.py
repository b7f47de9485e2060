"""The connection is lost for long: when that is said, to whom, whom to telephone, and that the return is heard."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.client.border import Chime, HomeView, MediaView, Photograph
from app.consult.events.guidance import MessageSent
from app.consult.person import Person
from app.consult.state import PersonState
from tests.ui import room_samples as rs
from tests.ui.samples import OFFLINE, ONLINE
from ui.linksounds import LinkSounds
from ui.panels.messages import MessageLine
from ui.stage.outage import LOST_MS, Lost, Paths

NUMBERS = {rs.DOCTOR.person: "+47 909 12 345", rs.NURSE.person: "+47 78 41 22 00"}
ALONE = (rs.DOCTOR,)


def silent(ms):
    return msgspec.structs.replace(rs.MEDIA_ON, remote="stalled", silent_ms=ms, remote_age_ms=ms)


def dropped(state, person):
    people = {
        **state.people,
        person: msgspec.structs.replace(state.people[person], here=False, left_ms=1, dropped=True),
    }
    return msgspec.structs.replace(state, people=people)


def heard(views, me=rs.DOCTOR):
    """What is said after each of (ms, media, link, changes of the view), as (gone, for_ms), and whether it was back."""
    paths, said = Paths(), []
    for at_ms, media, link, changes in views:
        state = changes.pop("state", rs.base_state())
        lost = paths.hear(rs.view(state, me, **changes), media, link, at_ms)
        said.append((lost.gone, at_ms - lost.since_ms) if lost else paths.is_back)
    return said


def test_it_is_said_after_thirty_seconds_and_picture_and_voice_end_it():
    assert heard(
        [
            (100_000, silent(LOST_MS - 1), ONLINE, {}),
            (100_900, silent(LOST_MS), ONLINE, {}),
            (110_900, silent(LOST_MS + 9_000), ONLINE, {}),
            (112_000, rs.MEDIA_ON, ONLINE, {}),
            (113_000, rs.MEDIA_ON, ONLINE, {}),
        ]
    ) == [False, ("voice", LOST_MS + 899), ("voice", LOST_MS + 10_899), True, False]


def test_a_word_in_between_is_no_return_and_the_return_after_it_is_said():
    ends = [(101_000, silent(5_000), ONLINE, {}), (102_000, rs.MEDIA_ON, ONLINE, {})]
    assert heard([(99_000, silent(40_000), ONLINE, {}), *ends])[1:] == [False, True]


def test_whose_way_is_gone_is_told_apart():
    assert heard([(99_000, silent(LOST_MS), OFFLINE, {"here": ()})]) == [("own", LOST_MS)]
    assert heard([(99_000, silent(LOST_MS), ONLINE, {"here": ALONE})]) == [("other", LOST_MS)]


def test_a_lost_link_is_no_lost_connection_while_picture_and_voice_come():
    assert heard([(at, rs.MEDIA_ON, OFFLINE, {"here": ()}) for at in range(0, 200_000, 10_000)]) == [False] * 20


def test_without_a_meeting_a_lost_link_counts_from_when_it_was_lost():
    off = MediaView()
    views = [(at, off, OFFLINE, {"here": ()}) for at in (0, 29_000, 30_000)]
    assert heard([*views, (31_000, off, ONLINE, {"here": ()})]) == [False, False, ("own", 30_000), True]


def test_what_was_lost_stays_so_when_the_meeting_ends_for_it_and_is_over_when_the_other_side_comes_back():
    none = msgspec.structs.replace(rs.MEDIA_ON, remote="none", silent_ms=None)
    gone = dropped(rs.base_state(), rs.NURSE.person)
    assert heard(
        [
            (50_000, silent(40_000), ONLINE, {"here": ALONE}),
            (150_000, none, ONLINE, {"here": ALONE, "state": gone}),
            (151_000, none, ONLINE, {}),
        ]
    ) == [("other", 40_000), ("other", 140_000), True]


def test_who_comes_instead_of_somebody_who_is_gone_is_not_back():
    gone = dropped(rs.base_state(), rs.DOCTOR.person)
    ida = Person("p-ida", "Ida Holm", "specialist")
    other = PersonState(ida.person, ida.name, ida.role, "", True, rs.NOW_MS)
    taken = msgspec.structs.replace(gone, lead=ida.person, meetings={}, people={**gone.people, ida.person: other})
    off, here = MediaView(), (rs.NURSE,)
    views = [(at, off, ONLINE, {"here": here, "state": gone}) for at in (0, 40_000)]
    came = (41_000, off, ONLINE, {"here": (rs.NURSE, ida), "state": taken})
    assert heard([*views, came], rs.NURSE) == [False, ("other", 40_000), False]


def test_who_left_at_their_own_word_or_a_consult_that_ended_is_not_telephoned():
    left = msgspec.structs.replace(rs.base_state().people[rs.NURSE.person], here=False, left_ms=1)
    state = rs.base_state()
    state = msgspec.structs.replace(state, people={**state.people, rs.NURSE.person: left})
    closed = msgspec.structs.replace(rs.base_state(), phase="closed")
    off = MediaView()
    assert heard([(at, off, ONLINE, {"here": ALONE, "state": state}) for at in (0, 90_000)]) == [False, False]
    assert heard([(99_000, silent(40_000), ONLINE, {}), (99_500, off, ONLINE, {"state": closed})])[1] is False


def lose(qtbot, made, media, link, **changes):
    made.engine.link.put(link)
    made.engine.media.put(media)
    qtbot.waitUntil(lambda: made.bridge.media is media and made.bridge.link is link)
    made.show(rs.view(made.view.state, made.me, telephones=NUMBERS, **changes))
    made.page.clock.tick.emit()


@pytest.mark.parametrize(
    "me, number, name", [(rs.NURSE, "+47 909 12 345", "Dr Wei Chen"), (rs.DOCTOR, "+47 78 41 22 00", "Ingrid Berg")]
)
def test_both_screens_say_it_once_with_the_number_of_the_other_side(qtbot, room, me, number, name):
    made = room(rs.still_state(), me)
    made.page.kept = LinkSounds(made.bridge, made.page)
    bar = made.page.lost
    assert bar.isHidden()
    lose(qtbot, made, silent(95_000), OFFLINE, here=())
    assert bar.isVisible() and f"No connection with {name} for 1 min" in bar.title.text()
    assert bar.number.text() == number and name in bar.whom.text()
    assert made.page.banner.isHidden()  # all of it is said already
    assert ("Ask her to look up" in bar.last.text()) == (me is rs.DOCTOR)  # at the bedside it stands large below
    assert ("photographing" in bar.help.text()) == (me is rs.NURSE)
    assert bar.geometry().bottom() < made.stage.mapTo(made.page, made.canvas.pos()).y()  # over no picture
    assert Chime("link_lost") in made.engine.posted and Chime("link_back") not in made.engine.posted
    made.page.kept._blink.timeout.emit()  # the link is away as long: it is the same loss
    lose(qtbot, made, rs.MEDIA_ON, ONLINE)
    assert bar.isHidden() and "The connection is back" in made.page.banner.text
    assert made.page.banner.property("tone") == "green"
    assert [one.name for one in made.posted(Chime)] == ["link_lost", "link_back"]


def test_the_number_can_be_taken_with_the_keyboard(qtbot, room):
    made = room()
    lose(qtbot, made, silent(40_000), ONLINE, here=ALONE)
    number = made.page.lost.number
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert number.selectedText() == "+47 78 41 22 00"


def test_the_bedside_has_the_number_all_clinics_ring_where_the_server_knows_no_other(qtbot, room):
    made = room(me=rs.NURSE)
    made.bridge.home = HomeView(telephone="+47 78 00 00 00")
    lose(qtbot, made, silent(40_000), ONLINE, here=(rs.NURSE,))
    made.show(rs.view(made.view.state, made.me, here=(rs.NURSE,)))
    made.page.clock.tick.emit()
    assert made.page.lost.number.text() == "+47 78 00 00 00"


def test_the_bedside_goes_on_photographing_and_writing(qtbot, room):
    made = room(me=rs.NURSE)
    lose(qtbot, made, silent(95_000), OFFLINE, here=())
    made.page.bedside.photograph.click()
    message = made.page.findChild(MessageLine)
    message.line.setText("her lips are blue")
    message.send.click()
    assert made.posted(Photograph) and [one.text for one in made.events if isinstance(one, MessageSent)]


def test_who_looks_on_has_nobody_to_telephone(qtbot, room):
    made = room(me=rs.TRAINEE, media=MediaView())
    lose(qtbot, made, MediaView(), OFFLINE, here=())
    made.clock.advance(60_000)
    made.page.clock.tick.emit()
    assert made.page.lost.isHidden() and made.page.banner.isVisible()


def test_the_last_picture_stays_with_its_age_though_the_meeting_has_ended(qtbot, room):
    made = room(dropped(rs.base_state(), rs.NURSE.person))
    made.frame("remote")
    lose(qtbot, made, silent(40_000), ONLINE, here=ALONE)
    none = msgspec.structs.replace(rs.MEDIA_ON, remote="none", silent_ms=None, remote_age_ms=140_000)
    lose(qtbot, made, none, ONLINE, here=ALONE)
    assert made.stage.status.words == "Last picture, 2 min old" and made.stage.veil.isHidden()
    assert made.canvas.picture.held is not None


def test_of_what_was_lost_it_is_known_since_when():
    assert Paths().hear(rs.view(rs.base_state(), rs.DOCTOR), silent(40_000), ONLINE, 50_000) == Lost(
        "voice", rs.NURSE.person, 10_000
    )
