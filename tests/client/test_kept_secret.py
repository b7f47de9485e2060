"""What is kept of a secret opens with the person's own key alone; an earlier program's, in clear, still counts."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.client import kept_secret
from app.client.keys import Keys
from app.client.shelf import shelf_folder, shelf_name
from app.client.unlocking import NoKey, unlocked
from app.consult.person import Person
from app.store import verifier
from app.store.keycase import KeyCase
from app.store.known import Known
from app.tasks import named_executor
from tests.client.test_desk import desk_in
from tests.store.test_keycase import RingHere

ANNA = Known("anna", "h:1", "h:1", Person("anna", "Anna Berg", "clinic", "north"), "server")


def test_it_is_known_with_the_key_and_says_nothing_without(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def story() -> None:
        ring, desk, secrets = RingHere(), desk_in(tmp_path), named_executor("secrets")
        desk.keys = Keys(KeyCase(tmp_path, lambda: ring))
        place = ANNA.server, ANNA.person.person
        seal, _ = await unlocked(desk.keys, shelf_folder(tmp_path, *place), shelf_name(*place))
        known = replace(ANNA, verifier=await kept_secret.kept(desk, secrets, seal, "right"))
        assert "argon2" not in known.verifier
        for secret in ("right", "wrong"):
            assert await kept_secret.matches(desk, secrets, known, secret) is (secret == "right")
            assert await kept_secret.matches(desk, secrets, known, secret, seal) is (secret == "right")
        in_clear = replace(ANNA, verifier=verifier.hashed("right"))
        ring.locked = True
        with pytest.raises(NoKey):
            await kept_secret.matches(desk, secrets, known, "right")
        assert await kept_secret.matches(desk, secrets, in_clear, "right")
        ring.locked = False
        other = replace(known, person=replace(ANNA.person, person="bea"))
        assert not await kept_secret.matches(desk, secrets, other, "right")
        secrets.shutdown()
        await desk.close()

    asyncio.run(story())
