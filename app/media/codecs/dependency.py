"""The dependency descriptor, an RTP header extension: which frames a frame needs, readable without its picture.

Source: AOMedia, "RTP Payload Format For AV1" v1.0, appendix A. Bytes to structs and back; `layering.py` has what we
send and what is remembered between packets. Up to 16 bytes fit a one-byte header extension; the first packet of a key
frame carries the structure and needs a two-byte one (RFC 8285, section 4.3).
"""

from itertools import pairwise

import msgspec

from app.media.codecs.bits import BitReader, BitWriter
from app.media.codecs.payload import BadPayload

URI = "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension"
TEMPLATES = 64  # MAX_TEMPLATE_ID + 1, table A.1
_MOST_SPATIAL, _MOST_TEMPORAL = 3, 7
_MANDATORY_BYTES = 3
_MOST_REFERENCES = 8  # of a frame: no codec has more slots

# What a frame is to a decode target, table A.2: absent, needed by no other, a place to switch to, needed.
ABSENT, DISCARDABLE, SWITCH, REQUIRED = range(4)


class Template(msgspec.Struct, frozen=True):
    """What many frames have in common. `differences`: frame number less that of each frame it is made from.
    `indications`: one a decode target. `chains`: one a chain: frame number less that of the chain's frame before."""

    spatial: int
    temporal: int
    indications: tuple[int, ...]
    differences: tuple[int, ...]
    chains: tuple[int, ...]


class Structure(msgspec.Struct, frozen=True):
    """The templates of a coded video sequence; `offset`: the id of the first. `protected_by`: the chain of each decode
    target. `sizes`: (width, height) in pixels of each spatial layer, or empty."""

    offset: int
    targets: int
    templates: tuple[Template, ...]
    protected_by: tuple[int, ...] = ()
    sizes: tuple[tuple[int, int], ...] = ()

    @property
    def chain_count(self) -> int:
        return len(self.templates[0].chains)


class Descriptor(msgspec.Struct, frozen=True):
    """One packet's. `frame`: the 16 bit number of its frame; `like`: the index of a template; `own`: the frame's layer,
    indications, differences and chains, its template's or instead of them. `structure`: where the packet carries it."""

    begins: bool
    ends: bool
    frame: int
    like: int
    own: Template
    structure: Structure | None = None
    active: int | None = None  # bit i: decode target i is being sent

    @property
    def is_key(self) -> bool:
        """It refers to no other frame."""
        return not self.own.differences


def frame_number(data: bytes) -> int:
    """The 16 bit number of the packet's frame, which can be read without any structure."""
    if len(data) < _MANDATORY_BYTES:
        raise BadPayload("a descriptor of less than 3 bytes")
    return int.from_bytes(data[1:3])


def parse(data: bytes, known: Structure | None) -> Descriptor | None:
    """`known`: the newest structure that came. None: a template is meant whose structure has not come."""
    number = frame_number(data)
    bits = BitReader(data)
    begins, ends, template_id = bits.flag(), bits.flag(), bits.take(6)
    bits.take(16)
    carried: Structure | None = None
    active: int | None = None
    custom = (False, False, False)
    if len(data) > _MANDATORY_BYTES:
        has_structure, has_active = bits.flag(), bits.flag()
        custom = (bits.flag(), bits.flag(), bits.flag())
        if has_structure:
            known = carried = _read_structure(bits)
        if has_active:
            if known is None:
                return None
            active = bits.take(known.targets)
    like = 0 if known is None else (template_id - known.offset) % TEMPLATES
    if known is None or like >= len(known.templates):
        if carried is not None:
            raise BadPayload("a template that its own structure lacks")
        return None
    return Descriptor(begins, ends, number, like, _read_own(bits, known, like, custom), carried, active)


