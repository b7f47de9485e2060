"""A keyring that asks, and is not answered, holds up nobody."""

import asyncio
import threading
from pathlib import Path

import pytest

from app.client.keys import Keys
from app.store.keycase import KeyCase, KeysAway
from tests.store.test_keycase import RingHere


class Asking(RingHere):
    """It shows its question until `answered`."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.answered = threading.Event(), threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.answered.wait(10)
        return super().get_password(service, username)


def test_one_who_cannot_answer_works_on_with_a_key_in_the_file(tmp_path: Path) -> None:
    ring = Asking()
    keys = Keys(KeyCase(tmp_path, lambda: ring), ask_s=1.0)  # long for a file, also of a busy computer

    async def story() -> None:
        with pytest.raises(KeysAway):
            await keys.find("anna")
        made = await keys.make("anna")
        ring.answered.set()
        assert made.place == "file"
        while any(thread.name == "keyring" for thread in threading.enumerate()):
            await asyncio.sleep(0.01)
        assert await keys.find("anna") == made  # also when the late answer made one there

    asyncio.run(story())


def test_what_the_case_raises_is_raised_here(tmp_path: Path) -> None:
    def refuse() -> None:
        raise OSError("no")

    with pytest.raises(OSError, match="no"):
        asyncio.run(Keys(KeyCase(tmp_path, lambda: None)).asked(refuse))
