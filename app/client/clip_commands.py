"""Commands and notices about an instruction that is spoken beside its words: recorded here, heard at the bedside."""

from app.client.commands import RoomCommand
from app.client.notices import Notice


class ClipCommand(RoomCommand, frozen=True):
    """Of a spoken instruction."""


class BeginClip(ClipCommand, frozen=True):
    """From now on, for 15 s at most; answered by ClipMade or ClipRefused when it has ended."""


class EndClip(ClipCommand, frozen=True):
    """`keep`: answered by ClipMade; else nothing of it stays."""

    keep: bool


class PlayClip(ClipCommand, frozen=True):
    """What was spoken with this instruction, as soon as it is here. `again`: by a press; else it was painted just now,
    and is played once."""

    instruction: str
    again: bool = False


class ClipMade(Notice, frozen=True):
    """For the fields of InstructionGiven, in the consult it was spoken in."""

    clip: str
    clip_bytes: int
    clip_ms: int
    consult: str = ""


class ClipRefused(Notice, frozen=True):
    """Nothing was recorded; `text` is for people."""

    text: str
    consult: str = ""
