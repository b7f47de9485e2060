"""The pacer keeps order and budget, loses nothing in silence, and holds little: whatever is put, whenever."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.rtp.budget import WINDOW_MS
from app.media.rtp.departing import Dropped, Outgoing, Picture, Rank, Sent
from app.media.rtp.pacer import Pacer
from app.media.rtp.picturequeue import SPARED_MS

MOST_WAITING = 16 * 1024 + 8 * 1024 + 48 * 1024 + 64 * 1024 + 64 * 1024 + 512 * 1024
SIZES = st.integers(60, 1_264)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(1, 400)),
        st.tuples(st.just("due"), st.just(0)),
        *(st.tuples(st.just(rank), SIZES) for rank in Rank if rank is not Rank.PICTURE),
        st.tuples(st.just("frame"), st.tuples(st.integers(1, 12), SIZES, st.integers(0, 3))),
        st.tuples(st.just("allow"), st.integers(20_000, 2_000_000)),
        st.tuples(st.just("probe"), st.floats(0.5, 4.0)),
        st.tuples(st.just("grant"), st.sampled_from(("still", "bulk", "still beside"))),
    ),
    min_size=5,
    max_size=80,
)


class Shell:
    """Plays the shell and keeps books on everything."""

    def __init__(self, estimate_bps: float = 300_000, voice_bps: float = 30_000) -> None:
        self.pacer, self.estimate, self.voice_bps, self.now = (
            Pacer(estimate_bps, voice_bps),
            estimate_bps,
            voice_bps,
            0.0,
        )
        self.tags = self.number = self.cluster = 0
        self.waiting: Counter[Rank] = Counter()
        self.fate: Counter[int] = Counter()
        self.left: list[tuple[float, int]] = []
        self.frames: dict[int, list[int]] = {}  # number: packets not yet told of
        self.gone: set[int] = set()
        self.open: int | None = None  # the frame that has begun
        self.sent: list[Sent] = []

    def packet(self, size: int) -> Outgoing:
        self.tags += 1
        return Outgoing(b"", size, self.tags)

    def put(self, rank: Rank, size: int) -> None:
        self.waiting[rank] += 1
        self.drop(self.pacer.put(rank, self.packet(size), self.now))

    def frame(self, count: int, size: int, layer: int) -> None:
        self.number += 1
        packets = tuple(self.packet(size) for _ in range(count))
        refers = () if layer == 0 else tuple(range(max(1, self.number - layer), self.number))
        self.waiting[Rank.PICTURE] += count
        self.frames[self.number] = [one.tag for one in packets]
        self.drop(self.pacer.put_picture(Picture(self.number, packets, refers, layer == 3), self.now))

    def drop(self, dropped: tuple[Dropped, ...]) -> None:
        for one in dropped:
            self.waiting[one.rank] -= len(one.packets)
            self.fate.update(packet.tag for packet in one.packets)
            if one.picture is not None:
                rest = self.frames.pop(one.picture)
                assert [packet.tag for packet in one.packets] == rest, "the whole rest of a frame goes"
                assert one.picture not in self.gone
                self.gone.add(one.picture)
                self.open = None if self.open == one.picture else self.open

    def take(self) -> None:
        leaving = self.pacer.take(self.now)
        self.drop(leaving.dropped)
        for one in leaving.sent:
            self._left(one)
        due = self.pacer.next_due_ms(self.now)
        assert due is None or due > self.now, "a timer that is due at once for nothing spins"
        assert (due is not None) or self.pacer.bytes_waiting == 0

    def _left(self, one: Sent) -> None:
        self.sent.append(one)
        self.left.append((self.now, one.size))
        if one.rank is not Rank.VOICE:
            assert self.in_window() <= 2 * self.estimate * WINDOW_MS / 8_000
        if one.packet is None:
            assert not +self.waiting
            return
        above = {rank for rank, count in self.waiting.items() if count > 0 and rank < one.rank}
        assert not above or (one.rank is Rank.BULK and above == {Rank.PICTURE})
        self.waiting[one.rank] -= 1
        self.fate[one.packet.tag] += 1
        if one.picture is not None:
            rest = self.frames[one.picture]
            assert rest.pop(0) == one.packet.tag
            assert self.open in (None, one.picture), "one frame at a time"
            self.open = one.picture
            if not rest:
                del self.frames[one.picture]
                self.open = None

    def in_window(self) -> int:
        return sum(size for at, size in self.left if at + WINDOW_MS > self.now)

    def grant(self, which: str) -> None:
        if which == "bulk":
            given = self.pacer.bulk_grant(self.now)
        elif which == "still beside":
            given = self.pacer.still_grant(self.now, "beside")
        else:
            self.pacer.still_grant(self.now)
            return
        if given:
            self.left.append((self.now, given))
            assert self.in_window() <= 2 * self.estimate * WINDOW_MS / 8_000

    def run(self, steps: list[tuple[object, object]]) -> None:
        for what, value in steps:
            match what, value:
                case "wait", int():
                    self.now += value
                case "due", _:
                    self.now = max(self.now, self.pacer.next_due_ms(self.now) or self.now)
                case "frame", (int(count), int(size), int(layer)):
                    self.frame(count, size, layer)
                case "allow", int():
                    self.estimate = value
                    self.pacer.allow(value, self.voice_bps, self.now)
                case "probe", float():
                    self.cluster += 1
                    self.pacer.probe(self.cluster, value * self.estimate, 2_000, self.now)
                case "grant", str():
                    self.grant(value)
                case Rank(), int():
                    self.put(what, value)
            self.take()
            assert self.pacer.bytes_waiting <= MOST_WAITING


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_order_budget_and_books_hold_whatever_is_put(steps: list[tuple[object, object]]) -> None:
    shell = Shell()
    shell.run(steps)
    shell.drop(shell.pacer.clear(shell.now))
    assert shell.pacer.bytes_waiting == 0
    assert all(shell.fate[tag] == 1 for tag in range(1, shell.tags + 1)), "each packet left or was told of, once"


@settings(max_examples=60, deadline=None)
@given(STEPS, st.sampled_from((60_000, 150_000, 1_000_000)), st.sampled_from((20, 60)))
def test_with_its_regular_voice_the_whole_stays_within_twice_the_estimate(
    steps: list[tuple[object, object]], estimate: int, period: int
) -> None:
    shell = Shell(estimate)
    size = shell.voice_bps * period // 8_000
    for what, value in steps:
        for _ in range(int(value) // period if what == "wait" and isinstance(value, int) else 0):
            shell.now += period
            shell.put(Rank.VOICE, size)
            shell.take()
            assert shell.in_window() <= 2 * estimate * WINDOW_MS / 8_000
        if what not in ("wait", "allow", Rank.VOICE):
            shell.run([(what, value)])


def test_voice_does_not_wait_for_anything() -> None:
    shell = Shell(40_000)
    for _ in range(5):
        shell.put(Rank.REPAIR, 1_264)
        shell.frame(3, 1_264, 0)
    shell.take()
    for _ in range(10):
        shell.now += 20
        shell.put(Rank.VOICE, 100)
        leaving = shell.pacer.take(shell.now)
        assert leaving.sent[0].rank is Rank.VOICE
        assert [one.packet for one in leaving.sent if one.rank is Rank.VOICE] != []


def test_a_newer_frame_takes_the_place_of_one_that_nothing_refers_to() -> None:
    pacer = Pacer(60_000, 20_000)
    key = Picture(1, tuple(Outgoing(b"", 1_000, tag) for tag in range(2)))
    assert pacer.put_picture(key, 0) == ()
    assert len(pacer.take(0).sent) == 1
    assert pacer.put_picture(Picture(2, (Outgoing(b"", 300, 7),), (1,), discardable=True), 10) == ()
    (dropped,) = pacer.put_picture(Picture(3, (Outgoing(b"", 300, 8),), (1,)), 11 + SPARED_MS)
    assert (dropped.picture, dropped.why, dropped.begun, dropped.refer_around) == (2, "replaced", False, False)


def test_a_frame_begun_is_wholly_abandoned_when_the_link_falls_and_all_that_refer_to_it() -> None:
    pacer = Pacer(1_000_000, 20_000)
    pacer.put_picture(Picture(1, (Outgoing(b"", 500),)), 0)
    pacer.take(0)
    pacer.put_picture(Picture(2, tuple(Outgoing(b"", 1_200, tag) for tag in range(9)), (1,)), 50)
    begun = len(pacer.take(50).sent)
    assert begun == 1
    pacer.put_picture(Picture(3, (Outgoing(b"", 200),), (2,)), 51)
    pacer.allow(60_000, 20_000, 52)
    leaving = pacer.take(52)
    assert leaving.sent == ()
    assert [(one.picture, one.why, one.begun, one.refer_around) for one in leaving.dropped] == [
        (2, "late", True, True),
        (3, "refers", False, True),
    ]
    assert len(leaving.dropped[0].packets) == 9 - begun
    late = pacer.put_picture(Picture(4, (Outgoing(b"", 200),), (3,)), 60)  # was in the encoder meanwhile
    assert [(one.picture, one.why) for one in late] == [(4, "refers")]
    assert pacer.put_picture(Picture(5, (Outgoing(b"", 200),), (1,)), 70) == ()  # refers around it


def test_a_frame_is_not_wanted_while_another_leaves_slowly() -> None:
    pacer = Pacer(100_000, 20_000)
    assert pacer.wants_picture(0)
    pacer.put_picture(Picture(1, tuple(Outgoing(b"", 1_000) for _ in range(4))), 0)
    assert not pacer.wants_picture(0)
    now = 0.0
    while (due := pacer.next_due_ms(now)) is not None:
        now = due
        pacer.take(now)
    assert pacer.wants_picture(now + 50)


def test_what_waits_too_long_or_too_much_is_told() -> None:
    pacer = Pacer(20_000, 18_000)
    old = Outgoing(b"", 1_264, 1)
    pacer.put(Rank.REPAIR, old, 0)  # larger than the window has room for
    assert pacer.take(0).sent == ()
    assert [(one.packets, one.why) for one in pacer.put(Rank.WHISPER, Outgoing(b"", 60), 800)] == [((old,), "old")]
    told = [one for tag in range(50) for one in pacer.put(Rank.REPAIR, Outgoing(b"", 1_264, tag), 801)]
    assert {one.why for one in told} == {"full"} and [one.packets[0].tag for one in told] == list(range(len(told)))
    assert 50 - len(told) == 48 * 1024 // 1_264


def test_pictures_are_put_whole() -> None:
    with pytest.raises(ValueError):
        Pacer(100_000).put(Rank.PICTURE, Outgoing(b"", 100), 0)


def test_a_frame_that_never_fits_is_still_looked_after() -> None:
    pacer = Pacer(20_000, 0)
    assert pacer.put_picture(Picture(1, (Outgoing(b"", 1_264),)), 0) == ()
    due, why = 0.0, []
    while (due := pacer.next_due_ms(due) or 0.0) > 0:
        why += [one.why for one in pacer.take(due).dropped]
    assert why == ["late"]
