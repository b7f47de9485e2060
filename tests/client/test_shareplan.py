"""How long a file takes, when tonight is, and which pages a person means."""

from datetime import datetime

import pytest

from app.client.shareplan import BadPages, is_long, named_pages, pages_named, seconds_for, tonight


def test_how_long_it_takes_is_never_said_too_short() -> None:
    assert seconds_for(20_000_000, 100_000) == 1_600
    assert seconds_for(1, 100_000) == 1 and seconds_for(1_000, 0) == 8_000


def test_a_file_is_asked_about_where_it_takes_long_or_nobody_knows() -> None:
    assert is_long(1_000_000, 100_000) and not is_long(1_000_000, 10_000_000)
    assert is_long(20_000_000, None) and not is_long(100_000, None)


@pytest.mark.parametrize(("now", "day", "hour"), [((9, 5), 22, 20), ((19, 30), 23, 20), ((23, 0), 23, 20)])
def test_tonight_is_after_the_consulting_hours(now: tuple[int, int], day: int, hour: int) -> None:
    at = tonight(datetime(2026, 11, 22, *now))
    assert (at.day, at.hour, at.minute) == (day, hour, 0)


@pytest.mark.parametrize(
    ("words", "pages"),
    [("1", (0,)), ("3-5, 1", (0, 2, 3, 4)), (" 2 ; 2–3 ", (1, 2)), ("1 - 2", (0, 1)), ("4 6", (3, 5)), ("", ())],
)
def test_pages_are_named_as_people_write_them(words: str, pages: tuple[int, ...]) -> None:
    assert pages_named(words, 9) == pages
    assert pages_named(named_pages(pages), 9) == pages


@pytest.mark.parametrize("words", ["0", "10", "3-2", "a", "1-", "1,,x", "1-99999999"])
def test_what_names_no_page_is_said(words: str) -> None:
    with pytest.raises(BadPages):
        pages_named(words, 9)


def test_runs_are_written_short() -> None:
    assert named_pages((0, 1, 2, 6, 7, 9)) == "1-3, 7-8, 10"
