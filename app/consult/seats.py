"""Who is connected to a room: one seat a person, the newest connection holds it. Knows no log."""

from collections.abc import Iterator

from msgspec.structs import replace

from app.consult.person import Person


class Seat:
    """One connection. `joins`: a participant, else somebody who only reads. `received`: its replica's receipt."""

    def __init__(self, client: int, person: Person, joins: bool) -> None:
        self.client = client
        self.person = person
        self.joins = joins
        self.received = 0


class Seats:
    """In order of arrival."""

    def __init__(self) -> None:
        self._seats: dict[int, Seat] = {}

    def __iter__(self) -> Iterator[Seat]:
        return iter(tuple(self._seats.values()))

    def __len__(self) -> int:
        return len(self._seats)

    def get(self, client: int) -> Seat | None:
        return self._seats.get(client)

    def of(self, person: str) -> Seat | None:
        return next((seat for seat in self._seats.values() if seat.person.person == person), None)

    def take(self, seat: Seat) -> Seat | None:
        """The same person's other connection, which loses its seat."""
        other = self.of(seat.person.person)
        if other is not None:
            del self._seats[other.client]
        self._seats[seat.client] = seat
        return other if other is not None and other.client != seat.client else None

    def free(self, client: int) -> Seat | None:
        return self._seats.pop(client, None)

    def others(self, client: int) -> tuple[Seat, ...]:
        return tuple(seat for seat in self._seats.values() if seat.client != client)

    def people(self, told: Seat) -> tuple[Person, ...]:
        """As `told` hears of them: telephone numbers are for the two sides in the room, not for who only reads."""
        people = (seat.person for seat in self._seats.values())
        is_side = told.joins and told.person.role in ("clinic", "specialist")
        return tuple(people if is_side else (_without_number(one) for one in people))


def _without_number(person: Person) -> Person:
    return replace(person, telephone="") if person.telephone else person
