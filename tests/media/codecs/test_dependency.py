"""The dependency descriptor: the specification's own examples in bits, back and forth, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.codecs.bits import BitWriter
from app.media.codecs.dependency import (
    ABSENT,
    DISCARDABLE,
    SWITCH,
    Descriptor,
    Structure,
    Template,
    build,
    frame_number,
    parse,
)
from app.media.codecs.payload import BadPayload

S, D, _ = SWITCH, DISCARDABLE, ABSENT
# Appendix A.6.1 as it is printed there.
L1T3 = Structure(
    1,
    3,
    (
        Template(0, 0, (S, S, S), (), (0,)),
        Template(0, 0, (S, S, S), (4,), (4,)),
        Template(0, 1, (S, D, _), (2,), (2,)),
        Template(0, 2, (D, _, _), (1,), (1,)),
        Template(0, 2, (D, _, _), (1,), (3,)),
    ),
    (0, 0, 0),
)
# Two spatial layers, two chains, sizes: A.6.2.
L2T1 = Structure(
    60,
    2,
    (
        Template(0, 0, (S, S), (), (0, 0)),
        Template(0, 0, (S, S), (2,), (2, 1)),
        Template(1, 0, (S, _), (1,), (1, 1)),
        Template(1, 0, (S, _), (2, 1), (1, 1)),
    ),
    (1, 0),
    ((160, 90), (320, 180)),
)


def bits(*fields: str) -> bytes:
    """Zeros and ones, spaces between what belongs together."""
    writer = BitWriter()
    for one in "".join(fields).replace(" ", ""):
        writer.put(int(one), 1)
    return writer.whole()


def like(known: Structure, index: int, **other: object) -> Descriptor:
    fields = {"begins": True, "ends": False, "frame": 0x1234, "like": index, "own": known.templates[index]}
    return Descriptor(**(fields | other))  # type: ignore[arg-type]


def test_three_bytes_do_where_the_template_says_all() -> None:
    extension = build(like(L1T3, 3), L1T3)
    assert extension == bits("1 0 000100", "0001001000110100")
    assert parse(extension, L1T3) == like(L1T3, 3)


def test_the_structure_is_written_bit_by_bit_as_the_appendix_prints_it() -> None:
    extension = build(like(L1T3, 0, structure=L1T3), L1T3)
    assert extension == bits(
        "1 0 000001 0001001000110100",
        "1 0 0 0 0",  # a structure, no active targets, nothing custom
        "000001 00010",  # offset 1, three decode targets
        "00 01 01 00 11",  # layers 0 0 1 2 2
        "10 10 10  10 10 10  10 01 00  01 00 00  01 00 00",
        "0  1 0011 0  1 0001 0  1 0000 0  1 0000 0",
        "01",  # one chain of at most three; which one protects a target is then no question: ns(1), no bit
        "0000 0100 0010 0001 0011",
        "0",  # no sizes
    )
    assert parse(extension, None) == like(L1T3, 0, structure=L1T3)


def test_two_spatial_layers_with_sizes_come_back() -> None:
    descriptor = like(L2T1, 3, structure=L2T1, active=0b11)
    assert parse(build(descriptor, L2T1), None) == descriptor


def test_ids_go_around() -> None:
    for index in range(4):
        extension = build(like(L2T1, index), L2T1)
        assert extension[0] & 0x3F == (60 + index) % 64
        assert parse(extension, L2T1) == like(L2T1, index)


differences = st.lists(st.integers(1, 4_096), max_size=8).map(tuple)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([L1T3, L2T1]),
    st.integers(0, 3),
    differences,
    st.data(),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    st.integers(0, 0xFFFF),
)
def test_whatever_a_frame_has_of_its_own_comes_back(
    structure: Structure,
    index: int,
    differences: tuple[int, ...],
    data: st.DataObject,
    flags: tuple[bool, bool, bool],
    frame: int,
) -> None:
    template = structure.templates[index]
    own = Template(
        template.spatial,
        template.temporal,
        data.draw(st.tuples(*[st.integers(0, 3)] * structure.targets)),
        differences,
        data.draw(st.tuples(*[st.integers(0, 255)] * structure.chain_count)),
    )
    carried = structure if flags[2] else None
    descriptor = Descriptor(flags[0], flags[1], frame, index, own, carried, data.draw(st.none() | st.just(1)))
    extension = build(descriptor, structure)
    assert parse(extension, None if carried else structure) == descriptor
    assert frame_number(extension) == frame


def test_without_its_structure_a_packet_says_only_its_number() -> None:
    extension = build(like(L1T3, 2), L1T3)
    assert parse(extension, None) is None
    assert parse(extension, L2T1) is None
    assert parse(bits("1 0 000001 0001001000110100", "0 1 0 0 0 1"), None) is None
    assert frame_number(extension) == 0x1234


@pytest.mark.parametrize(
    "extension",
    [
        b"",
        b"\x80\x00",
        bits("1 0 000001 0001001000110100", "1 0 0 0 0"),  # the structure is not there
        bits("1 0 000001 0001001000110100", "0 0 0 1 0", "01 0000" * 9, "00"),  # nine references
        bits("1 0 000001 0001001000110100", "1 0 0 0 0 000001 00000", "10" * 4, "11", "0" * 300),  # five spatial layers
        bits(
            "1 0 000001 0001001000110100", "1 0 0 0 0 000001 00000", "01" * 8, "11", "0" * 300
        ),  # nine temporal layers
        bits("1 0 000001 0001001000110100", "1 0 0 0 0 000001 00000", "00" * 64, "11", "0" * 300),  # 65 templates
        bits("1 0 000001 0001001000110100", "1 0 0 0 0 000001 00000", "11 00", "1 0000" * 9, "0"),
        bits("1 0 000011 0001001000110100", "1 0 0 0 0 000001 00000", "11 00 0 0 0"),  # a template it lacks
    ],
)
def test_what_is_malformed_is_refused(extension: bytes) -> None:
    with pytest.raises(BadPayload):
        parse(extension, L1T3)


def test_a_layer_that_is_not_the_templates_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="another layer"):
        build(like(L1T3, 0, own=L1T3.templates[2]), L1T3)
