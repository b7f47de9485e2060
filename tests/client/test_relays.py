"""Which relay a connection is made with: the site's own, tried first, asked for again before what opens it ends."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from app.client import relays as module
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.relays import RelayBook
from app.client.slots import Slots
from app.clock import ManualClock
from app.consult.answers import Relays
from app.consult.messages import RelaysAsk
from app.consult.relay import parsed
from app.documents.cache import PictureCache
from app.media.ice import DIRECT, Ways
from app.media.relayprobe import PROBE_S, Outcome, Tried

UDP, TCP = "turn:relay:3478?transport=udp", "turn:relay:3478?transport=tcp"
TLS = "turns:relay:443"
HOUR_MS = 3_600_000


class Shelf:
    """A book whose probes are answered from here."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.answers: dict[str, Outcome] = {UDP: "open", TCP: "open"}
        self.probes = 0
        self.rtt_ms = 0
        self.waited_s = 0.0
        self.asked: list[RelaysAsk] = []
        self.book = RelayBook(desk, self.asked.append, lambda: self.rtt_ms)

    async def probe(self, urls: tuple[str, ...], username: str, credential: str, within_s: float) -> tuple[Tried, ...]:
        self.probes += 1
        self.waited_s = within_s
        await asyncio.sleep(0)
        return tuple(Tried(relay, self.answers[url], 5) for url in urls if (relay := parsed(url)) is not None)

    def told(self, hours: int = 12) -> Relays:
        return Relays((UDP, TCP), "1:anna", "secret", self.desk.now_ms() + hours * HOUR_MS)


def tell(folder: Path, monkeypatch: pytest.MonkeyPatch, story: Callable[[Shelf], Awaitable[None]]) -> None:
    async def whole() -> None:
        desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), folder, "test", PictureCache())
        shelf = Shelf(desk)
        monkeypatch.setattr(module, "probe", shelf.probe)
        try:
            await story(shelf)
        finally:
            await desk.close()

    asyncio.run(whole())


def test_without_a_relay_the_direct_way_is_taken_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(shelf: Shelf) -> None:
        assert await shelf.book.ways() == DIRECT
        shelf.book.heard(Relays())
        assert await shelf.book.ways() == DIRECT and shelf.probes == 0

    tell(tmp_path, monkeypatch, story)


def test_they_are_tried_when_told_and_once_for_several_who_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(shelf: Shelf) -> None:
        shelf.book.heard(shelf.told())
        both = await asyncio.gather(shelf.book.ways(), shelf.book.ways())
        assert both == [Ways(UDP, "1:anna", "secret")] * 2 and shelf.probes == 1

    tell(tmp_path, monkeypatch, story)


def test_a_connection_made_after_another_does_not_believe_what_that_one_was_made_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(shelf: Shelf) -> None:
        shelf.book.heard(shelf.told())
        assert (await shelf.book.ways()).relay == UDP and shelf.probes == 1
        shelf.answers[UDP] = "silent"  # killed a moment later
        assert (await shelf.book.ways()).relay == TCP and shelf.probes == 2

    tell(tmp_path, monkeypatch, story)


def test_another_is_taken_when_the_first_is_gone_and_none_when_all_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(shelf: Shelf) -> None:
        monkeypatch.setattr(module, "FRESH_S", -1.0)
        shelf.book.heard(shelf.told())
        shelf.answers[UDP] = "silent"
        assert (await shelf.book.ways()).relay == TCP
        shelf.answers[TCP] = "refused"
        assert await shelf.book.ways() == DIRECT
        assert [one.outcome for one in shelf.book.tried] == ["silent", "refused"]

    tell(tmp_path, monkeypatch, story)


def test_a_slow_line_is_given_its_round_trips_and_its_silence_is_no_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(shelf: Shelf) -> None:
        monkeypatch.setattr(module, "FRESH_S", -1.0)
        shelf.answers = {UDP: "silent", TCP: "silent", TLS: "silent"}
        shelf.book.heard(Relays((UDP, TCP, TLS), "1:anna", "secret", shelf.desk.now_ms() + 12 * HOUR_MS))
        assert await shelf.book.ways() == DIRECT and shelf.waited_s == PROBE_S
        shelf.rtt_ms = 600
        assert (await shelf.book.ways()).relay == TLS and shelf.waited_s == pytest.approx(3.6)
        shelf.answers[TLS] = "refused"
        assert (await shelf.book.ways()).relay == TCP
        shelf.answers[TCP] = "locked"
        assert await shelf.book.ways() == DIRECT

    tell(tmp_path, monkeypatch, story)


def test_who_stays_signed_in_asks_in_time_and_not_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(shelf: Shelf) -> None:
        shelf.book.heard(shelf.told(hours=7))
        await shelf.book.ways()
        assert shelf.asked == []
        shelf.book.heard(shelf.told(hours=5))
        for _ in range(3):
            assert (await shelf.book.ways()).relay == UDP
        assert len(shelf.asked) == 1

    tell(tmp_path, monkeypatch, story)
