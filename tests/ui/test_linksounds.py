"""A lost connection and its return are heard once each, by the states a real link has; a blink is not, nor leaving."""

import pytest

from app.client.border import Chime, HomeView, LinkView, SignInFailed
from app.consult.state import ConsultState
from tests.ui import room_samples as rs
from tests.ui import samples
from ui.linksounds import LinkSounds
from ui.sounds import Sounds

NURSE, DOCTOR = HomeView(samples.NURSE), HomeView(samples.DOCTOR)
BOTH = ["link_lost", "link_back"]


class Ears:
    """`goes` through these states of the link, and hears all that comes of each before the next one."""

    def __init__(self, bridge, engine, settled):
        self.bridge, self.engine, self.settled = bridge, engine, settled
        self.sounds = LinkSounds(bridge, bridge)
        self.tell(home=NURSE)

    def tell(self, **views):
        for slot, view in views.items():
            getattr(self.engine, slot).put(view)
        self.settled()

    def goes(self, *states):
        for state in states:
            self.tell(link=LinkView(state))
            self.tell(link=LinkView(state, unsent=1))  # told anew whenever anything of it changes

    @property
    def heard(self):
        return [command.name for command in self.engine.posted if isinstance(command, Chime)]


@pytest.fixture
def ears(bridge, engine, settled, monkeypatch):
    """For which no loss is a blink."""
    monkeypatch.setattr("ui.linksounds.BLINK_MS", 0)
    return Ears(bridge, engine, settled)


@pytest.fixture
def patient(bridge, engine, settled, monkeypatch):
    """For which every loss is a blink: a computer that stands still for two seconds makes none of it."""
    monkeypatch.setattr("ui.linksounds.BLINK_MS", 3_600_000)
    return Ears(bridge, engine, settled)


def test_a_dropped_link_is_heard_when_it_goes_and_when_it_is_back(ears):
    ears.goes("connecting", "online")
    assert ears.heard == []
    ears.goes("connecting")
    assert ears.heard == ["link_lost"]
    ears.goes("connecting", "online")
    assert ears.heard == BOTH
    ears.goes("connecting", "online")
    assert ears.heard == [*BOTH, *BOTH]


def test_a_link_that_ends_for_good_while_one_works_is_lost(ears):
    """By a mistake of the program; nobody is signed out."""
    ears.goes("online", "offline")
    assert ears.heard == ["link_lost"]


def test_a_link_that_is_back_in_a_moment_is_not_heard(patient):
    ears = patient
    ears.goes("online", "connecting", "online", "connecting", "online")
    assert ears.heard == [] and not ears.sounds._blink.isActive()


def test_who_signs_out_hears_no_loss_and_who_comes_no_return(patient):
    ears = patient
    ears.goes("connecting", "online")
    ears.tell(link=LinkView("offline"), home=HomeView())
    assert not ears.sounds._blink.isActive()
    ears.tell(home=DOCTOR)
    ears.goes("connecting", "online")
    assert ears.heard == []


def test_who_is_shut_out_hears_no_loss_however_long_the_camera_takes_to_close(patient, engine, settled):
    ears = patient
    ears.goes("online", "offline")
    engine.mailbox.put(SignInFailed("replaced", "Signed in at another computer."))
    settled()
    assert ears.heard == [] and not ears.sounds._blink.isActive()


def test_what_was_lost_for_one_is_not_back_for_the_next(ears):
    ears.goes("online", "connecting")
    ears.tell(home=HomeView())
    ears.tell(home=DOCTOR)
    ears.goes("connecting", "online")
    assert ears.heard == ["link_lost"]
    ears.goes("connecting", "online")
    assert ears.heard == ["link_lost", *BOTH]


def test_who_signs_in_without_a_link_has_lost_none(ears):
    ears.goes("connecting", "connecting", "online")
    assert ears.heard == []


@pytest.mark.parametrize(
    "story, heard",
    [
        (("connecting", True, "online"), BOTH[:1]),
        (("connecting", True, "online", False), BOTH),  # all of it is back when the room says so
        (("connecting", True, False, "online"), BOTH),  # by a way of its own, before the link
        ((True, "connecting", "online", False), BOTH),
        ((True, False), BOTH),
        ((True, None), BOTH[:1]),  # somebody ended the consult: nothing is back
        (("connecting", True, None, "online"), BOTH),
        (("connecting", True, "online", None), BOTH),
        ((True, "left"), BOTH[:1]),
        ((True, "left", "connecting", "online"), [*BOTH[:1], *BOTH]),
        (("connecting", True, "left", "online"), BOTH),
    ],
)
def test_the_link_and_the_way_to_the_other_side_are_one_loss_and_one_return(ears, story, heard):
    """True: cut off from the other side; False: that is over, and back; None: it is over."""
    ears.tell(room=rs.view(rs.base_state(), rs.NURSE))
    ears.goes("online")
    for step in story:
        if step == "left":
            ears.tell(room=rs.view(ConsultState(""), rs.NURSE))
        elif isinstance(step, str):
            ears.goes(step)
        else:
            ears.bridge.reach_told.emit(step is True, step is False)
    assert ears.heard == heard


def test_it_is_heard_wherever_the_short_sounds_are(bridge, engine, settled, monkeypatch):
    monkeypatch.setattr("ui.linksounds.BLINK_MS", 0)
    bridge.kept = Sounds(bridge, bridge)
    for state in ("connecting", "online", "connecting", "online"):
        engine.link.put(LinkView(state))
        settled()
    assert [command.name for command in engine.posted if isinstance(command, Chime)] == BOTH
