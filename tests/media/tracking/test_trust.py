"""The table of trust, row by row: each thing that is asked is asked, and a mirror image is never anything."""

import msgspec
import numpy as np
import pytest

from app.media.tracking import trust
from app.media.tracking.anchor import Anchored
from app.media.tracking.planes import Shape

CORNERS = np.array([[0.0, 0], [90, 0], [90, 90], [0, 90]])


def shape(across: float = 1.0, down: float = 1.0, lean: float = 0.0) -> Shape:
    return Shape(np.array([[across, 0, 0], [0, down, 0], [lean, 0, 1.0]]), CORNERS)


FINE = Anchored(np.eye(3), shape(), 25, 0.8, 4, 0.5, 0.9, 1.0, 1.0)


def test_what_is_like_it_in_every_way_is_good() -> None:
    assert trust.verdict(FINE) == "good"
    assert trust.confidence(FINE) == 1.0


@pytest.mark.parametrize(
    "change",
    [
        {"points": 7},
        {"share": 0.2},
        {"quarters": 2},
        {"error_px": 2.5},
        {"alike": 0.5},
        {"parts": 0.5},
        {"seen": 0.5},
        {"shape": shape(3.5, 3.5)},
        {"shape": shape(0.3, 0.3)},
        {"shape": shape(1.0, 2.5)},
        {"shape": shape(lean=0.006)},
    ],
)
def test_each_single_want_makes_it_no_longer_good(change: dict[str, object]) -> None:
    assert trust.verdict(msgspec.structs.replace(FINE, **change)) == "doubtful"


@pytest.mark.parametrize(
    "change",
    [{"points": 5}, {"alike": 0.3}, {"parts": 0.3}, {"share": 0.1}, {"quarters": 1}, {"shape": shape(5, 5)}],
)
def test_what_is_worse_is_not_even_doubtful(change: dict[str, object]) -> None:
    assert trust.verdict(msgspec.structs.replace(FINE, **change)) == "bad"


def test_a_mirror_image_is_refused_however_alike_it_is() -> None:
    assert trust.verdict(msgspec.structs.replace(FINE, shape=shape(-1.0, 1.0))) == "bad"
    assert trust.verdict(None) == "bad"


def test_confidence_falls_with_likeness() -> None:
    told = [trust.confidence(msgspec.structs.replace(FINE, alike=alike)) for alike in (0.3, 0.5, 0.7, 0.9)]
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
