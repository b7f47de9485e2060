"""The whole memory is searched between calls only, however many hold it, and all that waited is found then."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from app.media.sweep import Sweep


class Ring:
    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _threshold() -> Iterator[None]:
    """What other tests hold is set aside: much old memory alone makes the interpreter put off searching it."""
    before = gc.get_threshold()
    gc.freeze()
    gc.collect()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def whole_searches() -> int:
    return int(gc.get_stats()[2]["collections"])


def pressed() -> None:
    """So much that the interpreter would search its whole memory more than once."""
    gc.set_threshold(10, 2, gc.get_threshold()[2])
    kept = [[number] for number in range(20_000)]
    gc.set_threshold(700, 10, gc.get_threshold()[2])
    assert kept


def test_nothing_is_searched_whole_while_a_call_holds_it() -> None:
    sweep = Sweep()
    gc.set_threshold(700, 10, 1)
    before = whole_searches()
    pressed()
    assert whole_searches() > before
    sweep.hold()
    before = whole_searches()
    pressed()
    assert whole_searches() == before
    sweep.release()


def test_what_waited_is_found_when_the_last_one_lets_go() -> None:
    sweep = Sweep()
    threshold = gc.get_threshold()
    sweep.hold()
    sweep.hold()
    ring = weakref.ref(Ring())
    sweep.release()
    assert sweep.is_held
    assert gc.get_threshold() != threshold
    sweep.release()
    assert ring() is None
    assert not sweep.is_held
    assert gc.get_threshold() == threshold
