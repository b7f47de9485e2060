"""What is looked at now is held up neither by what was looked at before nor by the server's word."""

import asyncio
from pathlib import Path

from app.client.bulk import MOST_PULLS, RANK_FILE, RANK_STILL, RANK_VIEW, Bulk
from app.client.desk import Desk
from app.client.owed import Owed
from app.client.shelf import Shelf
from app.client.underway import MOST, MOST_LOOKED_AT, Underway
from app.client.uploads import AHEAD_BYTES
from app.consult.messages import Whole
from app.server.bulk import MOST_TRANSFERS
from tests.client.test_pushing import CONSULT, Server, kept, performed, until


class Slow(Server):
    """Says of nothing that it is whole."""

    def whole(self, number: int) -> None:
        self._ears[number][0](Whole(number))

    def _take(self, transfer: int, offset: int, data: bytes) -> None:
        self.here[self._blobs[transfer].blob] += data


def test_the_page_turned_to_overtakes_what_is_still_sent_of_the_one_before(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        def thin() -> None:
            bulk.share.allow("up", 200_000, 0, desk.clock.mono_ms())

        thin()
        before, now = (kept(shelf, size)[0] for size in (90_000, 4_000))
        bulk.push(CONSULT, before, RANK_VIEW)
        await until(lambda: len(server.here.get(before, b"")) > 0, thin)
        bulk.push(CONSULT, before, RANK_STILL)
        bulk.push(CONSULT, now, RANK_VIEW)
        await until(lambda: not bulk.owes(CONSULT, now), thin)
        assert bulk.owes(CONSULT, before) and len(server.here[before]) < 45_000

    performed(tmp_path, Server(), work)


def test_the_next_goes_while_the_server_has_still_to_say_that_it_has_the_one_before(tmp_path: Path) -> None:
    server = Slow()

    async def work(bulk: Bulk, shelf: Shelf, _: Server, desk: Desk) -> None:
        first, second, third = (kept(shelf, size)[0] for size in (5_000, 6_000, 7_000))
        bulk.push(CONSULT, first, RANK_VIEW)
        bulk.push(CONSULT, second, RANK_VIEW)
        bulk.push(CONSULT, third, RANK_STILL)
        await until(lambda: [len(server.here.get(one, b"")) for one in (first, second, third)] == [5_000, 6_000, 7_000])
        assert all(bulk.owes(CONSULT, one) for one in (first, second, third))
        assert bulk._uploads.bytes_left == 0
        for number in (1, 2, 3):
            server.whole(number)
        await until(lambda: not any(bulk.owes(CONSULT, one) for one in (first, second, third)))

    performed(tmp_path, server, work)


def test_of_two_that_are_looked_at_the_first_is_whole_before_the_second_begins(tmp_path: Path) -> None:
    server = Slow()

    async def work(bulk: Bulk, shelf: Shelf, _: Server, desk: Desk) -> None:
        first, second = (kept(shelf, size)[0] for size in (30_000, 20_000))
        bulk.push(CONSULT, first, RANK_STILL)
        await until(lambda: bool(server.told))
        bulk.push(CONSULT, first, RANK_VIEW)
        bulk.push(CONSULT, second, RANK_VIEW)
        await until(lambda: len(server.here.get(second, b"")) > 0)
        assert len(server.here[first]) == 30_000

    performed(tmp_path, server, work)


def test_what_was_sent_ahead_and_is_turned_to_in_a_call_has_the_share_of_what_is_looked_at(tmp_path: Path) -> None:
    async def work(bulk: Bulk, shelf: Shelf, server: Server, desk: Desk) -> None:
        def nothing_for_files() -> None:
            bulk.share.allow("up", 2_000_000, 0, desk.clock.mono_ms())

        nothing_for_files()
        ahead, other = (kept(shelf, size)[0] for size in (30_000, 20_000))
        bulk.push(CONSULT, ahead, RANK_FILE)
        await until(lambda: bool(server.told), nothing_for_files)
        assert not server.here[ahead]
        bulk.push(CONSULT, ahead, RANK_VIEW)
        bulk.push(CONSULT, other, RANK_VIEW)
        await until(lambda: not bulk.owes(CONSULT, ahead) and not bulk.owes(CONSULT, other), nothing_for_files)

    performed(tmp_path, Server(), work)


def test_after_many_quick_turns_the_page_that_is_looked_at_begins(tmp_path: Path) -> None:
    server = Server(answers=False)

    async def work(bulk: Bulk, shelf: Shelf, _: Server, desk: Desk) -> None:
        pages = [kept(shelf, AHEAD_BYTES + 1_000 + number)[0] for number in range(MOST + 2)]
        for page in pages:
            bulk.push(CONSULT, page, RANK_VIEW)
            await until(lambda page=page: page in server.here)
            bulk.push(CONSULT, page, RANK_STILL)

    performed(tmp_path, server, work)


def test_no_more_wait_for_their_turn_than_the_server_takes() -> None:
    async def run() -> None:
        underway = Underway(lambda: None)
        for number in range(MOST_LOOKED_AT):
            assert underway.fills({RANK_STILL}) is (number >= MOST)
            assert not underway.fills({RANK_VIEW})
            underway.begin(Owed(CONSULT, str(number), RANK_FILE))
        assert underway.fills({RANK_VIEW})

    asyncio.run(run())
    assert MOST_LOOKED_AT + 2 * MOST_PULLS < MOST_TRANSFERS
