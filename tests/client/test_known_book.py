"""What is learned of a person while something else is asked about them is kept, and who was forgotten stays so."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from msgspec.structs import replace

from app.client.known_book import KnownBook
from app.consult.person import Person
from app.store.known import Known
from tests.client.test_desk import desk_in

KNOWN = Known("anna", "h:1", "h:1", Person("anna", "Anna", "clinic", "north"), "s", house="s", key=b"k", verifier="old")


def with_book(folder: Path, story: Callable[[KnownBook], Awaitable[None]]) -> Known | None:
    async def told() -> Known | None:
        desk = desk_in(folder)
        book = KnownBook(desk, lambda: None)
        await book.change("anna", "h:1", lambda now: KNOWN)
        try:
            await story(book)
            return await book.find("anna", "h:1")
        finally:
            await book.close()
            await desk.close()

    return asyncio.run(told())


def test_a_secret_that_was_let_in_meanwhile_is_not_put_back_by_the_one_that_was_tried(tmp_path: Path) -> None:
    async def story(book: KnownBook) -> None:
        await book.change("anna", "h:1", lambda now: replace(KNOWN, verifier="new"))
        await book.tried(KNOWN, True)
        await book.tried(KNOWN, False)
        await book.shut(KNOWN, "wrong_password")

    found = with_book(tmp_path, story)
    assert found is not None
    assert (found.verifier, found.wrong, found.key) == ("new", 0, b"k")


def test_who_was_forgotten_meanwhile_stays_forgotten(tmp_path: Path) -> None:
    async def story(book: KnownBook) -> None:
        await book.forget(KNOWN)
        await book.tried(KNOWN, True)
        await book.shut(KNOWN, "not_enrolled")

    assert with_book(tmp_path, story) is None


def test_what_the_server_says_of_a_key_takes_key_and_secret_and_of_an_account_the_secret(tmp_path: Path) -> None:
    revoked = with_book(tmp_path / "1", lambda book: book.shut(KNOWN, "revoked"))
    assert revoked is not None and (revoked.verifier, revoked.key, revoked.house) == ("", b"", "")
    disabled = with_book(tmp_path / "2", lambda book: book.shut(KNOWN, "disabled"))
    assert disabled is not None and (disabled.verifier, disabled.key, disabled.house) == ("", b"k", "s")
