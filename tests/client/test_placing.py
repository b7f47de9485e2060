"""Values from the network are taken only where they were said to lie, one for each pixel."""

import numpy as np
import pytest
from msgspec.structs import replace

from app.client.placing import placed
from app.documents.deep import Deep
from app.documents.opened import DocumentRefused
from app.geometry import Box

SIZE, PART = (200.0, 100.0), Box(20, 10, 30, 40)
FOUND = Deep(np.zeros((40, 30), np.uint16), 1.0, 0.0, 12, PART)
PAGE = replace(FOUND, box=Box(0, 0, *SIZE), is_exact=False)


def test_what_lies_as_it_was_offered_is_taken() -> None:
    assert placed(FOUND, PART, SIZE) is FOUND
    assert placed(PAGE, None, SIZE) is PAGE


@pytest.mark.parametrize(
    "box",
    [
        Box(21, 10, 30, 40),  # elsewhere than it was offered
        Box(-1, 10, 30, 40),
        Box(180, 10, 30, 40),
        Box(20, 70, 30, 40),
        Box(20, 10, 0, 40),
        Box(20, 10, float("nan"), 40),
        Box(20, 10, float("inf"), 40),
    ],
)
def test_what_lies_elsewhere_or_nowhere_is_refused(box: Box) -> None:
    offers = [PART, box] if box.width == box.width and box != Box(21, 10, 30, 40) else [PART]
    for offered in offers:
        with pytest.raises(DocumentRefused):
            placed(replace(FOUND, box=box), offered, SIZE)


def test_exact_values_are_one_for_each_pixel() -> None:
    few = replace(FOUND, values=np.zeros((4, 3), np.uint16))
    with pytest.raises(DocumentRefused):
        placed(few, PART, SIZE)
    assert placed(replace(few, is_exact=False), PART, SIZE).values.shape == (4, 3)


def test_a_part_is_not_taken_for_the_page() -> None:
    with pytest.raises(DocumentRefused):
        placed(FOUND, None, SIZE)
    with pytest.raises(DocumentRefused):
        placed(PAGE, PART, SIZE)
