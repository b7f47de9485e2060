"""The pacer on a link: what it spares voice, what pictures, stills and bulk get, and what a probe looks like."""

import pytest

from app.media.rtp.departing import Outgoing, Picture, Rank, Sent
from app.media.rtp.pacer import PADDING_BYTES, Pacer
from tests.media.rtp.line import Line

VOICE = 200  # bytes each 40 ms: 40 kbps
FRAME_MS = 66


class Call:
    """Voice, and pictures at a share of what is left, over a line; `flood` bytes of repair are asked for a second."""

    def __init__(self, kbps: float, picture: float = 0.9, flood: int = 0, bulk: bool = False, loss: float = 0) -> None:
        self.rate, self.flood, self.bulk = kbps * 1_000, flood, bulk
        self.frame_bytes = int((self.rate - 40_000) * picture * FRAME_MS / 8_000)
        self.pacer = Pacer(self.rate, 40_000)
        self.line: Line[tuple[Sent, float]] = Line(kbps=kbps, delay_ms=50, queue_ms=500, loss=loss, seed=4)
        self.out: list[tuple[float, int]] = []
        self.number = self.granted = 0
        self.voice_ms: list[float] = []
        self.picture_ms: list[float] = []
        self.put_ms: dict[int, float] = {}
        self.dropped: list[str] = []

    def run(self, seconds: int) -> None:
        for now in range(seconds * 1_000):
            self._feed(float(now))
            leaving = self.pacer.take(now)
            self.dropped += [one.why for one in leaving.dropped]
            for one in leaving.sent:
                self._send(one, one.size, now)
            for at, (sent, left_ms) in self.line.arrived(now):
                if sent.rank is Rank.VOICE:
                    self.voice_ms.append(at - left_ms - 50)
                elif sent.picture is not None:
                    self.picture_ms.append(at - self.put_ms[sent.picture] - 50)

    def _feed(self, now: float) -> None:
        if now % 40 == 0:
            self.pacer.put(Rank.VOICE, Outgoing(b"", VOICE), now)
        if self.flood and now % 10 == 0:
            for _ in range(self.flood // 100_000 + 1):
                self.pacer.put(Rank.REPAIR, Outgoing(b"", min(1_200, self.flood // 100)), now)
        if now % FRAME_MS == 0 and self.pacer.wants_picture(now):
            self.number += 1
            self.put_ms[self.number] = now
            sizes = [min(1_200, self.frame_bytes - at) for at in range(0, self.frame_bytes, 1_200)]
            refers = (self.number - 1,) if self.number > 1 else ()
            picture = Picture(self.number, tuple(Outgoing(b"", size) for size in sizes), refers)
            self.dropped += [one.why for one in self.pacer.put_picture(picture, now)]
        if self.bulk and now % 50 == 0 and (given := self.pacer.bulk_grant(now)):
            self.granted += given
            self._send(Sent(Rank.BULK, None, given), given, now)

    def _send(self, one: Sent, size: int, now: float) -> None:
        self.out.append((now, size))
        self.line.send((one, now), size, now)

    def worst_window(self) -> float:
        """Bytes in the fullest 200 ms, as a share of what the estimate carries in that time."""
        most = total = start = 0
        for at, size in self.out:
            total += size
            while self.out[start][0] + 200 <= at:
                total -= self.out[start][1]
                start += 1
            most = max(most, total)
        return most / (self.rate * 200 / 8_000)


def p95(values: list[float]) -> float:
    return sorted(values)[len(values) * 95 // 100]


@pytest.mark.parametrize(
    ("kbps", "voice_ms", "picture_ms"), [(60, 50, 55), (100, 55, 60), (300, 40, 65), (1_500, 16, 70)]
)
def test_voice_hardly_waits_behind_pictures_on_the_link(kbps: float, voice_ms: float, picture_ms: float) -> None:
    call = Call(kbps)
    call.run(20)
    assert call.dropped == [] and call.line.dropped == 0
    assert p95(call.voice_ms) <= voice_ms
    assert p95(call.picture_ms) <= picture_ms


@pytest.mark.parametrize("loss", [0.0, 0.05, 0.3])
@pytest.mark.parametrize("kbps", [100, 300, 1_500])
def test_a_flood_of_repair_stays_within_twice_the_estimate_and_does_not_hold_up_voice(kbps: float, loss: float) -> None:
    call = Call(kbps, flood=1_000_000, bulk=True, loss=loss)
    call.run(5)
    assert call.worst_window() <= 2.0
    assert call.line.dropped == 0
    assert len(call.voice_ms) >= 125 * (1 - loss) - 20 and max(call.voice_ms) <= 200


def test_bulk_gets_what_is_left_over() -> None:
    call = Call(300, picture=0.5, bulk=True)
    call.run(20)
    alone = Call(300, picture=0.5)
    alone.run(20)
    assert call.granted * 8 / 20 >= 75_000
    assert call.line.dropped == 0 and p95(call.picture_ms) <= p95(alone.picture_ms) + 50


def test_bulk_does_not_starve_while_pictures_fill_the_link() -> None:
    call = Call(300, picture=1.5, bulk=True)
    call.run(20)
    assert 0.02 <= call.granted * 8 / 20 / 300_000 <= 0.06


def test_a_packet_of_bulk_passes_pictures_with_its_share() -> None:
    pacer = Pacer(300_000, 40_000)
    bulk = 0
    for now in range(10_000):
        if now % 50 == 0:
            pacer.put_picture(Picture(now, (Outgoing(b"", 1_200),) * 3, (), True), now)
        if now % 500 == 0:
            pacer.put(Rank.BULK, Outgoing(b"", 1_000), now)
        bulk += sum(one.size for one in pacer.take(now).sent if one.rank is Rank.BULK)
    assert 0.02 <= bulk * 8 / 10 / 300_000 <= 0.05


def test_stills_hold_to_their_share_while_pictures_wait_and_are_not_counted_twice() -> None:
    pacer = Pacer(300_000, 40_000)
    stills = total = 0
    for now in range(20_000):
        if now % 50 == 0:
            pacer.put_picture(Picture(now, (Outgoing(b"", 1_200),) * 3, (), True), now)
            if given := pacer.still_grant(now):
                pacer.put(Rank.STILL, Outgoing(b"", given), now)
        for one in pacer.take(now).sent:
            total += one.size
            stills += one.size if one.rank is Rank.STILL else 0
    assert 0.08 <= stills * 8 / 20 / 300_000 <= 0.12
    assert 0.95 <= total * 8 / 20 / 300_000 <= 1.02


def test_what_was_granted_and_never_put_does_not_count_for_ever() -> None:
    pacer = Pacer(300_000, 40_000)
    assert all(pacer.still_grant(now) > 0 for now in range(1_000, 200_000, 1_001))


def test_a_probe_fills_up_with_padding_at_its_rate_and_carries_voice_along() -> None:
    pacer = Pacer(200_000, 40_000)
    pacer.probe(7, 380_000, 4_000, 1_000)
    pacer.put_picture(Picture(1, (Outgoing(b"", 1_000),)), 1_000)
    sent: list[tuple[float, Sent]] = []
    now: float | None = 1_000.0
    while now is not None:
        if now == 1_000.0:
            pacer.put(Rank.VOICE, Outgoing(b"", VOICE), now)
        sent += [(now, one) for one in pacer.take(now).sent]
        now = pacer.next_due_ms(now)
    assert [one.rank for _, one in sent[:2]] == [Rank.VOICE, Rank.PICTURE]
    assert {one.probe for _, one in sent} == {7}
    assert all(one.packet is None and one.size == PADDING_BYTES for _, one in sent[2:])
    size = sum(one.size for _, one in sent)
    assert 4_000 <= size < 4_000 + PADDING_BYTES
    rate = (size - sent[-1][1].size) * 8_000 / (sent[-1][0] - sent[0][0])
    assert rate == pytest.approx(380_000, rel=0.02)


def test_a_cluster_that_the_window_holds_back_is_given_up() -> None:
    pacer = Pacer(20_000, 18_000)
    pacer.put(Rank.REPAIR, Outgoing(b"", 1_264), 0)
    pacer.probe(1, 40_000, 2_000, 0)
    assert pacer.next_due_ms(0) == 400
    assert pacer.take(400).sent == () and pacer.next_due_ms(400) == 800


def test_a_cluster_has_at_least_five_packets() -> None:
    pacer = Pacer(400_000, 10_000)
    pacer.probe(1, 760_000, 600, 0)
    now, sent = 0.0, 0
    while (due := pacer.next_due_ms(now)) is not None:
        now = due
        sent += len(pacer.take(now).sent)
    assert sent == 5
