"""Who stands between two peers can tell voice from reports, and how long a header is."""

from app.media.rtp.header import Header, build, parse
from app.media.rtp.rtcp import bye
from tests.rig.kinds import Kinds, Tally, header_bytes, kind_of


def packet(kind: int, *extensions: tuple[int, bytes], csrcs: tuple[int, ...] = ()) -> bytes:
    return build(Header(kind, 7, 8, 9, marker=True, csrcs=csrcs, extensions=extensions), bytes(50))


def test_kinds_are_told_by_the_first_bytes() -> None:
    told = [kind_of(one) for one in (packet(96), packet(127), bye((1,)), b"\x00\x01" + bytes(18), b"\x16\xfe", b"")]
    assert told == ["rtp 96", "rtp 127", "rtcp", "stun", "dtls", "other"]


def test_a_header_is_as_long_as_what_stands_before_the_payload() -> None:
    for one in (packet(96), packet(96, (5, b"ab")), packet(96, (5, b"ab"), (8, bytes(20))), packet(96, csrcs=(1, 2))):
        assert header_bytes(one) == len(one) - len(parse(one).payload)
    assert header_bytes(packet(96, (5, b"ab"))[:14]) == 12


def test_tallies_add_up() -> None:
    kinds = Kinds()
    for one in (packet(96), packet(96, (5, b"ab")), bye((1,))):
        kinds.note(one, len(one) + 28)
    assert kinds.tallies["rtp 96"] == Tally(2, 2 * (62 + 28) + 8, 12 + 20)
    assert kinds.tallies["rtcp"].packets == 1
