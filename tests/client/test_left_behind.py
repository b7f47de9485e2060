"""What is sent behind ends at a word, whatever it waits for: who comes back waits for no question of a keyring."""

import asyncio
from pathlib import Path

from app.client.behind import Behind
from app.client.credential import Credential
from app.client.keys import Keys
from app.consult.person import Person
from app.store.keycase import KeyCase
from app.store.known import Known
from tests.client.test_desk import desk_in
from tests.client.test_keys import Asking

KNOWN = Known("anna", "h:1", "h:1", Person("anna", "Anna", "clinic", "north"), "s", house="s", key=b"k")


def test_who_comes_back_while_the_keyring_asks_has_the_shelf_at_once(tmp_path: Path) -> None:
    ring = Asking()

    async def story() -> None:
        desk = desk_in(tmp_path)
        desk.keys = Keys(KeyCase(tmp_path, lambda: ring), ask_s=60)
        behind = Behind(desk, KNOWN, Credential(bytes(32)), lambda: False, lambda code: None)
        running = desk.tasks.start(behind.run(), "behind")
        while not ring.asked.is_set():
            await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.wait((running,), timeout=5)
        assert running.done() and not ring.answered.is_set()
        ring.answered.set()
        await desk.close()

    try:
        asyncio.run(story())
    finally:
        ring.answered.set()
