"""A recorded call of two engines whose picture and voice cross a relay, and what both places see of it."""

from collections.abc import Callable

from app.client.border import MediaView, StartMedia, UseDevices
from app.consult.state import ConsultState
from app.media import framecode
from tests.client.place import Place, consent, new_consult
from tests.rig.media_relay import MediaRelay
from tests.rig.people import NURSE, SPECIALIST

WITHIN_S = 90.0  # of a busy computer: no figure


class Called:
    """A recorded call whose picture and voice cross a relay; the clinic stands behind it."""

    def __init__(self, relay: MediaRelay, clinic: Place, city: Place, microphone: str = "none") -> None:
        self.relay, self.clinic, self.city = relay, clinic, city
        for place, someone, url in ((clinic, NURSE, relay.url), (city, SPECIALIST, relay.direct_url)):
            place.sign_in(url, someone)
            place.post(UseDevices("scene", microphone, "none"))
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.submit(consult, consent("recording"))
        for place in self.places:
            place.post(StartMedia())
        for place in self.places:
            place.until(lambda place=place: place.engine.frames["remote"].peek(), WITHIN_S)
            place.room(lambda view: len(streams(view.state)) == 4)

    @property
    def places(self) -> tuple[Place, Place]:
        return self.clinic, self.city

    def goes_on(self) -> None:
        """Pictures taken from now on are seen at both places, under their own names."""
        for seeing, taking in (self.places, self.places[::-1]):
            taken_ms = taking.engine.frames["own"].peek().ref.capture_ms
            seen = seeing.until(lambda seeing=seeing, taken_ms=taken_ms: later(seeing, taken_ms), WITHIN_S)
            assert framecode.read(seen.pixels) == seen.ref.capture_ms & framecode.MASK
            seeing.until(lambda seeing=seeing: view(seeing).remote == "live" and view(seeing).silent_ms is None)

    def both(self, what: Callable[[MediaView], bool]) -> None:
        for place in self.places:
            place.until(lambda place=place: what(view(place)), WITHIN_S)

    def is_the_same(self) -> bool:
        """One meeting that has not ended, and what is received is still recorded at both places."""
        states = [place.engine.room.peek().state for place in self.places]
        return all(
            len(state.meetings) == 1
            and state.meeting is not None
            and len({one.by for one in state.segments.values() if one.stream == "received" and not one.until_ms}) == 2
            for state in states
        )


def later(place: Place, taken_ms: int) -> object:
    """A picture taken after that, whose code can be read."""
    frame = place.engine.frames["remote"].peek()
    return frame if frame.ref.capture_ms > taken_ms and framecode.read(frame.pixels) is not None else None


def view(place: Place) -> MediaView:
    return place.engine.media.peek()


def streams(state: ConsultState) -> set[tuple[str, str]]:
    return {(segment.by, segment.stream) for segment in state.segments.values()}
