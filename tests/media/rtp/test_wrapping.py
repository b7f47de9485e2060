"""Numbers that wrap go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.rtp.wrapping import Unwrapper, ahead


@given(st.sampled_from((16, 32)), st.data())
def test_numbers_go_on_across_any_number_of_turns(bits: int, data: st.DataObject) -> None:
    whole = data.draw(st.integers(0, (1 << bits) - 1))
    unwrapper = Unwrapper(bits)
    assert unwrapper.unwrap(whole) == whole
    for step in data.draw(st.lists(st.integers(0, (1 << bits - 1) - 1), max_size=30)):
        whole += step
        assert unwrapper.unwrap(whole % (1 << bits)) == whole


@given(st.integers(0, 1 << 20), st.lists(st.integers(-300, 300), max_size=60))
def test_late_ones_keep_their_number(start: int, jumps: list[int]) -> None:
    unwrapper = Unwrapper(16)
    base = start % (1 << 16)
    unwrapper.unwrap(base)
    newest = base
    for jump in jumps:
        value = newest + jump
        assert unwrapper.unwrap(value % (1 << 16)) == value
        newest = max(newest, value)


@pytest.mark.parametrize(
    ("later", "earlier", "bits", "steps"),
    [(1, 65535, 16, 2), (65535, 1, 16, -2), (32767, 0, 16, 32767), (32768, 0, 16, -32768), (3, 250, 8, 9)],
)
def test_the_shorter_way_round_is_taken(later: int, earlier: int, bits: int, steps: int) -> None:
    assert ahead(later, earlier, bits) == steps
