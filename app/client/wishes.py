"""What of which surface is wanted on this screen, and how sharp: one wish a surface; knows no picture and no file."""

from collections.abc import Iterator
from typing import NamedTuple

from app.consult.events.surface import Surface
from app.geometry import Box

SMALL_SCALE = 0.1
MOST_SMALL = 24  # as many as a strip asks for at once
MOST_LARGE = 12  # the stage, what is beside it, and the pages left last


class Wish(NamedTuple):
    """`box` of the surface, None all of it, in `scale` pixels a unit."""

    surface: Surface
    box: Box | None
    scale: float

    @property
    def is_small(self) -> bool:
        """For a row among others."""
        return self.scale <= SMALL_SCALE


class Wishes:
    """By surface key, the oldest first; of each sort the oldest leave, so that a strip that is scrolled through
    displaces nothing that is looked at, and nothing that was looked at the strip."""

    def __init__(self) -> None:
        self._kept: dict[str, Wish] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._kept))

    def __getitem__(self, key: str) -> Wish:
        return self._kept[key]

    def get(self, key: str) -> Wish | None:
        return self._kept.get(key)

    def forget(self, key: str) -> None:
        self._kept.pop(key, None)

    def put(self, key: str, wish: Wish) -> bool:
        """False where it is a small one of what is wanted larger: the larger picture serves both."""
        before = self._kept.get(key)
        if wish.is_small and before is not None and not before.is_small:
            return False
        self._kept.pop(key, None)
        self._kept[key] = wish
        like = [one for one, kept in self._kept.items() if kept.is_small == wish.is_small]
        for one in like[: -MOST_SMALL if wish.is_small else -MOST_LARGE]:
            self._kept.pop(one)
        return True
