"""What a connection's datagrams counted agrees with what the emulated link carried, and foreign bytes break nothing."""

import random

import msgspec

from app.media.rtp.rtcp import Block, SenderReport, described, nack, pli, receiver_report, sender_report
from app.media.rtp.tally import AROUND_BYTES, SEAL_BYTES, Tally
from tests.media.rtp.line import Line as Link
from tests.media.rtp.pair import AROUND, Pair, agreed


def looked_on(loss: float) -> tuple[Pair, tuple[Tally, Tally]]:
    """A call of twelve seconds over 600 kbps, both ends tallied."""
    links = [Link[bytes](kbps=600, delay_ms=60, loss=loss, seed=seed) for seed in (3, 4)]
    pair = Pair(links[0], links[1], fps=15)
    tallies = Tally(agreed(0, "VP8")), Tally(agreed(1, "VP8"))
    for side in (0, 1):
        observe(pair, side, tallies[side])
    pair.run(12_000)
    return pair, tallies


def observe(pair: Pair, side: int, tally: Tally) -> None:
    line, link = pair.lines[side], pair.links[side]
    send, rtp, control = link.send, line.rtp, line.rtcp

    def sent(packet: bytes, size: int, now: float) -> bool:
        tally.left(packet, now)
        return send(packet, size, now)

    def came(packet: bytes, now: float):  # type: ignore[no-untyped-def]
        tally.came(packet, now)
        return rtp(packet, now)

    def told(packet: bytes, now: float) -> None:
        tally.came(packet, now)
        control(packet, now)

    link.send, line.rtp, line.rtcp = sent, came, told  # type: ignore[method-assign]


def test_every_byte_at_the_link_is_counted_once() -> None:
    pair, (here, there) = looked_on(loss=0.0)
    assert here.out.wire_bytes == sum(size for _, size in pair.out)
    assert here.out.wire_bytes == pair.lines[0].sent_bytes and there.into.wire_bytes == pair.lines[1].received_bytes
    assert here.out.udp_bytes == here.out.wire_bytes - (AROUND - SEAL_BYTES) * here.out.datagrams
    assert AROUND == AROUND_BYTES
    streams = here.out.streams
    rtp = sum(one.payload + one.headers for one in streams.values())
    assert 0 < here.out.bytes - rtp < 0.1 * here.out.bytes  # the rest are reports
    assert streams["voice"].packets == 300 and streams["picture"].payload > 10 * streams["voice"].payload // 3
    assert streams["parity"].packets == 0 or streams["parity"].payload > 0


def test_what_left_is_what_came_less_what_was_lost() -> None:
    pair, (here, there) = looked_on(loss=0.05)
    link = pair.links[0]
    assert here.out.datagrams == link.sent and link.lost > 20
    waits = 12  # still under way at the end
    assert 0 <= here.out.datagrams - there.into.datagrams - link.lost - link.dropped <= waits
    for stream in ("voice", "picture", "repair", "parity"):
        left, came = here.out.streams[stream], there.into.streams[stream]
        assert left.ssrc == came.ssrc or not came.packets
        assert came.packets <= left.packets and came.payload <= left.payload
    assert there.into.streams["repair"].packets > 0
    assert there.out.nacks > 0 and 0 < here.into.nacks <= there.out.nacks
    told, block = here.told[1_000], there.blocks[1_000]  # of the voice
    assert told.lost <= block.lost and block.lost > 0 and told.rtts >= 5
    assert told.rtt_ms is not None and 100 <= told.rtt_ms <= 900
    assert told.rtt_total_ms >= told.rtts * 100
    assert there.theirs[1_000].packets <= here.out.streams["voice"].packets


def test_requests_in_one_datagram_are_counted_each() -> None:
    tally = Tally(agreed(0, "VP8"))
    tally.came(receiver_report(5, []) + nack(5, 1_001, (7, 9)) + pli(5, 1_001), 1.0)
    assert (tally.into.nacks, tally.into.plis, tally.into.firs) == (1, 1, 0)


def test_a_round_trip_is_that_of_our_own_report_less_what_they_kept_it() -> None:
    tally = Tally(agreed(0, "VP8"))
    ntp = 0x1234_5678_9ABC_DEF0
    tally.left(sender_report(SenderReport(1_000, ntp, 0, 1, 1)) + described(1_000, "x"), 100.0)
    block = Block(1_000, 64, 3, 10, 480, ntp >> 16 & 0xFFFFFFFF, round(50 * 65.536))
    tally.came(receiver_report(5, [block]), 350.0)
    told = tally.told[1_000]
    assert (told.lost, told.fraction, told.jitter, told.rtts) == (3, 0.25, 480, 1)
    assert told.rtt_ms is not None and abs(told.rtt_ms - 200.0) < 0.1
    tally.came(receiver_report(5, [msgspec.structs.replace(block, last_sr=1)]), 600.0)
    assert tally.told[1_000].rtts == 1  # an answer to nothing of ours


def test_nothing_that_comes_breaks_it() -> None:
    chance = random.Random(2)
    tally = Tally(agreed(0, "VP8"))
    for n in range(5_000):
        data = bytearray(chance.randbytes(chance.randrange(0, 60)))
        if n % 2 and len(data) > 1:
            data[0], data[1] = 0x80 | data[0] & 0x3F, chance.choice((96, 97, 98, 200, 201, 205, 206))
        tally.came(bytes(data), float(n))
    assert tally.into.datagrams == 5_000
    assert all(one.payload >= 0 and one.headers >= 0 for one in tally.into.streams.values())
