"""A real engine as a test sees it: commands go in, notices and views are awaited; never sleeps longer than it must."""

import os
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from app.client.border import (
    Command,
    Connect,
    Notice,
    OpenConsult,
    RoomOpened,
    RoomView,
    SignedIn,
    StartMedia,
    SubmitEvent,
    UseDevices,
)
from app.client.engine import Engine
from app.clock import Clock
from app.consult.events import Accepted, AnyEvent, ConsentGiven, ConsultRequested
from app.consult.events.request import Patient
from app.consult.state import ConsultState
from app.media.frames import Slot
from tests.rig.people import NURSE, PASSWORD, SPECIALIST, Someone

N = TypeVar("N", bound=Notice)
T = TypeVar("T")
WITHIN_S = 60.0  # only ends what hangs
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")  # a bench's keys are nobody's own


class Place:
    """One installation with its engine."""

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        self.engine = Engine(folder, clock, "test")
        self.notices: list[Notice] = []
        self._woken = threading.Event()
        self.engine.wake = self._woken.set
        self.engine.start()

    def __enter__(self) -> "Place":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.engine.close(WITHIN_S)

    def post(self, command: Command) -> None:
        self.engine.post(command)

    def submit(self, consult: str, *events: AnyEvent) -> None:
        for event in events:
            self.post(SubmitEvent(consult, event))

    def until(self, what: Callable[[], T | None], within_s: float = WITHIN_S) -> T:
        """The first answer that counts as true."""
        deadline = time.monotonic() + within_s
        while True:
            self._woken.clear()
            self.notices += self.engine.mailbox.drain()
            for slot in (self.engine.home, self.engine.room, self.engine.link, self.engine.media):
                slot.take()
            for slot in (self.engine.whispers, self.engine.tracks, self.engine.review, *self.engine.frames.values()):
                slot.take()
            found = what()
            if found:
                return found
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(
                    f"did not happen in time; notices: {self.notices[-5:]}; link {self.engine.link.peek()};"
                    f" media {self.engine.media.peek()}"
                )
            self._woken.wait(min(left, 0.2))

    def everything(self, slot: Slot[T]) -> list[T]:
        """All that is put there from now on: what lasts a moment may be over before this thread comes to look."""
        seen: list[T] = []
        put = slot.put

        def note(value: T) -> None:
            put(value)
            seen.append(value)  # what is seen there can be peeked at

        slot.put = note  # type: ignore[method-assign]
        return seen

    def notice(self, kind: type[N]) -> N:
        """The next notice of this kind; those before it are passed over."""

        def found() -> N | None:
            for at, notice in enumerate(self.notices):
                if isinstance(notice, kind):
                    del self.notices[: at + 1]
                    return notice
            return None

        return self.until(found)

    def sign_in(self, url: str, someone: Someone, secret: str = PASSWORD) -> None:
        self.post(Connect(url, someone.user, secret))
        self.notice(SignedIn)

    def open(self, consult: str) -> None:
        self.post(OpenConsult(consult))
        self.notice(RoomOpened)

    def room(self, what: Callable[[RoomView], bool | None]) -> RoomView:
        """Waits for a view of the room that is so."""

        def found() -> RoomView | None:
            view = self.engine.room.peek()
            return view if view is not None and what(view) else None

        return self.until(found)

    def state(self, what: Callable[[ConsultState], bool]) -> ConsultState:
        return self.room(lambda view: what(view.state)).state


def request(someone: Someone, complaint: str = "Chest pain since morning") -> ConsultRequested:
    return ConsultRequested(
        name=someone.name,
        site=someone.site,
        site_name="North clinic",
        patient=Patient(local_number="N-104", sex="female", age_years=61, name="Marit Aas"),
        urgency="amber",
        complaint=complaint,
        question="Is this an infarction?",
        specialty="cardiology",
    )


def consent(kind: str = "consult") -> ConsentGiven:
    return ConsentGiven(kind, "patient", "voice", "Anna Berg", "en", "1")  # type: ignore[arg-type]


def new_consult(clinic: Place, nurse: Someone, specialist: Place, expert: Someone) -> str:
    """Asked, accepted, consented to and open at both places."""
    consult = secrets.token_hex(16)
    clinic.submit(consult, request(nurse))
    clinic.open(consult)
    clinic.submit(consult, consent())
    specialist.until(lambda: consult in {entry.consult for entry in specialist.engine.home.peek().entries} or None)
    specialist.submit(consult, Accepted(expert.name))
    specialist.open(consult)
    specialist.room(lambda view: view.state.phase == "accepted" and view.state.consent("consult") == "given")
    clinic.room(lambda view: view.state.phase == "accepted" and len(view.here) == 2)
    specialist.room(lambda view: len(view.here) == 2)
    return consult


def in_call(clinic: Place, city: Place, url: str) -> str:
    """Signed in at both places, in one consult that may be recorded, cameras and microphones pressed on at both."""
    clinic.sign_in(url, NURSE)
    city.sign_in(url, SPECIALIST)
    for place in (clinic, city):
        place.post(UseDevices("scene", "none", "none"))
    consult = new_consult(clinic, NURSE, city, SPECIALIST)
    clinic.submit(consult, consent("recording"))
    for place in (clinic, city):
        place.post(StartMedia())
    return consult
