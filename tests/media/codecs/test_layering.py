"""Descriptors of real streams: what the reader tells is what the frames are made from, on any number, in any order."""

import pytest

from app.media.codecs import obu
from app.media.codecs.av1_header import Dependence, References
from app.media.codecs.layering import DescriptorReader, DescriptorWriter, Mode, Place, layer, structure
from tests.media.codecs import streams


def dependences(units: tuple[bytes, ...], first: int) -> list[Dependence]:
    references = References()
    return [references.follow(obu.split(unit), first + i) for i, unit in enumerate(units)]


def read(reader: DescriptorReader, extension: bytes) -> Place:
    place = reader.read(extension)
    assert place is not None
    return place


@pytest.mark.parametrize("first", [0, 65_530, 3_000_000])
def test_the_reader_tells_what_svt_av1_did(first: int) -> None:
    writer, reader = DescriptorWriter("L1T3"), DescriptorReader()
    for i, one in enumerate(dependences(streams.av1(), first)):
        extensions = writer.write(first + i, layer("L1T3", i), one.references, 3)
        places = [read(reader, extension) for extension in extensions]
        assert [(place.begins, place.ends) for place in places] == [(True, False), (False, False), (False, True)]
        shift = places[0].frame_id - first - i
        assert shift % 65_536 == 0
        for place in places:
            assert place.frame_id == first + i + shift
            assert place.references == tuple(number + shift for number in one.references)
            assert (place.temporal, place.is_key, place.is_needed) == (layer("L1T3", i), one.is_key, one.is_kept)
            assert place.base_before == (None if i == 0 else first + (i - 1) // 4 * 4 + shift)


def test_most_packets_cost_three_bytes_and_the_structure_stands_in_one() -> None:
    writer = DescriptorWriter("L1T3", sizes=((streams.WIDTH, streams.HEIGHT),))
    lengths = [
        [len(extension) for extension in writer.write(i, layer("L1T3", i), one.references, 2)]
        for i, one in enumerate(dependences(streams.av1(), 0))
    ]
    assert lengths[0] == [31, 3]
    assert all(length == [3, 3] for i, length in enumerate(lengths) if i in (1, 2, 4, 5, 6, 7, 9))
    assert max(max(length) for length in lengths[1:]) <= 6


@pytest.mark.parametrize(("mode", "period"), [("L1T1", 1), ("L1T2", 2), ("L1T3", 4)])
def test_plain_layers_need_nothing_custom(mode: Mode, period: int) -> None:
    """Each frame refers to the newest of a lower layer, as W3C draws it."""
    writer, reader = DescriptorWriter(mode), DescriptorReader()
    for number in range(40):
        temporal = layer(mode, number)
        step = period >> temporal
        extension = writer.write(number, temporal, (number - step,) if number else (), 1)[0]
        assert len(extension) == 3 or number == 0
        place = read(reader, extension)
        assert place.temporal == temporal
        assert place.is_needed == (temporal == 0 or temporal < period.bit_length() - 1)


def test_layers_begin_anew_with_a_key_frame() -> None:
    assert [layer("L1T1", i) for i in range(4)] == [0, 0, 0, 0]
    assert [layer("L1T2", i) for i in range(4)] == [0, 1, 0, 1]
    assert [layer("L1T3", i) for i in range(6)] == [0, 2, 1, 2, 0, 2]


def test_who_comes_late_reads_from_the_next_key_frame_on() -> None:
    writer, reader = DescriptorWriter("L1T1"), DescriptorReader()
    writer.write(0, 0, (), 1)
    assert reader.read(writer.write(1, 0, (0,), 1)[0]) is None
    assert read(reader, writer.write(2, 0, (), 1)[0]).is_key
    assert read(reader, writer.write(3, 0, (2,), 1)[0]).references != ()


def test_late_packets_keep_their_ids_and_their_meaning() -> None:
    before = DescriptorWriter("L1T3")
    old = [before.write(i, layer("L1T3", i), (i - 1,) if i else (), 1)[0] for i in range(3)]
    after = DescriptorWriter("L1T1", before.next_offset)
    new = [after.write(i, 0, (i - 1,) if i > 3 else (), 1)[0] for i in range(3, 6)]
    reader = DescriptorReader()
    first = read(reader, old[0]).frame_id
    assert [read(reader, one).frame_id - first for one in (old[2], old[1], new[0], new[2], new[1])] == [2, 1, 3, 5, 4]
    assert reader.read(old[1]) is None  # its structure is gone; it is not taken for another's
    assert read(reader, old[0]).is_key
    assert read(reader, new[1]).frame_id - first == 4  # an old structure that comes again does not replace a newer


def test_what_is_too_old_to_be_written_is_left_out() -> None:
    writer, reader = DescriptorWriter("L1T1"), DescriptorReader()
    read(reader, writer.write(0, 0, (), 1)[0])
    for number in range(1, 600):
        place = read(reader, writer.write(number, 0, (number - 1, 0), 1)[0])
        assert len(place.references) == (2 if 1 < number <= 256 else 1) or number == 1


def test_a_stream_that_skips_too_much_must_begin_anew() -> None:
    writer = DescriptorWriter("L1T1")
    writer.write(0, 0, (), 1)
    with pytest.raises(ValueError, match="key frame"):
        writer.write(300, 0, (0,), 1)


@pytest.mark.parametrize("mode", ["L1T1", "L1T2", "L1T3"])
def test_one_chain_protects_all_targets(mode: Mode) -> None:
    made = structure(mode, 62)
    assert made.protected_by == (0,) * made.targets
    assert made.targets == max(one.temporal for one in made.templates) + 1


def test_ids_go_on_rising_when_numbers_begin_anew() -> None:
    writer, reader = DescriptorWriter("L1T1"), DescriptorReader()
    numbers = range(0, 200_000, 20_000)
    assert [read(reader, writer.write(number, 0, (), 1)[0]).frame_id for number in numbers] == list(numbers)
