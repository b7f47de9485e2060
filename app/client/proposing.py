"""The word that begins a meeting: the specialist's, once both may and the clinic's camera or microphone is on."""

import secrets
from collections.abc import Mapping

from app.client.room_face import RoomFace
from app.consult import rules
from app.consult.events.media import MeetingStarted
from app.consult.rules.gate import consents_of
from app.consult.state import ConsultState
from app.consult.whispers import MediaStatus

OFF = MediaStatus("off", "absent")
Standing = tuple[object, ...]


class Proposing:
    """Says it once for each way the consult stands: what the server has refused it refuses again."""

    def __init__(self, room: RoomFace) -> None:
        self._room = room
        self._said_in: Standing | None = None

    def propose(self, statuses: Mapping[str, MediaStatus]) -> None:
        """Called after every change while no meeting is on and this place's camera and microphone are."""
        room, me = self._room, self._room.account.person
        standing = standing_of(room.confirmed)
        if standing != self._said_in:
            self._said_in = None
        clinic = next((one.person for one in room.here if one.role == "clinic" and _is_on(statuses, one.person)), None)
        if self._said_in is not None or clinic is None or me.role != "specialist" or room.state.meeting is not None:
            return
        word = MeetingStarted(secrets.token_hex(16), clinic, me.person)
        if rules.may(room.confirmed, me, word, room.account.desk.now_ms()) is None:
            self._said_in = standing
            room.submit(word)


def standing_of(state: ConsultState) -> Standing:
    """What the answer to a proposal hangs on."""
    here = frozenset(one.person for one in state.people.values() if one.here)
    return state.phase, consents_of(state), here, len(state.meetings)


def _is_on(statuses: Mapping[str, MediaStatus], person: str) -> bool:
    return statuses.get(person, OFF).camera != "off"
