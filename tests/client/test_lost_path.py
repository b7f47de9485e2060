"""The path of picture and voice is lost, for a while or for good: both return without a press, in the same meeting."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.client.called import Called
from tests.client.place import Place
from tests.rig.media_relay import MediaRelay
from tests.rig.server import Server

pytestmark = pytest.mark.slow


@pytest.fixture
def called(shared_server: Server, tmp_path: Path) -> Iterator[Called]:
    with (
        MediaRelay(shared_server.port) as relay,
        Place(tmp_path / "clinic") as clinic,
        Place(tmp_path / "city") as city,
    ):
        yield Called(relay, clinic, city)


@pytest.mark.parametrize("seconds", [1, 5, 20])
def test_a_cut_path_is_back_without_a_press_in_the_same_meeting(called: Called, seconds: int) -> None:
    called.relay.cut()
    if seconds >= 5:
        called.both(lambda media: media.remote == "stalled" and (media.silent_ms or 0) >= 3_000)
    time.sleep(1 if seconds == 1 else seconds - 4)
    called.relay.restore()
    called.goes_on()
    called.both(lambda _: called.is_the_same())


def test_a_changed_address_is_followed_without_a_press_in_the_same_meeting(called: Called) -> None:
    called.relay.move()
    called.both(lambda media: media.remote == "stalled")
    called.goes_on()
    called.both(lambda _: called.is_the_same())
