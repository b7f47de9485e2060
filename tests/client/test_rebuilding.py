"""When another connection is begun, and which of two goes on: nobody presses, and what still works is not dropped."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.client import call as call_module
from app.client.call import Call
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.rebuilding import MOST_PATIENCE_S, PATIENCE_S, REBUILD_AFTER_S, Attempts, Rebuilding
from app.client.slots import Slots
from app.client.studio import Studio
from app.clock import SystemClock
from app.consult.whispers import AnyWhisper, FrameClock, Signal
from app.documents.cache import PictureCache
from app.media.ice import DIRECT, Ways
from app.media.peer import PeerKind


def attempts_at(seconds: float, rtt_s: float = 0.0, silent_from: float = 0.0) -> list[float]:
    """When one is begun within so many seconds of silence, looked at five times a second."""
    attempts, begun = Attempts(), []
    for step in range(round(seconds * 5)):
        now_s = step / 5
        if attempts.due(now_s, now_s - silent_from, False, rtt_s):
            begun.append(now_s)
    return begun


def test_another_is_begun_early_enough_to_stand_within_eight_seconds_and_again_with_growing_patience() -> None:
    first, *others = attempts_at(100)
    assert first == REBUILD_AFTER_S < 8
    pauses = [later - earlier for earlier, later in zip([first, *others], others, strict=False)]
    assert pauses == sorted(pauses) and pauses[0] >= PATIENCE_S and pauses[-1] <= MOST_PATIENCE_S + 0.2


def test_a_long_way_is_given_its_round_trips() -> None:
    pauses = attempts_at(60, rtt_s=3.0)
    assert pauses[1] - pauses[0] >= PATIENCE_S + 12


def test_a_changed_address_waits_for_no_silence_and_is_acted_on_once() -> None:
    attempts = Attempts()
    assert attempts.due(100.0, 0.1, True, 0.1)
    assert not attempts.due(100.2, 0.1, True, 0.1)


def test_what_nobody_could_hear_is_said_again_at_once() -> None:
    attempts = Attempts()
    assert attempts.due(10.0, 6.0, False, 0.1)
    assert not attempts.asked(11.0, 0.1)
    attempts.hurry()
    assert attempts.asked(11.0, 0.1)


class FakePeer:
    """Says what it is told to be."""

    def __init__(self, *, name: str, on_state: Callable[[PeerKind], None], offerer: bool, **of: object) -> None:
        self.name, self.offerer, self._on_state = name, offerer, on_state
        self.state: PeerKind = "connecting"
        self.last_packet_ms: int | None = None
        self.signals: list[str] = []
        self.clocks: list[FrameClock] = []
        self.sends = False
        self.hear = SimpleNamespace(pull=None)

    def becomes(self, kind: PeerKind) -> None:
        self.state = kind
        self._on_state(kind)

    async def start(self) -> None:
        return

    async def signal(self, kind: str, sdp: str) -> None:
        self.signals.append(kind)

    async def close(self) -> None:
        if self.state != "closed":
            self.becomes("closed")

    def hear_clock(self, clock: FrameClock) -> None:
        self.clocks.append(clock)

    def send_picture(self, frames: object) -> None:
        self.sends = True

    def send_sound(self, blocks: object) -> None:
        return

    def set_muted(self, on: bool) -> None:
        return


class Table:
    """One side's call with peers that are made up."""

    def __init__(self, desk: Desk, offers: bool) -> None:
        self.made: list[FakePeer] = []
        self.whispers: list[AnyWhisper] = []
        self.lost = 0
        studio = Studio(desk)
        studio.is_on = True  # with neither camera nor microphone
        self.gone: list[frozenset[str]] = []
        self.told_again = 0
        self.ways: Callable[[], Awaitable[Ways]] = _direct
        account = SimpleNamespace(desk=desk, link=SimpleNamespace(moved=self.gone.append))
        room = SimpleNamespace(
            account=account, whisper=lambda said, to: self.whispers.append(said), tell_again=self._tell_again
        )
        self.call = Call(room, studio, [], self._changed, _nothing, lambda: self.ways())
        self.rebuilding = Rebuilding(desk, self.call, lambda: offers, lambda: True, lambda: 40)
        self.call.begin("ab" * 16, "other")

    def _changed(self, lost: bool) -> None:
        self.lost += lost

    def _tell_again(self) -> None:
        self.told_again += 1

    async def offered(self) -> FakePeer:
        await self.call.offer()
        return self.made[-1]


def _nothing() -> None:
    return


async def _direct() -> Ways:
    return DIRECT


