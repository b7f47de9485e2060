"""A sealed value opens with its key in its place, and nowhere else."""

import msgspec
import pytest

from app.store.sealing import MARK, Seal, SealBroken, is_sealed, new_key


def test_a_value_opens_in_its_own_place_alone() -> None:
    seal = Seal(new_key())
    sealed = seal.seal(b"Marit Aas", "submits", "c1", 3)
    assert seal.open(sealed, "submits", "c1", 3) == b"Marit Aas"
    for place in (
        ("submits", "c1", 4),
        ("submits", "c13"),
        ("submits", "c1"),
        ("records", "c1", 3),
        ("submit", "sc1", 3),
    ):
        with pytest.raises(SealBroken):
            seal.open(sealed, *place)


def test_another_key_a_flipped_bit_and_a_short_or_plain_value_do_not_open() -> None:
    seal = Seal(new_key())
    sealed = seal.seal(b"words", "texts")
    with pytest.raises(SealBroken):
        Seal(new_key()).open(sealed, "texts")
    for at in range(len(sealed)):
        with pytest.raises(SealBroken):
            seal.open(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :], "texts")
        with pytest.raises(SealBroken):
            seal.open(sealed[:at], "texts")


def test_the_same_words_are_never_sealed_alike_and_nothing_of_them_shows() -> None:
    seal = Seal(new_key())
    one, other = seal.seal(b"Marit Aas", "texts"), seal.seal(b"Marit Aas", "texts")
    assert one != other and b"Marit" not in one
    assert seal.open(one, "texts") == seal.open(other, "texts")


def test_no_value_in_messagepack_looks_sealed() -> None:
    for value in (None, 1, "x", b"x", [1], {"a": 1}, -5, 2.5, [0] * 70_000):
        assert not is_sealed(msgspec.msgpack.encode(value))
    assert is_sealed(MARK)


def test_prints_and_file_keys_differ_by_key_and_say_nothing_of_it() -> None:
    key = new_key()
    seal, other = Seal(key), Seal(new_key())
    assert seal.print == Seal(key).print != other.print
    file = seal.new_file()
    assert seal.of_file(file.id) == file != other.of_file(file.id)
    assert len({file.key, key, seal.new_file().key}) == 3
    with pytest.raises(ValueError, match="key"):
        Seal(key[:31])
