"""Who was here before: the key of a person and this computer is the one that is enrolled, or none."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.client.keys import Keys
from app.client.known_book import KnownBook
from app.client.others import Others
from app.consult.person import Person
from app.store.keycase import KeyCase
from app.store.known import Known
from tests.client.test_desk import desk_in
from tests.store.test_keycase import RingHere

ANNA = Known("anna", "h:1", "h:1", Person("anna", "Anna Berg", "clinic", "north"), "server")


def told(folder: Path, story: Callable[[Others, RingHere], Coroutine[Any, Any, None]]) -> None:
    async def whole() -> None:
        ring, desk = RingHere(), desk_in(folder)
        desk.keys = Keys(KeyCase(folder, lambda: ring))
        book = KnownBook(desk, lambda: None)
        others = Others(desk, book, lambda: False)
        try:
            await story(others, ring)
        finally:
            await others.close()
            await book.close()
            await desk.close()

    asyncio.run(whole())


def test_a_keyring_that_is_locked_for_a_while_gives_no_second_key(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        made = await others.credential(ANNA, makes=True)
        assert made is not None
        for known in (ANNA, replace(ANNA, key=made.key)):
            ring.locked = True
            assert await others.credential(known, makes=True) is None
            ring.locked = False
            found = await others.credential(known)
            assert found is not None and found.key == made.key
        assert not (tmp_path / "keys.json").exists()

    told(tmp_path, story)


def test_only_the_enrolled_key_is_used_and_one_that_is_gone_is_made_anew_at_a_sign_in(tmp_path: Path) -> None:
    async def story(others: Others, ring: RingHere) -> None:
        made = await others.credential(ANNA, makes=True)
        assert made is not None
        enrolled = replace(ANNA, key=made.key)
        ring.kept.clear()
        assert await others.credential(enrolled) is None and not ring.kept
        anew = await others.credential(enrolled, makes=True)
        assert anew is not None and anew.key != made.key
        assert await others.credential(enrolled) is None

    told(tmp_path, story)