def tell(
    folder: Path, monkeypatch: pytest.MonkeyPatch, story: Callable[[Table], Awaitable[None]], offers: bool
) -> None:
    async def whole() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), SystemClock(), folder, "test", PictureCache())
        table = Table(desk, offers)

        def make(**of: object) -> FakePeer:
            table.made.append(FakePeer(**of))  # type: ignore[arg-type]
            return table.made[-1]

        monkeypatch.setattr(call_module, "Peer", make)
        try:
            await story(table)
        finally:
            await table.call.drop()
            await desk.close()

    asyncio.run(whole())


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_the_old_one_goes_on_until_the_new_one_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(table: Table) -> None:
        old = await table.offered()
        old.becomes("live")
        old.becomes("stalled")
        new = await table.offered()
        assert table.call.peer is old and old.state == "stalled" and not new.sends
        new.becomes("live")
        assert table.call.peer is new and new.sends
        await settled()
        assert old.state == "closed" and table.lost == 0 and table.call.meeting

    tell(tmp_path, monkeypatch, story, offers=True)


def test_the_new_one_is_given_up_when_the_old_path_is_back_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        old = await table.offered()
        old.becomes("live")
        old.becomes("stalled")
        new = await table.offered()
        old.becomes("live")
        await settled()
        assert table.call.peer is old and table.call.coming is None and new.state == "closed" and table.lost == 0

    tell(tmp_path, monkeypatch, story, offers=True)


def test_an_old_one_that_ends_leaves_its_place_to_the_one_being_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        old = await table.offered()
        old.becomes("live")
        new = await table.offered()
        old.becomes("closed")
        assert table.call.peer is new and table.lost == 0
        new.becomes("closed")
        assert table.lost == 1

    tell(tmp_path, monkeypatch, story, offers=True)


def test_one_that_was_never_heard_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(table: Table) -> None:
        first = await table.offered()
        second = await table.offered()
        await settled()
        assert table.call.peer is second and first.state == "closed" and table.lost == 0

    tell(tmp_path, monkeypatch, story, offers=True)


