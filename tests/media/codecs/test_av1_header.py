"""References read from real frame headers: SVT-AV1's layers, and what they cost when they are lost."""

import pytest

from app.media.codecs import obu
from app.media.codecs.av1_header import Dependence, References, Sequence, read_header, read_sequence
from app.media.codecs.bits import BitWriter
from app.media.codecs.layering import layer
from app.media.codecs.payload import BadPayload
from tests.media.codecs import streams


def followed(units: tuple[bytes, ...]) -> list[Dependence]:
    references = References()
    return [references.follow(obu.split(unit), number) for number, unit in enumerate(units)]


def written(*fields: tuple[int, int]) -> bytes:
    """(value, bits) each, and zeros enough behind them."""
    bits = BitWriter()
    for value, width in fields:
        bits.put(value, width)
    return bits.whole() + bytes(40)


def test_the_size_of_the_pictures_stands_in_the_sequence_header() -> None:
    sequence = read_sequence(obu.body(obu.split(streams.av1()[0])[1]))
    assert (sequence.width, sequence.height) == (streams.WIDTH, streams.HEIGHT)
    assert sequence.order_hint_bits == 7


def test_by_default_every_second_frame_is_kept_by_none() -> None:
    found = followed(streams.av1())
    assert [one.is_key for one in found] == [True] + [False] * 9
    assert [one.is_kept for one in found] == [layer("L1T3", i) < 2 for i in range(10)]
    assert [one.references for one in found[:9]] == [
        (),
        (0,),
        (0,),
        (2, 0),
        (0,),
        (4, 2, 0),
        (4, 2, 0),
        (6, 4, 2),
        (4, 0),
    ]


def test_no_frame_refers_to_a_higher_layer_and_a_forced_key_frame_begins_the_pattern_anew() -> None:
    found = followed(streams.av1(key_at=5))
    assert [i for i, one in enumerate(found) if one.is_key] == [0, 5]
    for number, one in enumerate(found):
        since = number - (5 if number >= 5 else 0)
        assert one.is_kept == (layer("L1T3", since) < 2)
        assert all(reference >= number - since for reference in one.references)
        assert all(layer("L1T3", since - number + other) <= layer("L1T3", since) for other in one.references)


def test_flat_coding_needs_every_frame() -> None:
    found = followed(streams.av1(hierarchical=False))
    assert [one.references for one in found] == [()] + [(i,) for i in range(9)]
    assert all(one.is_kept for one in found)


def test_frames_that_nobody_keeps_may_be_lost_and_the_others_look_the_same() -> None:
    units = streams.av1()
    found = followed(units)
    kept = [i for i, one in enumerate(found) if one.is_kept]
    everything = streams.decoded("libdav1d", units)
    assert streams.equal(streams.decoded("libdav1d", (units[i] for i in kept)), [everything[i] for i in kept])


def test_a_frame_before_its_sequence_header_cannot_be_read() -> None:
    with pytest.raises(BadPayload):
        References().follow(obu.split(streams.av1()[1]), 0)


PLAIN = Sequence(320, 180, False, 0, 0, 7, 2, 2)


@pytest.mark.parametrize(
    ("fields", "refreshes", "refers", "is_key", "shows"),
    [
        ([(1, 1), (5, 3)], 0, (), False, 5),  # one shown again
        ([(0, 1), (0, 2), (1, 1)], 0xFF, (), True, None),  # key, shown
        ([(0, 1), (2, 2), (1, 1), (0, 1), (0, 3), (9, 7), (0b101, 8)], 0b101, (), False, None),  # intra only
        ([(0, 1), (1, 2), (1, 1), (0, 1), (0, 3), (9, 7), (0, 3), (2, 8), (1, 1)], 2, tuple(range(8)), False, None),
        (
            [(0, 1), (1, 2), (0, 1), (1, 1), (0, 1), (0, 3), (9, 7), (0, 3), (2, 8), (0, 1), (3, 3)],
            2,
            (0, 3),
            False,
            None,
        ),
        ([(0, 1), (1, 2), (1, 1), (1, 1), (0, 3), (9, 7), (4, 8), (0, 56), (0, 1), (6, 3)], 4, (0, 6), False, None),
        ([(0, 1), (3, 2), (1, 1), (0, 2), (9, 7), (0, 56), (0, 1), (7, 3)], 0xFF, (0, 7), False, None),  # switch
    ],
)
def test_each_kind_of_frame_is_read(
    fields: list[tuple[int, int]], refreshes: int, refers: tuple[int, ...], is_key: bool, shows: int | None
) -> None:
    header = read_header(written(*fields), PLAIN)
    assert (header.refreshes, header.refers, header.is_key, header.shows) == (refreshes, refers, is_key, shows)


def test_frame_ids_and_forced_tools_are_stepped_over() -> None:
    sequence = Sequence(320, 180, False, 10, 8, 0, 1, 2)
    fields = [(1, 2), (1, 1), (0, 1), (0, 1), (1, 1), (700, 10), (0, 1), (0, 3), (8, 8)]
    references = [field for slot in range(7) for field in ((slot, 3), (255, 8))]
    assert read_header(written((0, 1), *fields, *references), sequence).refers == tuple(range(7))


def test_a_still_picture_is_a_key_frame() -> None:
    sequence = read_sequence(written((0, 3), (1, 1), (1, 1), (0, 5), (3, 4), (3, 4), (15, 4), (7, 4)))
    assert (sequence.width, sequence.height) == (16, 8)
    assert read_header(b"", sequence).is_key


def test_timing_delays_and_ids_are_stepped_over() -> None:
    timing = [(1, 1), (1, 32), (30, 32), (1, 1), (1, 1), (0, 1)]
    points = [(1, 1), (1, 5), (0, 12), (8, 5), (1, 1), (1, 1), (9, 4), (0, 12), (4, 5), (0, 1)]
    size = [(7, 4), (7, 4), (199, 8), (99, 8)]
    ids = [(1, 1), (6, 4), (1, 3)]
    tools = [(0, 3), (0, 4), (1, 1), (0, 2), (0, 1), (1, 1), (0, 1), (1, 1), (4, 3)]
    sequence = read_sequence(written((0, 3), (0, 1), (0, 1), *timing, *points, *size, *ids, *tools))
    assert sequence == Sequence(200, 100, False, 10, 8, 5, 1, 1)


def test_a_decoder_model_is_refused() -> None:
    with pytest.raises(BadPayload):
        read_sequence(written((0, 5), (1, 1), (1, 32), (30, 32), (0, 1), (1, 1)))
