"""What hangs on an open room: pictures, sharing, stills, meeting, recording; hands each its share of what happens."""

from app.client.border import (
    BringFile,
    Command,
    Freeze,
    Photograph,
    PictureCommand,
    PlaySound,
    SearchText,
    SelectText,
    SharePlan,
    SourceCommand,
    StartMedia,
    StopMedia,
    WatchPicture,
)
from app.client.bulk import Bulk
from app.client.call_bulk import CallBulk
from app.client.clip_commands import ClipCommand
from app.client.clips import Clips
from app.client.following_marks import FollowedWhisper, FollowingMarks
from app.client.freezing import Freezing
from app.client.link_views import WatchLink
from app.client.meeting import Meeting
from app.client.paper_commands import PaperCommand
from app.client.papers import Papers
from app.client.pictures import Pictures
from app.client.previews import Previews
from app.client.reading import Reading
from app.client.recording import Recording
from app.client.room_face import RoomFace
from app.client.sharing import Sharing
from app.client.sounds import Sounds
from app.client.studio import Studio
from app.client.withdrawing import Withdrawing
from app.consult.events.surface import frame_key
from app.consult.person import Person
from app.consult.state import ConsultState
from app.consult.whispers import (
    AnyWhisper,
    FileAsked,
    FrameClock,
    MediaStatus,
    PageAsked,
    PictureWanted,
    RegionAsked,
    Signal,
    SourcesShown,
    SourceStill,
    StillAsked,
    StillPassed,
)
from app.media.frames import Frame


class RoomParts:
    """Made and closed by the room."""

    def __init__(self, room: RoomFace, bulk: Bulk, studio: Studio, previews: Previews) -> None:
        self._room = room
        self._bulk = bulk
        self._desk = room.account.desk
        self._withdrawing = Withdrawing(room.account, bulk, room.consult)
        seen: list[Frame] = []
        self.pictures = Pictures(
            self._desk,
            room.account.shelf.blobs,
            lambda blob, rank: bulk.pull(room.consult, blob, rank),
            lambda surface: self.freezing.live(surface),
            room.whisper,
            bulk.give_up,
        )
        self.reading = Reading(self._desk, room.account.shelf.blobs.has, self.pictures.handle)
        self.recording = Recording(room, bulk)
        self.meeting = Meeting(room, studio, self.recording, seen)
        self.meeting.sampling.count(lambda: room.account.link.moved_bytes + bulk.moved_bytes)
        self.meeting.watching.bulk = CallBulk(bulk.share, bulk.waits)
        self.freezing = Freezing(room, bulk, studio, self.pictures, seen)
        self.sounds = Sounds(room, bulk, studio, self.meeting.publish)
        self.meeting.listening.sounds = self.sounds
        self.clips = Clips(room, bulk, studio)
        self.sharing = Sharing(room, bulk, self.pictures, previews)
        self.papers = Papers(room, self.pictures, self.sharing)
        seen_in = self.meeting.call, self.freezing.received
        self.meeting.staging.covered = self.freezing.covered
        self.tracks = FollowingMarks(room, studio, *seen_in, lambda: self.recording.is_on)

    def perform(self, command: Command) -> None:
        tasks = self._desk.tasks
        match command:
            case Freeze():
                if command.source == self.meeting.call.remote_source:
                    self.meeting.sampling.asked_still(frame_key(command.source, command.capture_ms))
                self.freezing.freeze(command)
                self.tracks.froze(command.source, command.capture_ms)
            case Photograph():
                self.freezing.photograph(command)
            case SharePlan():
                tasks.start(self.sharing.share(command), "share")
            case PictureCommand():
                self.pictures.perform(command)
            case PaperCommand():
                tasks.start(self.papers.perform(command), "paper")
            case BringFile(document=document):
                self.sharing.bring(document)
            case SearchText() | SelectText():
                self.reading.perform(command)
            case WatchPicture():
                self.meeting.watching.look(command)
            case WatchLink(on=on):
                self.meeting.sampling.watch(on)
            case StartMedia():
                tasks.start(self.meeting.start(), "media on")
            case PlaySound(sound=sound):
                tasks.start(self.sounds.play(sound), "sound played")
            case ClipCommand():
                self.clips.perform(command)
            case SourceCommand():
                self.meeting.staging.perform(command)
            case StopMedia():
                tasks.start(self.meeting.stop("stopped"), "media off")
            case _:
                raise TypeError(f"{type(command).__name__} is not for a room")

    def state_changed(self, state: ConsultState) -> None:
        self._withdrawing.state_changed(state)
        self.pictures.state_changed(state)
        self.reading.state_changed(state)
        self.freezing.state_changed(state)
        self.sharing.state_changed(state)
        self.sounds.state_changed(state)
        self.clips.state_changed(state)
        self.meeting.state_changed(state)
        self.tracks.state_changed(state)

    def here_changed(self, people: tuple[Person, ...]) -> None:
        self.meeting.here_changed(people)
        self.sharing.here_changed(people)

    def whispered(self, by: str, whisper: AnyWhisper) -> None:
        if isinstance(whisper, FollowedWhisper):
            self.tracks.heard(by, whisper)
        match whisper:
            case StillAsked() | StillPassed():
                self.freezing.heard(by, whisper)
            case PageAsked() | FileAsked():
                self.sharing.heard(by, whisper)
            case Signal() | FrameClock() | MediaStatus() | PictureWanted() | RegionAsked():
                self.meeting.heard(by, whisper)
            case SourcesShown() | SourceStill():
                self.meeting.heard(by, whisper)
            case _:
                return

    def blob_ready(self, blob: str) -> None:
        self._bulk.ready(blob)

    def link_up(self) -> None:
        self._bulk.nudge()

    async def close(self) -> None:
        await self.tracks.close()
        await self.meeting.close()
        await self.sounds.close()
        await self.clips.close()
        self.reading.close()
        self.pictures.close()
        self._desk.cache.clear()
