"""Parity gives back what was lost, exactly, and bears whatever bytes arrive."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.rtp.fec import KEEP_PARITIES, KEEP_UNITS, MOST_UNIT, Protector, Recoverer, covered_up_to
from app.media.rtp.protection import Guard, Plan


def protected(units: dict[int, bytes], share: float) -> list[bytes]:
    """The parities of one block that holds all of these."""
    protector = Protector()
    protector.plan = Plan((Guard(share),), 100.0)
    seqs = list(units)
    return [parity for seq in seqs for parity in protector.protect(seq, units[seq], 0, seq == seqs[-1], 0.0)]


@settings(deadline=None, max_examples=60)
@given(data=st.data(), first=st.integers(0, 65_535), count=st.integers(1, 24))
def test_as_many_losses_as_parities_came_are_made_good_exactly(data: st.DataObject, first: int, count: int) -> None:
    units = {(first + place) % 65_536: data.draw(st.binary(max_size=40)) for place in range(count)}
    parities = protected(units, 1.0)
    assert len(parities) == count
    lost = data.draw(st.sets(st.sampled_from(sorted(units)), max_size=count))
    events = [(seq, unit) for seq, unit in units.items() if seq not in lost]
    events += [(-1, parity) for parity in data.draw(st.permutations(parities))[: len(lost)]]
    recoverer, found = Recoverer(), dict[int, bytes]()
    for seq, what in data.draw(st.permutations(events)):
        found.update(recoverer.parity(what, 0.0) if seq < 0 else recoverer.source(seq, what, 0.0))
    assert found == {seq: units[seq] for seq in lost}


def test_one_parity_of_a_block_is_a_plain_sum_and_fewer_than_the_losses_recover_nothing() -> None:
    units = {1: b"ab", 2: b"cde", 3: b"", 4: b"f"}
    (parity,) = protected(units, 0.25)
    assert parity[8:] == bytes(2 ^ 3 ^ 0 ^ 1 if place == 1 else 0 for place in range(2)) + bytes(
        (ord("a") ^ ord("c") ^ ord("f"), ord("b") ^ ord("d"), ord("e"))
    )
    recoverer = Recoverer()
    assert recoverer.source(1, units[1], 0.0) + recoverer.source(4, units[4], 0.0) == []
    assert recoverer.parity(parity, 0.0) == []
    assert recoverer.source(2, units[2], 5.0) == [(3, b"")]


def test_a_parity_tells_up_to_where_was_sent() -> None:
    (parity,) = protected({65_534: b"a", 65_535: b"b", 0: b"c", 1: b"d"}, 0.25)
    assert covered_up_to(parity) == (1, True) and covered_up_to(b"short") is None


def test_layers_have_blocks_of_their_own_and_the_top_goes_bare() -> None:
    protector = Protector()
    protector.plan = Plan((Guard(0.5), Guard(0.5)), 100.0)
    base = protector.protect(0, b"base", 0, False, 0.0) + protector.protect(1, b"base", 0, True, 0.0)
    top = protector.protect(2, b"top", 2, True, 66.0)
    middle = protector.protect(3, b"mid", 1, False, 133.0) + protector.protect(4, b"mid", 1, True, 133.0)
    assert [covered_up_to(parity) for parity in base + top + middle] == [(1, True)]
    later = protector.protect(5, b"top", 2, True, 200.0)
    assert [covered_up_to(parity) for parity in later] == [(4, True)], "no burst takes a middle frame and its parity"
    recoverer = Recoverer()
    recoverer.source(0, b"base", 0.0)
    assert recoverer.parity(base[0], 0.0) == [(1, b"base")]


@pytest.mark.parametrize(("every_ms", "parities"), [(40, 4), (200, 0)])
def test_small_frames_share_a_parity_while_they_come_close_together(every_ms: int, parities: int) -> None:
    """One packet a frame and a quarter of parity: three to four frames join within 160 ms, none where they are rare."""
    protector = Protector()
    protector.plan = Plan((Guard(0.25),), 160.0)
    made = [protector.protect(seq, bytes(100), 0, True, float(seq * every_ms)) for seq in range(13)]
    assert sum(map(len, made)) == parities


def test_a_frame_of_more_packets_than_a_block_holds_is_protected_in_parts() -> None:
    units = {seq: seq.to_bytes(2, "big") * 5 for seq in range(80)}
    parities = protected(units, 0.1)
    assert [covered_up_to(parity) for parity in parities] == [
        *((31, False), (31, False), (31, True), (63, False), (63, False), (63, True), (79, False), (79, True))
    ]
    recoverer = Recoverer()
    for seq in (seq for seq in units if seq not in (5, 31, 32, 70)):
        recoverer.source(seq, units[seq], 0.0)
    found = dict(one for parity in parities for one in recoverer.parity(parity, 0.0))
    assert found == {seq: units[seq] for seq in (5, 31, 32, 70)}


def test_a_unit_no_parity_could_hold_is_refused_by_the_sender_and_passed_over_by_the_receiver() -> None:
    with pytest.raises(ValueError, match="2,048"):
        Protector().protect(0, bytes(MOST_UNIT + 1), 0, True, 0.0)
    assert Recoverer().source(0, bytes(MOST_UNIT + 1), 0.0) == []


def test_whatever_bytes_arrive_nothing_is_raised_and_nothing_grows() -> None:
    chance, recoverer = random.Random(5), Recoverer()
    real = protected({seq: bytes((seq,)) * 60 for seq in range(20)}, 0.5)
    for step in range(6_000):
        payload = bytearray(chance.choice(real) if step % 2 else chance.randbytes(chance.randint(0, 80)))
        for _ in range(chance.randint(0, 3)):
            if payload:
                payload[chance.randrange(len(payload))] = chance.randrange(256)
        covered_up_to(bytes(payload))
        recoverer.parity(bytes(payload[: chance.randint(0, 90)]), step * 0.1)
        recoverer.source(chance.randrange(40), chance.randbytes(chance.randint(0, 60)), step * 0.1)
    assert len(recoverer._parities) <= KEEP_PARITIES and len(recoverer._units) <= KEEP_UNITS


def test_what_parity_yields_with_a_length_that_cannot_be_is_not_handed_on() -> None:
    (parity,) = protected({1: b"ab", 2: b"cd", 3: b"ef", 4: b"gh"}, 0.25)
    recoverer = Recoverer()
    for seq in (1, 2, 3):
        recoverer.source(seq, b"other", 0.0)
    assert recoverer.parity(parity[:8] + b"\xff" + parity[9:], 0.0) == []


def test_the_oldest_units_and_parities_are_let_go() -> None:
    recoverer = Recoverer()
    (parity,) = protected({1: b"ab", 2: b"cd", 3: b"ef", 4: b"gh"}, 0.25)
    for base in range(KEEP_PARITIES + 50):
        recoverer.parity(base.to_bytes(2, "big") + parity[2:], 0.0)
    assert len(recoverer._parities) == KEEP_PARITIES
    recoverer.parity(parity, 2_001.0)
    assert len(recoverer._parities) == 1
    for seq in range(KEEP_UNITS + 50):
        recoverer.source(seq, b"x", 0.0)
    assert len(recoverer._units) == KEEP_UNITS
    recoverer.source(0, b"x", 2_001.0)
    assert len(recoverer._units) == 1