def test_descriptions_and_clocks_reach_the_connection_they_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock of the other one would name its pictures with moments that were not theirs."""

    async def story(table: Table) -> None:
        await table.rebuilding.signal(Signal("ab" * 16, "offer", "sdp", "one"))
        table.made[0].becomes("live")
        await table.rebuilding.signal(Signal("ab" * 16, "offer", "sdp", "two"))
        table.call.hear_clock(FrameClock("s", 1, 1, 1, 1, "two"))
        await table.rebuilding.signal(Signal("ab" * 16, "bye", "", "gone"))
        one, two = table.made
        assert (one.signals, two.signals) == (["offer"], ["offer"])
        assert (one.clocks, len(two.clocks)) == ([], 1)

    tell(tmp_path, monkeypatch, story, offers=False)


def test_what_the_log_has_not_got_is_told_again_whenever_the_way_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        old = await table.offered()
        old.becomes("live")
        old.becomes("stalled")
        assert table.told_again == 1
        new = await table.offered()
        new.becomes("live")
        assert table.call.peer is new and table.told_again == 2

    tell(tmp_path, monkeypatch, story, offers=True)


def test_one_that_is_given_up_or_overtaken_before_its_ways_are_known_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        known = asyncio.Event()

        async def slowly() -> Ways:
            await known.wait()
            return DIRECT

        table.ways = slowly
        said = [("offer", "one"), ("offer", "one"), ("bye", "one"), ("offer", "two"), ("offer", "three")]
        signals = [table.rebuilding.signal(Signal("ab" * 16, kind, "sdp", name)) for kind, name in said]  # type: ignore[arg-type]
        waiting = [asyncio.ensure_future(one) for one in signals]
        await settled()
        known.set()
        await asyncio.gather(*waiting)
        assert [one.name for one in table.made] == ["three"] and table.made[0].signals == ["offer"]

    tell(tmp_path, monkeypatch, story, offers=False)


def test_addresses_that_cannot_be_read_are_asked_for_again_and_this_computer_never_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        found: list[list[str]] = [["127.0.0.1"], [], ["192.0.2.7"]]

        def addresses(*_: object) -> list[str]:
            if here := found.pop(0):
                return here
            raise OSError("it changes just now")

        monkeypatch.setattr("app.client.rebuilding.host_addresses", addresses)
        monkeypatch.setattr("app.client.rebuilding.ADDRESSES_S", 0.0)
        table.rebuilding.begin()
        while found:
            table.rebuilding.look()
            await asyncio.sleep(0.001)
        while table.rebuilding._looking is not None:
            await asyncio.sleep(0.001)
        assert table.gone == [] and table.rebuilding._found == {"192.0.2.7"}

    tell(tmp_path, monkeypatch, story, offers=True)


def test_the_side_that_only_hears_no_more_asks_and_the_other_offers_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def deaf(table: Table) -> None:
        table.rebuilding.begin()
        table.rebuilding._since_s -= 6.0  # type: ignore[operator]
        table.rebuilding.look()
        assert table.whispers == [Signal("ab" * 16, "offer", "")]

    async def heard(table: Table) -> None:
        (await table.offered()).becomes("live")
        for _ in range(3):
            await table.rebuilding.signal(Signal("ab" * 16, "offer", ""))
        assert len(table.made) == 2 and table.call.coming is table.made[1]

    tell(tmp_path / "deaf", monkeypatch, deaf, offers=False)
    tell(tmp_path / "heard", monkeypatch, heard, offers=True)


def test_silence_is_counted_on_though_the_connection_that_was_heard_last_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        assert table.rebuilding.silent_ms is None
        table.rebuilding.begin()
        await settled()
        peer = table.made[0]
        peer.last_packet_ms = table.call._desk.now_ms() - 4_000
        table.rebuilding._since_s -= 60.0  # type: ignore[operator]
        assert 4_000 <= (table.rebuilding.silent_ms or 0) < 60_000
        await table.call.lose()
        assert 4_000 <= (table.rebuilding.silent_ms or 0) < 60_000
        table.rebuilding.end()
        assert table.rebuilding.silent_ms is None

    tell(tmp_path, monkeypatch, story, offers=True)


def test_a_gone_address_is_noticed_and_another_connection_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        here = ["192.0.2.7", "2001:db8::7"]
        monkeypatch.setattr("app.client.rebuilding.host_addresses", lambda *_: list(here))
        monkeypatch.setattr("app.client.rebuilding.ADDRESSES_S", 0.0)
        table.rebuilding.begin()
        await settled()
        table.made[0].becomes("live")
        table.rebuilding._attempts.hurry()

        async def ended() -> None:
            while table.rebuilding._looking is not None:
                await asyncio.sleep(0.001)

        async def looked() -> None:
            table.rebuilding._since_s = asyncio.get_running_loop().time()
            table.rebuilding.look()
            await ended()
            table.rebuilding.look()
            await settled()
            await ended()  # it began another one, which may have read what was there before the next change

        await looked()
        here.append("192.0.2.8")
        await looked()
        assert len(table.made) == 1  # one more is no loss
        here.remove("192.0.2.7")
        assert table.gone == []
        await looked()
        assert len(table.made) == 2 and table.call.peer is table.made[0] and table.call.coming is table.made[1]
        assert table.gone == [frozenset({"192.0.2.7"})]  # what signals may stand on it too

    tell(tmp_path, monkeypatch, story, offers=True)


def test_a_meeting_that_ends_while_its_lost_connection_is_taken_down_is_not_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        table.rebuilding.begin()
        await settled()
        table.rebuilding._went_s = -100.0
        again = asyncio.create_task(table.rebuilding.again())
        await asyncio.sleep(0)
        table.rebuilding.end()
        await table.call.drop()
        await again
        await settled()
        await table.call.offer()  # which was on its way
        assert len(table.made) == 1 and not table.whispers

    async def goes_on(table: Table) -> None:
        table.rebuilding.begin()
        await settled()
        table.rebuilding._went_s = -100.0
        await table.rebuilding.again()
        await settled()
        assert len(table.made) == 2 and table.call.peer is table.made[1]

    tell(tmp_path / "over", monkeypatch, story, offers=True)
    tell(tmp_path / "on", monkeypatch, goes_on, offers=True)


def test_the_side_that_was_asked_while_its_own_was_taken_down_makes_one_and_no_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(table: Table) -> None:
        table.rebuilding.begin()
        await settled()
        table.rebuilding._went_s = -100.0
        table.rebuilding._attempts.hurry()
        again = asyncio.create_task(table.rebuilding.again())
        await asyncio.sleep(0)
        await table.rebuilding.signal(Signal("ab" * 16, "offer", ""))
        await again
        await settled()
        assert len(table.made) == 2 and table.call.peer is table.made[1]

    tell(tmp_path, monkeypatch, story, offers=True)


@pytest.mark.parametrize("kept", ["one", "two"])
def test_the_side_that_answers_keeps_both_until_the_other_has_said_which_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    """Each side may hear another one first after an outage: what either keeps is never ended by the other."""

    async def made(table: Table) -> list[FakePeer]:
        await table.rebuilding.signal(Signal("ab" * 16, "offer", "sdp", "one"))
        table.made[0].becomes("live")
        table.made[0].becomes("stalled")
        await table.rebuilding.signal(Signal("ab" * 16, "offer", "sdp", "two"))
        return table.made

    async def ends(table: Table) -> None:
        one, two = table.made
        assert "closed" not in (one.state, two.state)
        (two if kept == "one" else one).becomes("closed")  # the bye
        await settled()
        assert table.call.peer is (one if kept == "one" else two) and table.call.coming is None
        assert table.call.peer.state == "live" and table.lost == 0

    async def old_first(table: Table) -> None:
        one, two = await made(table)
        one.becomes("live")
        two.becomes("live")
        await settled()
        assert table.call.peer is one
        await ends(table)

    async def new_first(table: Table) -> None:
        one, two = await made(table)
        two.becomes("live")
        assert table.call.peer is two and two.sends
        one.becomes("live")
        await settled()
        assert table.call.peer is two
        await ends(table)

    tell(tmp_path / "old", monkeypatch, old_first, offers=False)
    tell(tmp_path / "new", monkeypatch, new_first, offers=False)
