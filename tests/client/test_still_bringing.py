"""What of a still is worth bringing to a screen, by what stands on it already; what is looked at comes first."""

from pathlib import Path

import numpy as np
import pytest

from app.client.desk import Desk
from app.client.owed import RANK_FILE, RANK_STILL, RANK_VIEW
from app.client.still_bringing import LEVELS, Coming, StillBringing, coming
from app.client.studio import Studio
from app.client.views import Picture
from app.consult.events.surface import FrameSurface, surface_key
from app.consult.state import Still, StillPicture
from app.geometry import Box
from app.media.frames import Frame, FrameRef
from app.store.blobs import Blobs
from tests.client.test_studio import play

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


def test_a_received_part_stands_sharp_in_its_place_until_the_whole_has_come(tmp_path: Path) -> None:
    """It is never taken for a picture of the whole frame."""
    surface, box = FrameSurface("nurse.camera", 5, 1920, 1080), Box(960, 540, 480, 270)
    key, shown = surface_key(surface), list[tuple[Frame, str]]()

    async def story(desk: Desk, studio: Studio) -> None:
        sharp = Frame(FrameRef("nurse.camera", 5), np.full((270, 480, 3), 255, np.uint8), 1920, 1080, box=box)
        desk.cache.put(key, Picture(key, sharp, 1920, 1080, "received", box), 1)
        blobs = Blobs(tmp_path / "blobs")

        async def pull(blob: str, rank: int) -> None:
            """Nothing is far."""

        def put(_surface: FrameSurface, frame: Frame, quality: str) -> None:
            shown.append((frame, quality))
            desk.cache.put(key, Picture(key, frame, 1920, 1080, quality), 1)  # type: ignore[arg-type]

        bringing = StillBringing(desk, blobs, pull, put)
        for one, side in ((Coming("p", 1, 0, "preview"), 320), (Coming("w", 1, 3, "whole"), 1920)):
            await bringing._show(surface, one, np.zeros((side * 9 // 16, side, 3), np.uint8))

    play(tmp_path, story)
    (preview, _), (whole, _) = shown
    assert [quality for _, quality in shown] == ["preview", "whole"]
    assert preview.pixels.shape == (1080, 1920, 3) and preview.box is None
    assert preview.pixels[600, 1000].min() == 255 and preview.pixels[200, 200].max() == 0
    assert whole.pixels.max() == 0
