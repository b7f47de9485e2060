"""What waits to leave and what became of it: the values between the pacer, its queues and the shell."""

from enum import IntEnum
from typing import Literal

import msgspec


class Rank(IntEnum):
    """The strict order in which things leave."""

    VOICE = 0
    WHISPER = 1  # *stop*, instructions, pointer, ink
    REPAIR = 2  # sent again, or forward correction
    STILL = 3
    PICTURE = 4
    BULK = 5


class Outgoing(msgspec.Struct, frozen=True, gc=False):
    """A packet. `size`: bytes on the wire, all headers included; `tag`: the shell's own, handed back with it."""

    data: bytes
    size: int
    tag: int = 0


class Picture(msgspec.Struct, frozen=True):
    """All packets of one frame. `number` rises within its `stream` (one an encoder); `refers`: frames of the stream
    it cannot be decoded without, none for a key frame; `discardable`: nothing will ever refer to it (the highest
    temporal layer)."""

    number: int
    packets: tuple[Outgoing, ...]
    refers: tuple[int, ...] = ()
    discardable: bool = False
    stream: int = 0


Why = Literal["old", "full", "replaced", "late", "refers", "cleared"]


class Dropped(msgspec.Struct, frozen=True):
    """These will not leave; told once for every packet that was put and not sent.

    `stream`, `picture`: which frame, None for other things; `begun`: some of it has left already. `refer_around`: the
    encoder must not refer to this frame (nor ask for it again): it never was, or never whole, on the link.
    """

    rank: Rank
    packets: tuple[Outgoing, ...]
    why: Why
    stream: int | None = None
    picture: int | None = None
    begun: bool = False
    refer_around: bool = False


class Sent(msgspec.Struct, frozen=True, gc=False):
    """Send now. `packet` None: padding of `size` bytes on the wire, to be made by the shell. `probe`: the cluster it
    belongs to, 0 for none. `stream`, `picture`: its frame."""

    rank: Rank
    packet: Outgoing | None
    size: int
    probe: int = 0
    stream: int | None = None
    picture: int | None = None


class Leaving(msgspec.Struct, frozen=True):
    """`sent` in the order of sending; `dropped`: what waited too long meanwhile."""

    sent: tuple[Sent, ...] = ()
    dropped: tuple[Dropped, ...] = ()
