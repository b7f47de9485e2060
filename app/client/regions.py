"""A part of a picture that the other end wants to see sharply: asked for there, cut and sent here, ended at either end.

It lasts as long as the one who asked is the meeting's other end, the picture stays on the stage and nothing is covered.
"""

import secrets

from app.client.picture_commands import AskRegion
from app.client.room_face import RoomFace
from app.client.sources import Source
from app.client.studio import Studio
from app.consult.events.surface import source_of
from app.consult.whispers import RegionAsked, SourceShown
from app.geometry import Box
from app.media.region import Region, region_of


class Regions:
    """On the loop. `theirs`: of the other end's pictures those that are sent as a part, with that part."""

    def __init__(self, room: RoomFace, studio: Studio) -> None:
        self.theirs: dict[str, Box] = {}
        self._room, self._studio = room, studio
        self._other = ""
        self._newest_ms = 0  # of what the other end asked

    def ask(self, command: AskRegion, other: str) -> None:
        if self._studio.sources.camera_of(command.source) is not None:
            self.end()  # one's own key: the whole is sent again
        elif other:
            size = command.width, command.height
            self._room.whisper(RegionAsked(command.source, command.box, self._room.account.desk.now_ms(), *size), other)

    def heard(self, asked: RegionAsked) -> None:
        """By the meeting's other end. What is not on the stage, or is covered, is not given."""
        sources = self._studio.sources
        if asked.asked_ms <= self._newest_ms:
            return
        self._newest_ms = asked.asked_ms
        staged = sources.staged
        if asked.box is None or staged is None or staged.camera.source != asked.source or sources.is_covered:
            self.end()
            return
        name = source_of(self._room.account.person.person, secrets.token_hex(8))
        size = asked.width, asked.height
        self._show(region_of(asked.source, asked.box, size, asked.asked_ms, name) if all(size) else None)

    def turn(self, other: str) -> None:
        """`other`: the person at the meeting's other end; another one has asked for nothing yet."""
        if other != self._other:
            self._other, self._newest_ms, self.theirs = other, 0, {}
            self.end()

    def end(self) -> None:
        if self._studio.sources.region is not None:
            self._show(None)

    def _show(self, region: Region | None) -> None:
        """The box stands around it, or is gone, with the word and not with the next round."""
        self._studio.sources.show_part(region)
        self._studio.changed()

    def learn(self, shown: tuple[SourceShown, ...]) -> tuple[SourceShown, ...]:
        """What the other end says of its pictures, without the parts."""
        self.theirs = {one.part_of: one.box for one in shown if one.part_of and one.box is not None}
        return tuple(one for one in shown if not one.part_of)

    def own(self, source: str) -> Box | None:
        """The part of one's own picture that is sent, in the pixels of the newest frame of it."""
        region = self._studio.sources.region
        newest = self._room.account.desk.slots.frames["own"].peek()
        if region is None or region.source != source or newest is None or newest.ref.source != source:
            return None
        return region.on(newest.full_width, newest.full_height)

    def said(self, one: Source) -> tuple[SourceShown, ...]:
        """Beside the picture itself."""
        region, box = self._studio.sources.region, self.own(one.camera.source)
        if region is None or box is None:
            return ()
        return (SourceShown(region.name, one.purpose, part_of=region.source, box=box),)
