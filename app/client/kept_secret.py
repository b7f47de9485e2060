"""What is kept of a secret, for signing in without the server: sealed with that person's own key.

Where the key lies in a keyring, whoever takes the disk has nothing to guess at. An earlier program's stands in clear
until its person next signs in with the server.
"""

import base64
import binascii
import sqlite3
from concurrent.futures import ThreadPoolExecutor

from app.client.desk import Desk
from app.client.entering import REFUSED
from app.client.shelf import shelf_folder, shelf_name
from app.client.unlocking import NoKey, unlocked
from app.store import verifier
from app.store.known import Known
from app.store.sealing import Seal, SealBroken

SEALED = "sealed:"
PLACE = "verifier"


async def kept(desk: Desk, secrets: ThreadPoolExecutor, seal: Seal, secret: str) -> str:
    """For `Known.verifier`. `secrets`: the executor that hashes."""
    hashed = await desk.run(secrets, verifier.hashed, secret)
    return SEALED + base64.b64encode(seal.seal(hashed.encode(), PLACE)).decode()


async def matches(desk: Desk, secrets: ThreadPoolExecutor, known: Known, secret: str, seal: Seal | None = None) -> bool:
    """`seal`: where the folder is open already. False also where it was kept under another key. Raises NoKey."""
    if not known.verifier.startswith(SEALED):
        return await desk.run(secrets, verifier.matches, known.verifier, secret)
    place = known.server, known.person.person
    try:
        if seal is None:
            seal, _ = await unlocked(desk.keys, shelf_folder(desk.data_dir, *place), shelf_name(*place))
        hashed = seal.open(base64.b64decode(known.verifier.removeprefix(SEALED)), PLACE).decode()
    except (SealBroken, binascii.Error):
        return False
    except (sqlite3.Error, OSError) as error:
        raise NoKey("disk", REFUSED) from error
    return await desk.run(secrets, verifier.matches, hashed, secret)
