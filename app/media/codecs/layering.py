"""Temporal layers: the structures we send, and dependency descriptors with frame ids in place of wire numbers.

Sending: one DescriptorWriter a stream; `References.follow` (av1_header.py) tells what a frame refers to, `layer` where
it stands, `write` gives the extension of each of its packets. Receiving: one DescriptorReader a stream, `read` for each
packet that carries the extension.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from app.media.codecs.dependency import (
    ABSENT,
    DISCARDABLE,
    REQUIRED,
    SWITCH,
    TEMPLATES,
    Descriptor,
    Structure,
    Template,
    build,
    parse,
)
from app.media.rtp.wrapping import Unwrapper

Mode = Literal["L1T1", "L1T2", "L1T3"]  # W3C "Scalable Video Coding Extension for WebRTC", section 9

_NUMBER_BITS = 16
_MOST_CHAIN = 255
MOST_DIFFERENCE = 256  # of a reference that is told: 8 bits on the wire, and no receiver need remember more
# The layer of each frame from a key frame on, again and again: L1T3 is what SVT-AV1 codes by default (measured on 4.1;
# a forced key frame begins it anew), L1T1 with hierarchical-levels=0.
_PATTERNS: dict[Mode, tuple[int, ...]] = {"L1T1": (0,), "L1T2": (0, 1), "L1T3": (0, 2, 1, 2)}
_INDICATIONS = {"-": ABSENT, "D": DISCARDABLE, "S": SWITCH, "R": REQUIRED}
# Layer, indications (all layers first, base last), differences, difference to the base frame before. With three layers
# SVT-AV1's middle frames refer to middle frames, so nobody can switch up at a base frame: it says R where appendix
# A.6.1 has S. The longer lists are SVT-AV1's own and spare custom fields.
_TEMPLATES: dict[Mode, tuple[tuple[int, str, tuple[int, ...], int], ...]] = {
    "L1T1": ((0, "S", (), 0), (0, "S", (1,), 1)),
    "L1T2": ((0, "SS", (), 0), (0, "SS", (2,), 2), (1, "D-", (1,), 1)),
    "L1T3": (
        (0, "SSS", (), 0),
        (0, "RRS", (4,), 4),
        (1, "RR-", (2,), 2),
        (1, "RR-", (2, 4, 6), 2),
        (2, "D--", (1,), 1),
        (2, "D--", (1,), 3),
        (2, "D--", (1, 3, 5), 1),
        (2, "D--", (1, 3, 5), 3),
    ),
}


def layer(mode: Mode, since_key: int) -> int:
    """The temporal layer of the frame coded `since_key` frames after the newest key frame."""
    return _PATTERNS[mode][since_key % len(_PATTERNS[mode])]


def structure(mode: Mode, offset: int = 0, sizes: tuple[tuple[int, int], ...] = ()) -> Structure:
    """One chain, of the base frames, protects every decode target. `offset`, `sizes`: see Structure."""
    templates = tuple(
        Template(0, temporal, tuple(_INDICATIONS[one] for one in indications), differences, (chain,))
        for temporal, indications, differences, chain in _TEMPLATES[mode]
    )
    targets = len(templates[0].indications)
    return Structure(offset, targets, templates, (0,) * targets, sizes)


class DescriptorWriter:
    """For another mode or size make a new one at a key frame, its `offset` past the templates of the one before."""

    def __init__(self, mode: Mode, offset: int = 0, sizes: tuple[tuple[int, int], ...] = ()) -> None:
        self._structure = structure(mode, offset % TEMPLATES, sizes)
        self._base = 0

    @property
    def next_offset(self) -> int:
        return (self._structure.offset + len(self._structure.templates)) % TEMPLATES

    def write(self, number: int, temporal: int, references: Sequence[int], packets: int) -> list[bytes]:
        """The extension of each of the frame's `packets`. `number` rises with every frame coded, sent or not;
        `references`: numbers of the frames it is made from, none for a key frame, which begins the stream anew.

        What is over 256 frames old is left out: SVT-AV1 has the key frame among a base frame's references for ever, and
        who decoded a frame since has that key frame.
        """
        is_key = not references
        differences = tuple(number - one for one in references if number - one <= MOST_DIFFERENCE)
        chain = 0 if is_key else number - self._base
        if chain > _MOST_CHAIN:
            raise ValueError("the base frame before is too long ago: begin with a key frame")
        if temporal == 0:
            self._base = number
        like = self._nearest(temporal, differences, chain)
        template = self._structure.templates[like]
        own = Template(0, temporal, template.indications, differences, (chain,))
        carried = self._structure if is_key else None
        return [
            build(
                Descriptor(
                    i == 0, i == packets - 1, number % (1 << _NUMBER_BITS), like, own, carried if i == 0 else None
                ),
                self._structure,
            )
            for i in range(packets)
        ]

    def _nearest(self, temporal: int, differences: tuple[int, ...], chain: int) -> int:
        """The template of this layer that leaves least to be written: no difference costs most."""
        templates = self._structure.templates
        return min(
            (i for i, one in enumerate(templates) if one.temporal == temporal),
            key=lambda i: (
                bool(templates[i].differences) != bool(differences),
                templates[i].differences != differences,
                templates[i].chains != (chain,),
            ),
        )


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where one packet stands. `frame_id` rises with the frames of the stream and never wraps; `references`: ids of the
    frames this one is made from; `base_before`: id of the base frame that must have come before, where that is told."""

    frame_id: int
    begins: bool
    ends: bool
    spatial: int
    temporal: int
    references: tuple[int, ...]
    is_key: bool
    is_needed: bool  # False: no other frame refers to it; lost, it costs only itself
    base_before: int | None


class DescriptorReader:
    """Keeps the newest structure. Packets may come in any order; what came before the first may have a negative id."""

    def __init__(self) -> None:
        self._structure: Structure | None = None
        self._structure_id = 0
        self._ids = Unwrapper(_NUMBER_BITS)

    def read(self, extension: bytes) -> Place | None:
        """None: the key frame that explains it has not come. BadPayload where it is malformed."""
        descriptor = parse(extension, self._structure)
        if descriptor is None:
            return None
        frame_id = self._ids.unwrap(descriptor.frame)
        if descriptor.structure is not None and (self._structure is None or frame_id >= self._structure_id):
            self._structure, self._structure_id = descriptor.structure, frame_id
        own = descriptor.own
        return Place(
            frame_id=frame_id,
            begins=descriptor.begins,
            ends=descriptor.ends,
            spatial=own.spatial,
            temporal=own.temporal,
            references=tuple(frame_id - one for one in own.differences),
            is_key=descriptor.is_key,
            is_needed=any(one in (SWITCH, REQUIRED) for one in own.indications),
            base_before=frame_id - own.chains[0] if own.chains and own.chains[0] else None,
        )
