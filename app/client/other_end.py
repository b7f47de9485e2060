"""What the two ends of a meeting say to each other of pictures, to and from those whom it concerns."""

from collections.abc import Mapping

from app.client.call import Call
from app.client.room_face import RoomFace
from app.client.staging import Staging
from app.client.steadiness import Steadiness
from app.client.studio import Studio
from app.client.watching import Watching
from app.consult.state import Meeting
from app.consult.whispers import (
    AnyWhisper,
    FrameClock,
    MediaStatus,
    PictureWanted,
    RegionAsked,
    SourcesShown,
    SourceStill,
)


class OtherEnd:
    """On the loop."""

    def __init__(self, room: RoomFace, studio: Studio, call: Call, watching: Watching, staging: Staging) -> None:
        self._call, self._watching, self._staging = call, watching, staging
        self._steadiness = Steadiness(room, studio)

    def turn(self, meeting: Meeting | None, statuses: Mapping[str, MediaStatus]) -> None:
        """A few times a second while the devices are on. As Watching's."""
        self._staging.turn(self._call.peer, self._call.other)
        self._watching.wish = self._staging.wish
        self._watching.turn(self._call.peer, meeting, statuses)
        self._steadiness.turn()

    def heard(self, whisper: AnyWhisper) -> None:
        match whisper:
            case PictureWanted():
                self._watching.heard(whisper)
                self._staging.wanted(whisper.source, whisper.asked_ms)
            case SourcesShown() | SourceStill():
                self._staging.heard(whisper)
            case RegionAsked():
                self._staging.regions.heard(whisper)
            case FrameClock():
                self._call.hear_clock(whisper)
            case _:
                return
