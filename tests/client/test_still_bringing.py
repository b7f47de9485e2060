"""What of a still is worth bringing to a screen, by what stands on it already; what is looked at comes first."""

import pytest

from app.client.owed import RANK_FILE, RANK_STILL, RANK_VIEW
from app.client.still_bringing import LEVELS, Coming, coming
from app.consult.state import Still, StillPicture
from app.geometry import Box

PREVIEW, PART, DETAIL, OWN = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)
BOX = Box(10, 10, 200, 100)
PICTURES = (
    StillPicture(DETAIL, 1920, 1080, "detail"),
    StillPicture(PREVIEW, 640, 360, "preview"),
    StillPicture(PART, 200, 100, "detail", BOX),
)


def a_still(quality: str = "whole", size_bytes: int = 300_000, pictures: tuple[StillPicture, ...] = PICTURES) -> Still:
    return Still("s", "nurse.camera", 5, 1920, 1080, OWN, size_bytes, quality, "nurse", 5, pictures=pictures)  # type: ignore[arg-type]


def blobs(*args: object, here: frozenset[str] = frozenset()) -> list[str]:
    return [one.blob for one in coming(*args, here.__contains__)]  # type: ignore[arg-type]


def test_what_is_looked_at_travels_first_and_the_original_last() -> None:
    found = coming(a_still(), -1, lambda blob: False)
    assert [one.blob for one in found] == [PREVIEW, PART, DETAIL, OWN]
    assert [one.rank for one in found] == [RANK_VIEW, RANK_VIEW, RANK_STILL, RANK_FILE]
    assert [one.quality for one in found] == ["preview", "detail", "detail", "whole"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("preview", [PREVIEW, PART, DETAIL, OWN]),
        ("received", [PREVIEW, PART, DETAIL, OWN]),
        ("detail", [PART, OWN]),
        ("whole", []),
    ],
)
def test_nothing_worse_than_what_is_shown_is_brought(shown: str, expected: list[str]) -> None:
    assert blobs(a_still(), LEVELS[shown]) == expected  # type: ignore[index]


def test_what_is_on_this_disk_spares_all_that_is_smaller() -> None:
    assert blobs(a_still(), -1, here=frozenset({OWN})) == [OWN]


def test_a_small_still_goes_as_what_is_kept_of_it_and_one_without_bytes_not_at_all() -> None:
    assert coming(a_still(size_bytes=20_000, pictures=()), -1, lambda blob: False) == (
        Coming(OWN, RANK_STILL, LEVELS["whole"], "whole"),
    )
    assert coming(Still("s", "n.camera", 5, 9, 9, "", 0, "whole", "n", 5), -1, lambda blob: False) == ()


def test_the_finest_of_a_received_picture_is_still_called_received() -> None:
    found = coming(a_still("received"), -1, lambda blob: False)
    assert [one.quality for one in found] == ["preview", "received", "received", "received"]
    assert blobs(a_still("received"), LEVELS["received"]) == [PREVIEW, PART, DETAIL, OWN]
