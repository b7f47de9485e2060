"""The stethoscope: what this end does with its sound while it listens, and when listening ends by itself.

At the bedside the microphone is plain and the loudspeaker silent; at the specialist's nothing is made up and the own
voice stays here. All of it is set anew at every turn, so that a new device or connection is as the one before was.
"""

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from app.client.border import MediaView
from app.client.call import Call
from app.client.room_face import RoomFace
from app.client.sounds import VOICE, Sounds
from app.client.soundtrace import SoundTrace
from app.client.studio import Studio
from app.consult.events.listening import ListeningEnded
from app.consult.events.media import MediaGap
from app.consult.events.surface import source_of
from app.consult.state import Listening as Heard
from app.consult.state import Meeting
from app.consult.whispers import MediaStatus
from app.media.blocks import RATE, BlockFan
from app.media.gaps import Gap, Gaps
from app.media.peer import Peer
from app.media.soundtake import SoundTake

SILENT_MS = 5_000  # a take that grows no more: its microphone is away
End = Literal["muted", "covered", "off", "line", "link", "left", "stop", "help", "recorded"]
Side = Literal["", "bedside", "far"]


class Listening:
    """On the loop; `turn` a few times a second and after every change. `sounds`: takes what was kept;
    `statuses`: what everybody says of their sound."""

    def __init__(
        self,
        room: RoomFace,
        studio: Studio,
        call: Call,
        statuses: Callable[[], Mapping[str, MediaStatus]],
    ) -> None:
        self.sounds: Sounds | None = None
        self._room, self._studio, self._call, self._statuses = room, studio, call, statuses
        self._me = room.account.person.person
        self._desk = room.account.desk
        self._side: Side = ""
        self._name = ""  # of the listening that is on
        self._called: tuple[frozenset[str], int | None] = (frozenset(), None)  # stops and help when it began
        self._take: SoundTake | None = None
        self._grew: tuple[int, int] = (0, 0)  # what the take had left, and when it last became less
        self._gaps: Gaps | None = None
        self._trace = SoundTrace()
        self._counted: tuple[Peer | None, int] = (None, 0)  # samples missing at the last turn, and of which connection
        self.lost_ms = 0

    @property
    def kind(self) -> Literal["", "live", "recorded"]:
        """How this bedside's stethoscope is heard; empty elsewhere, and until the ladder has answered."""
        if self._side != "bedside":
            return ""
        if self._take is not None:
            return "recorded"
        share = self._call.peer.steering.share if self._call.peer is not None else None
        return "live" if share is not None and share.stethoscope == "live" else ""

    def turn(self) -> None:
        """What the consult says now, unless something ends it here."""
        one, meeting = self._room.state.listening, self._room.state.meeting
        side = self._side_of(one, meeting)
        if one is None or not side:
            self.end()
            return
        if self._name != one.listening:
            self.end()
            self._begin(one, side, meeting)
            if self.sounds is not None:
                self.sounds.silence()
        why = (self._why() or self._taken()) if side == "bedside" else None
        if why is None:
            self._apply(side, True)
            return
        take = self._take
        self.end()  # the sound is as ever before anything is said of it
        self._room.submit(ListeningEnded(one.listening, why))
        if take is not None and why == "recorded" and self.sounds is not None:
            self.sounds.keep(take)

    def end(self) -> None:
        """Voice and loudspeaker are as ever. Never waits."""
        side, take, gaps = self._side, self._take, self._gaps
        self._side, self._name, self._take, self._gaps = "", "", None, None
        if take is not None:
            take.end()
        if side:
            self._apply(side, False)
        if gaps is not None:
            gaps.end()
        self._trace.end()

    def on(self, view: MediaView) -> MediaView:
        """With what is known of the stethoscope here."""
        left_ms = self._take.left_ms // 1_000 * 1_000 if self._take is not None else None
        listening = msgspec.structs.replace(
            view.listening, on=bool(self._side), kind=self.kind, lost_ms=self.lost_ms, left_ms=left_ms
        )
        if self._side:
            listening = msgspec.structs.replace(listening, trace=self._trace.turn(self._sounds_from()))
        view = msgspec.structs.replace(view, listening=listening)
        return view if self.sounds is None else self.sounds.on(view)

    # ---- inside

    def _sounds_from(self) -> BlockFan | None:
        """What the microphone gives here, or what is heard here."""
        if self._side == "bedside":
            return self._studio.microphone.blocks if self._studio.microphone is not None else None
        return self._studio.speaker.played if self._studio.speaker is not None else None

    def _side_of(self, one: Heard | None, meeting: Meeting | None) -> Side:
        if one is None or one.from_ms is None or meeting is None or not self._studio.is_on:
            return ""
        return "bedside" if self._me == meeting.clinic else "far" if self._me == meeting.specialist else ""

    def _begin(self, one: Heard, side: Side, meeting: Meeting | None) -> None:
        self._name, self._side, self.lost_ms, self._trace = one.listening, side, 0, SoundTrace()
        self._called = self._calls()
        self._counted = (None, 0)
        if side == "far" and meeting is not None:
            source = self._call.remote_source or source_of(meeting.clinic, VOICE)
            self._gaps = Gaps(source, self._desk.now_ms, self._gap)

    def _why(self) -> End | None:
        studio, peer, room = self._studio, self._call.peer, self._room
        if studio.muted:
            return "muted"
        if studio.covered:
            return "covered"
        if studio.microphone is None or studio.microphone.state.kind == "absent":
            return "off"
        stops, help_ms = self._calls()
        if stops - self._called[0]:
            return "stop"
        if help_ms != self._called[1]:
            return "help"
        if not room.account.link.is_up:
            return "link"
        if room.here and not any(one.person == self._call.other for one in room.here):
            return "left"
        return None if peer is not None and peer.state == "live" else "line"

    def _calls(self) -> tuple[frozenset[str], int | None]:
        return frozenset(self._room.state.stops), self._room.state.help_ms

    def _apply(self, side: Side, on: bool) -> None:
        studio = self._studio
        if side == "bedside":
            studio.set_listening(on)
            for peer in (self._call.peer, self._call.coming):
                if peer is not None:
                    peer.steering.listen(on)
            self._call.hush(on and self._take is not None)
            return
        # Without a link nobody tells when it is over, and the bedside ends it: then it must be possible to speak.
        studio.set_hushed(on and self._room.account.link.is_up)
        for peer in (self._call.peer, self._call.coming):
            if peer is not None:
                peer.hear.use_faithful(on)
        if on:
            self._count()

    def _taken(self) -> End | None:
        """Where the line does not carry it a take begins, plain from its first sample; whole, it ends the listening."""
        peer, microphone, now_ms = self._call.peer, self._studio.microphone, self._desk.now_ms()
        if self._take is None:
            share = peer.steering.share if peer is not None else None
            if share is not None and share.stethoscope == "recorded" and microphone is not None:
                self._take = SoundTake(microphone.blocks)
                self._grew = (self._take.left_ms, now_ms)
        elif self._take.is_whole:
            return "recorded"
        elif self._take.left_ms != self._grew[0]:
            self._grew = (self._take.left_ms, now_ms)
        elif now_ms - self._grew[1] > SILENT_MS:
            return "off"
        return None

    def _count(self) -> None:
        """Lost sound since the last turn becomes a mark. Another connection counts from its own beginning."""
        peer = self._call.peer
        if peer is None or self._gaps is None:
            return
        missing, (counted, before) = peer.hear.stats.missing, self._counted
        self._counted = (peer, missing)
        lost_ms = (missing - before) * 1_000 // RATE if counted is peer else 0
        status = self._statuses().get(self._call.other)
        is_sent = status is None or status.listening != "recorded"  # else it is silence that is lost
        if lost_ms > 0 and is_sent:
            now_ms = self._desk.now_ms()
            self.lost_ms += lost_ms
            self._gaps.was("lost", now_ms - lost_ms, now_ms, lost_ms)
        self._gaps.tell()

    def _gap(self, gap: Gap) -> None:
        self._room.submit(MediaGap(gap.gap, gap.source, gap.kind, gap.from_ms, gap.until_ms, gap.lost_ms))
