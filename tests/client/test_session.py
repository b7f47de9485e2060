"""What becomes of a sign-in that fails late, and of who is asked the password again over an open room."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.client.border import Connect, SignInFailed
from app.client.bulk import Bulk
from app.client.dial import read_address
from app.client.entering import enter
from app.client.front import Front
from app.client.home import Home
from app.client.people_commands import SecretAsked
from app.client.previews import Previews
from app.client.proving import Proving
from app.client.session import Session
from app.client.studio import Studio
from app.consult.messages import Board, Welcome
from app.store.hold import Hold
from tests.client.test_desk import desk_in
from tests.client.test_others import ANNA

HERE = "ws://127.0.0.1:1"


def told_by(folder: Path, story: Callable[[Session], None]) -> list[object]:
    """Of Anna, who comes in by this computer's key."""

    async def whole() -> list[object]:
        desk = desk_in(folder)
        front = Front(Home(desk.slots), Studio(desk), Previews(desk))
        by = Proving("anna", b"key", lambda nonce: b"")
        who = Connect(HERE, "anna", "", "c" * 32)
        session = Session(desk, read_address(HERE), who, Hold(folder / "anna.held"), front, by, False)
        story(session)
        session.hold.release()
        await desk.close()
        return list(desk.mailbox.drain())

    return asyncio.run(whole())


def test_what_keeps_out_who_has_left_already_is_told_to_nobody(tmp_path: Path) -> None:
    """Her keyring hung; whoever is signed in by now would read that it is locked, and be signed out by it."""

    def gives_up(session: Session) -> None:
        session.give_up("key_locked", "It is locked.")

    def left_before(session: Session) -> None:
        session.retire()
        gives_up(session)

    assert told_by(tmp_path / "stays", gives_up) == [SignInFailed("key_locked", "It is locked.")]
    assert told_by(tmp_path / "left", left_before) == []


@pytest.mark.parametrize(("code", "goes_behind"), [("place_ended", True), ("not_enrolled", False)])
def test_only_a_key_that_is_not_taken_sends_nothing_any_more(tmp_path: Path, code: str, goes_behind: bool) -> None:
    """An ended place needs the password; what is left unsent here goes by that key all the same."""
    may: list[bool] = []

    def story(session: Session) -> None:
        entering: Any = object()
        outgoing = SimpleNamespace(disk_refused=False, count=0)
        account: Any = SimpleNamespace(
            may_go_behind=may.append, outgoing=outgoing, goes_behind=True, shelf=SimpleNamespace(key_place="file")
        )
        session._entering, session.account = entering, account
        session.asking.sign_in()
        session.down(code, "", True)
        session.asking._typed = "not hers"
        session.asking.sign_in()
        session.down("wrong_password", "", True)

    assert SecretAsked() in told_by(tmp_path, story)
    assert may == ([] if goes_behind else [False])


def test_what_the_board_says_before_its_person_is_in_is_heard_by_who_tidies(tmp_path: Path) -> None:
    async def whole() -> None:
        desk = desk_in(tmp_path)
        front = Front(Home(desk.slots), Studio(desk), Previews(desk))
        session = Session(
            desk, read_address(HERE), Connect(HERE, "anna", "s"), Hold(tmp_path / "h"), front, None, False
        )
        entered = await enter(desk, "server", ANNA.person, lambda: None)
        bulk = Bulk(desk, entered.shelf, session._socket, lambda: None, lambda: None, lambda: False)
        session.heard(Board(()))
        session._let_in(Welcome(ANNA.person, "h", 0, server="server", house="h"), "server", entered, bulk)
        assert session._tidying is not None and session._tidying._typed._goes_on == set()
        await desk.tasks.close()
        await bulk.close()
        await desk.run(desk.disk, entered.shelf.close)
        session.hold.release()
        await desk.close()

    asyncio.run(whole())
