"""What follows on the refusal of what no person did: neither words nor a draft; a recording not allowed is let go."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.client.account import Account
from app.client.border import EventRefused
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.outgoing import Outgoing
from app.client.refusals import answer_refused
from app.client.shelf import Shelf
from app.client.slots import Slots
from app.clock import ManualClock
from app.consult import events as e
from app.consult.messages import Refused
from app.consult.unspoken import is_unspoken
from app.documents.cache import PictureCache
from tests.client.seals import SEAL
from tests.consult.cast import NURSE


async def nothing(*_: object) -> None:
    return


BULK = SimpleNamespace(
    push=lambda *_: None, forget=lambda *_: None, owed_elsewhere=lambda *_: False, give_up=nothing
)  # nothing of it is on its way
Story = Callable[[Account, Mailbox], Awaitable[None]]


def play(folder: Path, story: Story) -> None:
    async def whole() -> None:
        mailbox = Mailbox()
        desk = Desk(Slots(lambda: None), mailbox, ManualClock(), folder, "test", PictureCache())
        shelf = Shelf(folder, "server", NURSE.person, SEAL)
        outgoing = Outgoing(desk, shelf.outbox, lambda: None)
        try:
            await story(Account(desk, NURSE, shelf, outgoing, None, None), mailbox)
        finally:
            await desk.run(desk.disk, shelf.close)
            await desk.close()

    asyncio.run(whole())


async def refused(account: Account, event: e.AnyEvent, code: str) -> list[e.AnyEvent]:
    """What is said instead."""
    submit, instead = account.outgoing.make("c", event), []
    account.outgoing.add(submit)
    message = Refused("c", submit.origin, code, "No.")
    answer_refused(account, BULK, message, account.outgoing.refused(message), instead.append)
    await account.desk.run(account.desk.disk, lambda: None)  # behind everything that was begun
    return instead


async def gone(there: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while there():
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (e.SeenThrough(3), "not_entered"),
        (e.Seen("i"), "step"),
        (e.LinkSampled(1, 2, 3, 4), "held"),
        (e.MeetingStarted("m", "nurse", "expert"), "not_here"),
        (e.StopAcknowledged("s"), "already"),
    ],
)
def test_it_is_neither_said_nor_kept(tmp_path: Path, event: e.AnyEvent, code: str) -> None:
    async def story(account: Account, mailbox: Mailbox) -> None:
        assert await refused(account, event, code) == []
        assert mailbox.drain() == []
        assert account.outgoing.drafts_of("c") == ()
        assert not account.shelf.outbox.drafts()
        assert not account.shelf.outbox.pending()

    play(tmp_path, story)


def test_what_a_person_did_is_said_and_kept(tmp_path: Path) -> None:
    async def story(account: Account, mailbox: Mailbox) -> None:
        await refused(account, e.MessageSent("m", "words"), "held")
        assert mailbox.drain() == [EventRefused("c", "No.")]
        assert [one.code for one in account.outgoing.drafts_of("c")] == ["held"]

    play(tmp_path, story)


def test_what_an_older_program_kept_of_it_is_forgotten(tmp_path: Path) -> None:
    async def story(account: Account, mailbox: Mailbox) -> None:
        submit, box = account.outgoing.make("c", e.SeenThrough(3)), account.shelf.outbox
        box.put(submit)
        box.refused("c", submit.origin, "already", "No.")
        await account.outgoing.load()
        assert account.outgoing.drafts_of("c") == ()
        assert not box.drafts()

    play(tmp_path, story)


def test_a_recording_that_ran_on_after_consent_was_taken_back_is_closed_without_its_bytes(tmp_path: Path) -> None:
    async def story(account: Account, mailbox: Mailbox) -> None:
        blob = account.shelf.blobs.put(b"picture and voice")
        event = e.SegmentClosed("s", 9_000, blob, 17, 30)
        assert await refused(account, event, "after_withdrawal") == [e.SegmentClosed("s", 9_000, "", 0)]
        await gone(lambda: account.shelf.blobs.has(blob))
        assert mailbox.drain() == []

    play(tmp_path, story)


def test_an_older_server_that_knows_no_word_for_a_read_hand_over_is_not_spoken_of() -> None:
    assert is_unspoken(e.HandoverConfirmed(), "bad_event")


def test_what_was_withdrawn_for_another_step_is_spoken_of_with_that() -> None:
    assert is_unspoken(e.Withdrawn("a", replaced_by="b"), "step") and not is_unspoken(e.Withdrawn("a"), "step")
