"""What the two ends of a meeting say to each other of pictures, to and from those whom it concerns."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from app.client.border import MediaView
from app.client.call import Call
from app.client.hearing import Hearing
from app.client.meeting_view import media_status
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
        self._studio, self._desk = studio, room.account.desk
        self._hearing = Hearing(studio, lambda: call.peer, room.account.desk.now_ms)

    def says(self, recording: bool, listening: Literal["", "live", "recorded"]) -> MediaStatus:
        """What this end has to say of its devices."""
        given_up, heard, battery = self._watching.given_up(), self._hearing.word(), self._desk.battery
        return media_status(self._studio, recording, given_up, listening, heard, battery)

    def timed(self, status: MediaStatus) -> MediaStatus:
        return msgspec.structs.replace(status, said_ms=self._desk.now_ms())

    def turn(self, meeting: Meeting | None, statuses: Mapping[str, MediaStatus]) -> None:
        """A few times a second while the devices are on. As Watching's."""
        self._staging.turn(self._call.peer, self._call.other)
        self._watching.wish = self._staging.wish
        self._watching.turn(self._call.peer, meeting, statuses)
        self._steadiness.turn()
        status = statuses.get(self._call.other)
        if status is not None and status.camera == "covered":  # the word overtakes the last pictures before it
            self._call.forget(self._call.other)

    def on(self, view: MediaView, statuses: Mapping[str, MediaStatus]) -> MediaView:
        """With what is covered there."""
        status = statuses.get(self._call.other)
        if status is None or status.camera != "covered":
            return view
        return msgspec.structs.replace(view, covered_there="both" if status.microphone == "covered" else "picture")

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
