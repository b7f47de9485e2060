"""How a file is to go: whole and behind what is looked at, its key pages alone, or tonight; and how long that takes.
Pure."""

import math
import re
from datetime import datetime, timedelta
from typing import Literal

How = Literal["all", "pages", "tonight"]

PAGE_BYTES = 30_000  # of a page to be looked at; measured, print of 9 pt on a full page is read so
KEY_BYTES = 120_000  # of a page that was chosen: its file may never come
LONG_S = 30  # what takes less is not asked about
LARGE_BYTES = 2_000_000  # is asked about where nobody knows how fast this link is
TONIGHT_HOUR = 20  # of this place: its consulting hours are over
SOON_MS = 3_600_000  # chosen shortly before that hour or in the night, the next one is meant
_PART, _DASH = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?"), re.compile(r"\s*[-–]\s*")


class BadPages(Exception):
    """These words name no pages of this document. `text` is the part that does not."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def seconds_for(size_bytes: int, bps: int) -> int:
    """Rounded up; `bps` bits a second, at least 1."""
    return math.ceil(size_bytes * 8 / max(bps, 1))


def is_long(size_bytes: int, bps: int | None) -> bool:
    """Whether the person is asked how it is to go."""
    return size_bytes > LARGE_BYTES if bps is None else seconds_for(size_bytes, bps) > LONG_S


def tonight(now: datetime) -> datetime:
    """When it goes at the latest, in the same zone as `now`."""
    hour = now.replace(hour=TONIGHT_HOUR, minute=0, second=0, microsecond=0)
    return hour if hour - now >= timedelta(milliseconds=SOON_MS) else hour + timedelta(days=1)


def pages_named(words: str, count: int) -> tuple[int, ...]:
    """`1-3, 7` as (0, 1, 2, 6): in order, each once, counted from 0. Raises BadPages."""
    found: set[int] = set()
    for part in filter(None, re.split(r"[,;\s]+", _DASH.sub("-", words))):
        match = _PART.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= count:
            raise BadPages(part)
        found.update(range(first - 1, last))
    return tuple(sorted(found))


def named_pages(pages: tuple[int, ...]) -> str:
    """The other way round."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first + 1) if first == last else f"{first + 1}-{last + 1}" for first, last in runs)
