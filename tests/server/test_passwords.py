"""Passwords: kept as Argon2id, never as they are; the few rules say in words what is wrong."""

import pytest

from app.server.passwords import MOST_LETTERS, hashed, matches, why_not


def test_it_is_kept_as_argon2id_and_differs_each_time() -> None:
    first, second = hashed("a rather long pass phrase"), hashed("a rather long pass phrase")
    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second
    assert "rather" not in first
    assert matches(first, "a rather long pass phrase")
    assert not matches(first, "a rather long pass phrasE")


def test_two_keyboards_type_one_letter_in_two_ways() -> None:
    assert matches(hashed("blåbærsyltetøy"), "bla\u030abærsyltetøy")


@pytest.mark.parametrize("kept", ["", "plain text", "$argon2id$v=19$m=19456,t=2,p=1$", "$2b$12$abcdefghijklmnopqrstuv"])
def test_what_is_no_hash_matches_nothing(kept: str) -> None:
    assert not matches(kept, kept)


@pytest.mark.parametrize(
    ("secret", "says"),
    [
        ("seven77", "too short"),
        ("x" * (MOST_LETTERS + 1), "too long"),
        ("Password123", "guesses"),
        ("aaaaaaaaaaaa", "guesses"),
        ("anna2026!", "own name"),
    ],
)
def test_what_is_wrong_is_said_in_words(secret: str, says: str) -> None:
    assert says in (why_not(secret, "anna") or "")


@pytest.mark.parametrize(
    "secret", ["a rather long pass phrase", "zwölf Boxkämpfer", "今天天气很好我们去看海", "x7#kQ2!m"]
)
def test_a_good_one_of_any_language_is_taken(secret: str) -> None:
    assert why_not(secret, "anna") is None
