"""100,000 packets of each format that lie: real ones bent, cut, swapped and joined, and plain noise. Each is read or
refused."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

import pytest

from app.media.codecs import obu, opus_payload
from app.media.codecs.av1_header import References
from app.media.codecs.av1_payload import Av1Payload
from app.media.codecs.h264_payload import H264Payload
from app.media.codecs.layering import DescriptorReader, DescriptorWriter, layer
from app.media.codecs.marks import Av1Marks, H264Marks, Vp8Marks
from app.media.codecs.payload import BadPayload, VideoPayload
from app.media.codecs.vp8_payload import Vp8Payload
from tests.media.codecs import streams

PACKETS = 100_000

Frames = list[list[bytes]]
Marks = Av1Marks | Vp8Marks | H264Marks


def bent(frames: Frames, dice: random.Random) -> Iterator[tuple[list[bytes], int]]:
    """Packets of a frame, and how many of them are not what they were."""
    while True:
        packets = list(dice.choice(frames))
        spoilt = dice.sample(range(len(packets)), min(len(packets), dice.randint(1, 3)))
        for i in spoilt:
            packets[i] = bend(packets[i], dice)
        deal = dice.random()
        if deal < 0.15:
            del packets[dice.randrange(len(packets))]
        elif deal < 0.25:
            dice.shuffle(packets)
        elif deal < 0.35:
            packets.append(dice.choice(dice.choice(frames)))
        yield packets, len(spoilt)


def bend(packet: bytes, dice: random.Random) -> bytes:
    way, data = dice.randrange(6), bytearray(packet)
    if way == 0:
        return dice.randbytes(dice.randrange(60))
    if way == 1:
        return packet[: dice.randrange(len(packet) + 1)]
    if way == 2:
        return packet + dice.randbytes(dice.randrange(20))
    for _ in range(dice.randint(1, 4)):  # what decides stands in the first bytes
        if data:
            at = dice.randrange(min(len(data), 12 if dice.random() < 0.8 else len(data)))
            data[at] = dice.randrange(256) if way < 5 else data[at] ^ 1 << dice.randrange(8)
    return bytes(data)


def feed(
    count: int, source: Iterator[tuple[list[bytes], int]], take: Callable[[Sequence[bytes]], object]
) -> tuple[int, int]:
    """How many were read and how many refused; anything but BadPayload goes through and fails the test."""
    fed = read = refused = 0
    for packets, spoilt in source:
        try:
            take(packets)
            read += 1
        except BadPayload:
            refused += 1
        fed += spoilt
        if fed >= count:
            return read, refused
    raise AssertionError("the source ended")


def picture(
    payload: VideoPayload, marks: Marks, follow: Callable[[bytes], object]
) -> Callable[[Sequence[bytes]], object]:
    """Everything a shell does with a frame; what comes out is hardly more than what went in."""

    def take(packets: Sequence[bytes]) -> None:
        for packet in packets:
            assert payload.may_begin(packet) or not payload.begins_key(packet)
            with suppress(BadPayload):
                marks.mark(packet, 0, True)
        unit = payload.unpack(packets)
        assert 0 < len(unit) <= 4 * sum(map(len, packets)) + 20_000  # kept parameter sets, at most
        follow(unit)

    return take


def all_formats(share: int, seed: int) -> dict[str, tuple[int, int]]:
    """`share`: packets of each."""
    dice = random.Random(seed)
    references, descriptors = References(), DescriptorReader()
    writer = DescriptorWriter("L1T3", sizes=((320, 180),))
    extensions: Frames = [writer.write(i, layer("L1T3", i), (i - 4, i - 1) if i else (), 3) for i in range(40)]

    def follow(unit: bytes) -> None:
        references.follow(obu.split(unit), dice.randrange(1 << 20))

    def describe(packets: Sequence[bytes]) -> None:
        for packet in packets:
            place = descriptors.read(packet)
            assert place is None or (place.frame_id > -65_536 and len(place.references) <= 8)

    def listen(packets: Sequence[bytes]) -> None:
        for packet in packets:
            shape = opus_payload.read(packet)
            assert shape.samples <= 5_760
            assert sum(shape.sizes) < len(packet)

    voices = [[packet] for packet in streams.voice(fec="1", packet_loss="20", frame_duration="60")]
    return {
        "av1": feed(
            share,
            bent([Av1Payload(200).pack(one) for one in streams.av1()], dice),
            picture(Av1Payload(), Av1Marks(), follow),
        ),
        "vp8": feed(
            share,
            bent([Vp8Payload(200).pack(one) for one in streams.vp8()], dice),
            picture(Vp8Payload(), Vp8Marks(), len),
        ),
        "h264": feed(
            share,
            bent([H264Payload(200).pack(one) for one in streams.h264()], dice),
            picture(H264Payload(), H264Marks(), len),
        ),
        "descriptor": feed(share, bent(extensions, dice), describe),
        "opus": feed(share, bent(voices, dice), listen),
    }


def test_a_few_thousand_bent_packets_raise_nothing_but_bad_payload() -> None:
    for read, refused in all_formats(800, 1).values():
        assert read > 10
        assert refused > 10


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_hundred_thousand_bent_packets_raise_nothing_but_bad_payload() -> None:
    counts = all_formats(PACKETS, 2)
    assert set(counts) == {"av1", "vp8", "h264", "descriptor", "opus"}
    for read, refused in counts.values():
        assert read > 100
        assert refused > 100