def build(descriptor: Descriptor, structure: Structure) -> bytes:
    """The extension's bytes. ValueError where a number does not fit, or the layer is not the template's."""
    template, own = structure.templates[descriptor.like], descriptor.own
    if (own.spatial, own.temporal) != (template.spatial, template.temporal):
        raise ValueError("a template of another layer")
    custom = (
        own.indications != template.indications,
        own.differences != template.differences,
        own.chains != template.chains,
    )
    bits = BitWriter()
    bits.put(descriptor.begins, 1)
    bits.put(descriptor.ends, 1)
    bits.put((structure.offset + descriptor.like) % TEMPLATES, 6)
    bits.put(descriptor.frame, 16)
    if not (any(custom) or descriptor.structure or descriptor.active is not None):
        return bits.whole()
    for flag in (descriptor.structure is not None, descriptor.active is not None, *custom):
        bits.put(flag, 1)
    if descriptor.structure is not None:
        _write_structure(bits, structure)
    if descriptor.active is not None:
        bits.put(descriptor.active, structure.targets)
    if custom[0]:
        for indication in own.indications:
            bits.put(indication, 2)
    if custom[1]:
        for difference in own.differences:
            width = next(i for i in (1, 2, 3) if difference <= 1 << 4 * i or i == 3)
            bits.put(width, 2)
            bits.put(difference - 1, 4 * width)
        bits.put(0, 2)
    if custom[2]:
        for difference in own.chains:
            bits.put(difference, 8)
    return bits.whole()


def _read_own(bits: BitReader, known: Structure, like: int, custom: tuple[bool, bool, bool]) -> Template:
    template = known.templates[like]
    indications, differences, chains = template.indications, template.differences, template.chains
    if custom[0]:
        indications = tuple(bits.take(2) for _ in range(known.targets))
    if custom[1]:
        read: list[int] = []
        while width := bits.take(2):
            read.append(bits.take(4 * width) + 1)
            _refuse_more(read)
        differences = tuple(read)
    if custom[2]:
        chains = tuple(bits.take(8) for _ in range(known.chain_count))
    return Template(template.spatial, template.temporal, indications, differences, chains)


def _read_structure(bits: BitReader) -> Structure:
    offset, targets = bits.take(6), bits.take(5) + 1
    layers = _read_layers(bits)
    indications = [tuple(bits.take(2) for _ in range(targets)) for _ in layers]
    differences: list[tuple[int, ...]] = []
    for _ in layers:
        read: list[int] = []
        while bits.flag():
            read.append(bits.take(4) + 1)
            _refuse_more(read)
        differences.append(tuple(read))
    count = bits.take_below(targets + 1)
    protected_by = tuple(bits.take_below(count) for _ in range(targets)) if count else ()
    chains = [tuple(bits.take(4) for _ in range(count)) for _ in layers]
    sizes: tuple[tuple[int, int], ...] = ()
    if bits.flag():
        sizes = tuple((bits.take(16) + 1, bits.take(16) + 1) for _ in range(layers[-1][0] + 1))
    templates = tuple(Template(*layers[i], indications[i], differences[i], chains[i]) for i in range(len(layers)))
    return Structure(offset, targets, templates, protected_by, sizes)


def _read_layers(bits: BitReader) -> list[tuple[int, int]]:
    spatial = temporal = 0
    layers = [(0, 0)]
    while (step := bits.take(2)) != 3:
        if step:
            spatial, temporal = (spatial, temporal + 1) if step == 1 else (spatial + 1, 0)
        layers.append((spatial, temporal))
        if len(layers) > TEMPLATES or spatial > _MOST_SPATIAL or temporal > _MOST_TEMPORAL:
            raise BadPayload("more templates or layers than there can be")
    return layers


def _refuse_more(references: list[int]) -> None:
    if len(references) > _MOST_REFERENCES:
        raise BadPayload("more references than a codec has")


def _write_structure(bits: BitWriter, structure: Structure) -> None:
    templates = structure.templates
    bits.put(structure.offset, 6)
    bits.put(structure.targets - 1, 5)
    for before, after in pairwise(templates):
        same = (before.spatial, before.temporal) == (after.spatial, after.temporal)
        bits.put(0 if same else 1 if before.spatial == after.spatial else 2, 2)
    bits.put(3, 2)
    for template in templates:
        for indication in template.indications:
            bits.put(indication, 2)
    for template in templates:
        for difference in template.differences:
            bits.put(1, 1)
            bits.put(difference - 1, 4)
        bits.put(0, 1)
    count = structure.chain_count
    bits.put_below(count, structure.targets + 1)
    for chain in structure.protected_by:
        bits.put_below(chain, count)
    for template in templates:
        for difference in template.chains:
            bits.put(difference, 4)
    bits.put(bool(structure.sizes), 1)
    for width, height in structure.sizes:
        bits.put(width - 1, 16)
        bits.put(height - 1, 16)
