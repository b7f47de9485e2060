"""Whatever a child that was taken over answers, what is shown fits its own sizes."""

import msgspec
import numpy as np
import pytest

from app.documents.answered import deep_of, picture_of
from app.documents.jobs import Coded, Pixels, Values
from app.documents.opened import DocumentRefused
from app.geometry import Box

TOLD = Values(3, 2, 1.0, -1024.0, 4, Box(0, 0, 3, 2), False, True, 40.0, 400.0)
LOAD = np.arange(6, dtype="<u2").tobytes() + bytes(16)


def test_values_come_with_their_own_greys():
    found = deep_of(TOLD, LOAD)
    assert found.values.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert (len(found.own), found.centre, found.width, found.intercept) == (16, 40.0, 400.0, -1024.0)
    assert found.measured[1, 2] == -1019


@pytest.mark.parametrize(
    ("changes", "load"),
    [
        ({}, LOAD[:-1]),
        ({}, LOAD + b"\0"),
        ({"width": 0, "height": 0}, bytes(16)),
        ({"slope": float("nan")}, LOAD),
        ({"window": float("inf")}, LOAD),
        ({"bits": 2}, LOAD[:-12]),
    ],
)
def test_values_that_are_not_what_they_say_are_refused(changes, load):
    with pytest.raises(DocumentRefused):
        deep_of(msgspec.structs.replace(TOLD, **changes), load)


def test_a_picture_has_as_many_bytes_as_it_says():
    assert picture_of(Pixels(2, 1), bytes(6)).shape == (1, 2, 3)
    for answer, load in ((Pixels(2, 1), bytes(5)), (Pixels(0, 0), b""), (Coded(2, 1), bytes(6))):
        with pytest.raises(DocumentRefused):
            picture_of(answer, load)
