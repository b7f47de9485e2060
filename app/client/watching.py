"""How each end looks at the other's picture: what is to be kept of it, how large it is shown, how old it is there.

On the engine's loop, turned a few times a second: says this side's look to the other end when it changes, hands the
other end's to the peer, and knows what has to be said of both.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec

from app.client.border import MediaView, Watched, WatchPicture
from app.client.call_bulk import CallBulk, Told
from app.client.picture_age import PictureAge, seldom
from app.client.room_face import RoomFace
from app.consult.state import Meeting
from app.consult.whispers import MediaStatus, PictureWanted
from app.media.peer import Peer
from app.media.share import Key, Said, Share, Size, Whose, mirrored

EVERY_MS = 5_000  # what is lost on the way is said again
_KEYS: dict[str, Key] = {
    key: key
    for key in ("picture.small", "picture.slow", "stills.first", "computer.slow", "stethoscope.recorded", "picture.off")
}  # fmt: skip
_LINKS_MS = (1, 50, 100, 200, 400, 800, 1_600)
_WEAK_MS, _APART = 200, 4  # a round trip to the server that is felt, and clearly worse than the other end's


class Watching:
    """`turn` with the connection in use, the meeting and what everybody says of their cameras. The last picture stays
    on the screen when its connection is gone, in the next meeting of this room too: it grows old there."""

    def __init__(self, room: RoomFace) -> None:
        self.seen = Watched()
        self.recording_px: int | None = None  # as in Share
        self.bulk: CallBulk | None = None  # of the room, whose files go over the same line
        self._told = Told()
        self.wish = ("", 0)  # as in Staging
        self._age_ms: int | None = None
        self._came_ms: int | None = None  # when the last picture came, over any connection
        self._room = room
        self._desk = room.account.desk
        self._look = WatchPicture()
        self._age = PictureAge()
        self._heard: PictureWanted | None = None
        self._said: tuple[str, PictureWanted] | None = None
        self._said_ms = 0
        self._link_ms = 0

    def look(self, command: WatchPicture) -> None:
        self._look = command

    def heard(self, wanted: PictureWanted) -> None:
        self._heard = wanted

    def forget(self) -> None:
        """The meeting is over, or somebody came who has not been told."""
        self._said = None

    def given_up(self) -> tuple[str, Whose, int]:
        """For the status that the other end shows: key, whose link is weak, and how far the server is from here."""
        said = self.seen.said
        return "" if said.key == "well" else said.key, said.whose, self._link_ms

    def turn(self, peer: Peer | None, meeting: Meeting | None, statuses: Mapping[str, MediaStatus]) -> None:
        """`meeting`: the one that this person is in."""
        now_ms = self._desk.now_ms()
        if peer is not None and peer.last_frame_ms is not None:
            self._came_ms = peer.last_frame_ms
        self._age_ms = self._age.at(now_ms, self._came_ms, self._captured_ms())
        if peer is None or meeting is None:
            self._heard, self._said, self.seen = None, None, Watched()
            self.recording_px = None
            return
        me = self._room.account.person.person
        other = meeting.clinic if me == meeting.specialist else meeting.specialist
        status, steering, wanted = statuses.get(other), peer.steering, self._heard
        rtt_ms = self._room.account.rtt_ms
        self._link_ms = link_step(rtt_ms)
        steering.paint_ms = float(self._look.late_ms)
        steering.whose = weak_end(rtt_ms, status.link_ms if status is not None else 0)
        if self.bulk is not None:
            self._told = self.bulk.turn(steering, wanted, steering.whose, self._desk.clock.mono_ms())
        if wanted is not None:
            peer.back_bps = wanted.may_bps or None
            steering.want(wanted.keep, Size(wanted.width, wanted.height), wanted.most_px or None)
        self._tell(other, peer, now_ms)
        share = steering.share
        self.recording_px = share.recording_px if share is not None else None
        self.seen = Watched(
            said=share.said if share is not None else Said("well", "unknown"),
            heard=heard_of(status),
            kept=wanted.keep if wanted is not None and wanted.keep != "none" else "",
            seen_age_ms=wanted.age_ms or None if wanted is not None else None,
            self_view=share is None or share.self_view,
            recorded=recorded_by(share),
        )

    def on(self, view: MediaView) -> MediaView:
        """With what is known of the moving pictures; while the camera is off nothing is."""
        if not view.on:
            return view
        return msgspec.structs.replace(view, remote_age_ms=self._age_ms, watched=self.seen)

    def _tell(self, other: str, peer: Peer, now_ms: int) -> None:
        """What the way carries changes all the time: it is said along with the rest."""
        look, share = self._look, peer.steering.share
        most_px = (share.take_px or 0) if share is not None else 0
        wanted = PictureWanted(
            look.keep,
            look.width,
            look.height,
            most_px,
            seldom(self._age_ms),
            source=self.wish[0],
            asked_ms=self.wish[1],
        )
        wanted = msgspec.structs.replace(wanted, **msgspec.structs.asdict(self._told))
        if (other, wanted) != self._said or now_ms - self._said_ms >= EVERY_MS:
            self._said, self._said_ms = (other, wanted), now_ms
            self._room.whisper(msgspec.structs.replace(wanted, may_bps=peer.stats().may_bps), other)

    def _captured_ms(self) -> int | None:
        newest = self._desk.slots.frames["remote"].peek()
        return newest.ref.capture_ms if newest is not None else None


def recorded_by(share: Share | None) -> Literal["whole", "small", "sound"]:
    if share is None or share.recording_px is None:
        return "whole"
    return "small" if share.recording_px else "sound"


def heard_of(status: MediaStatus | None) -> Said:
    """What the other end gave up, seen from here. A word of a newer program says nothing here."""
    if status is None or status.given_up not in _KEYS:
        return Said("well", "unknown", "in")
    return mirrored(Said(_KEYS[status.given_up], status.whose))


def link_step(rtt_ms: int | None) -> int:
    """Coarse: it is said to the others at every change. 0 while it is not known."""
    return 0 if rtt_ms is None else max(step for step in _LINKS_MS if step <= max(1, rtt_ms))


def weak_end(own_ms: int | None, other_step_ms: int) -> Whose:
    """By the round trips of both ends to the server; unknown where they are alike or not known."""
    own, other = link_step(own_ms), other_step_ms
    if not own_ms or not other or max(own, other) < _WEAK_MS:
        return "unknown"
    if own >= _APART * max(other, _LINKS_MS[1]):
        return "own"
    return "other" if other >= _APART * max(own, _LINKS_MS[1]) else "unknown"
