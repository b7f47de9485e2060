"""Camera and microphone start by the press that named them, at once, and by nothing that comes later."""

from collections.abc import Iterator

import pytest

from app.client.border import Notice, RoomNotOpened, RoomOpened, SignInFailed, StartMedia
from app.client.returning_commands import LeftRoom
from app.clock import ManualClock
from tests.ui.conftest import Settled
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.comeback import GOOD_FOR_MS, Comeback

OPENED = RoomOpened("mine")


@pytest.fixture
def clock(bridge: Bridge) -> Iterator[ManualClock]:
    clock = ManualClock()
    comeback = Comeback(bridge, clock)
    comeback.want(LeftRoom("anna", "Anna", "server", "mine", 1_000, True))
    entered: list[str] = []
    comeback.signed_in(entered.append)
    assert entered == ["mine"]
    yield clock


def test_the_room_that_was_returned_to_starts_them_once(
    clock: ManualClock, engine: PuppetEngine, settled: Settled
) -> None:
    for _ in range(2):
        engine.mailbox.put(OPENED)
        settled()
    assert engine.posted == [StartMedia()]


@pytest.mark.parametrize(
    "between", [RoomNotOpened("mine", "not now"), RoomOpened("another"), SignInFailed("disabled", "")]
)
def test_what_came_to_nothing_starts_them_no_more(
    clock: ManualClock, engine: PuppetEngine, settled: Settled, between: Notice
) -> None:
    engine.mailbox.put(between)
    engine.mailbox.put(OPENED)
    settled()
    assert engine.posted == []


def test_a_room_that_opens_much_later_does_not_start_them(
    clock: ManualClock, engine: PuppetEngine, settled: Settled
) -> None:
    clock.advance(GOOD_FOR_MS)
    engine.mailbox.put(OPENED)
    settled()
    assert engine.posted == []
