"""A visit with a third seat in it: who looks on, let in by the bedside; and what all three screens say."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.rig.people import NURSE, PASSWORD, SPECIALIST, TRAINEE, Someone
from tests.rig.relay import Relay
from tests.rig.server import Server
from tests.windows.plugs import Plugs
from tests.windows.seat import Seat
from tests.windows.visit import START, Visit, meet, with_paper
from tests.windows.witness import ServerDisk, until

FACE, HAND = "Face camera", "Hand camera"


class Day(NamedTuple):
    """`anna` at the bedside, `omar` behind the relay, `third` over a line of their own. `cameras`: the bedside's."""

    visit: Visit
    third: Seat
    cameras: Plugs

    @property
    def server(self) -> Server:
        return self.visit.server

    @property
    def disk(self) -> ServerDisk:
        return self.visit.disk

    @property
    def relay(self) -> Relay:
        return self.visit.relay

    @property
    def consult(self) -> str:
        return self.visit.consult

    @property
    def anna(self) -> Seat:
        return self.visit.anna

    @property
    def omar(self) -> Seat:
        return self.visit.omar

    @property
    def everybody(self) -> tuple[Seat, Seat, Seat]:
        return self.visit.anna, self.visit.omar, self.third


@contextmanager
def three(folder: Path, who: Someone = TRAINEE) -> Iterator[Day]:
    """The visit of `visiting` on cameras that can be pulled out, and `who` besides: an observer asks and is let in, a
    second specialist opens it from the board."""
    cameras = Plugs(folder / "plugs", FACE, HAND)
    with (
        Server(folder / "server") as server,
        Relay(server.port) as relay,
        Seat(folder / "clinic", server.url, NURSE, cameras=cameras, apart=True) as anna,
        Seat(folder / "city", f"ws://127.0.0.1:{relay.port}", SPECIALIST, apart=True) as omar,
        Seat(folder / "third", server.url, who, apart=True) as third,
    ):
        third.begin("sign_in", secret=PASSWORD)
        meet(anna, omar)
        third.done()
        for one in (anna, omar):
            one.press("These are right")  # the line that asks for it stands where an observer's asking would
        if who.role == "observer":
            let_in(anna, third)
        else:
            third.do("look_in")
        yield Day(with_paper(server, relay, anna, omar), third, cameras)


def let_in(anna: Seat, observer: Seat) -> None:
    """Asked on the one screen, answered on the other."""
    observer.do("ask_in")
    anna.see(f"{observer.who.name}, trainee, asks to look on. Ask the patient.")
    anna.press("Let in")
    observer.do("come_in")


def all_see(words: str, *seats: Seat, within_s: float = 60.0) -> None:
    """On each of these screens, whichever comes first."""
    for seat in seats:
        seat.begin("see", words=words, within_s=within_s)
    for seat in seats:
        seat.done()


def none_sees(words: str, *seats: Seat) -> None:
    """At this moment: whoever asserts it has waited for what would have brought it."""
    for seat in seats:
        assert words not in seat.words(), f"{seat.who.user} reads '{words}'"


def start_again(seat: Seat) -> None:
    """Camera and microphone, where they have stopped; whichever of the keys for it is on the screen."""
    keys = (START, "Start camera", "Mute")
    (word, *_) = until(lambda: [key for key in keys if seat.has_key(key)], "a key of the camera")
    if word != "Mute":
        seat.press(word)
        seat.do("see_key", word="Mute")


def stands_still(seat: Seat) -> bool:
    """No picture comes any more: what was on its way has come."""
    stood = seat.look()["capture_ms"]
    time.sleep(1.0)
    return seat.look()["capture_ms"] == stood
