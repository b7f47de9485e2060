"""What each gets of the budget: voice always, all the rest in its order, calmly."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.media.ladder import Ladder
from app.media.share import Line, Said, Share, Size, Wants, fitted, mirrored
from app.media.slowness import Late

VGA, HD, FULL = Size(640, 480), Size(1280, 720), Size(1920, 1080)
ON_TIME, LATE = Late(), Late(encode_ms=80)
FLOOR_BPS = 23_100  # the least voice and its pointer, with headers


def once(kbps: float, wants: "Wants | None" = None, loss: float = 0.0, rtt_ms: float = 100) -> Share:
    return Ladder().share(0, Line(int(kbps * 1_000), loss, rtt_ms), wants or Wants(camera=VGA), ON_TIME)


@pytest.mark.parametrize(
    ("kbps", "voice", "hz", "picture"),
    [
        (10, (12, 60), 12, None),
        (30, (12, 60), 12, None),
        (45, (18, 60), 12, None),
        (80, (20, 60), 15, (640, 480, 12)),
        (100, (20, 60), 15, (640, 480, 15)),
        (120, (20, 60), 15, (640, 480, 20)),
        (150, (20, 40), 15, (640, 480, 30)),
        (200, (20, 40), 15, (640, 480, 30)),
        (300, (24, 20), 30, (640, 480, 30)),
        (1_500, (32, 20), 60, (640, 480, 30)),
    ],
)
def test_the_table_for_motion(
    kbps: int, voice: "tuple[int, int]", hz: int, picture: "tuple[int, int, int] | None"
) -> None:
    share = once(kbps)
    got = share.picture
    assert (share.voice.bps // 1_000, share.voice.frame_ms) == voice
    assert share.whisper_hz == hz
    assert (got and (got.size.width, got.size.height, got.fps)) == picture


def test_what_mending_really_costs_is_taken_from_the_picture() -> None:
    wants = Wants(camera=VGA)
    told, measured = Line(300_000, 0.05, 400), Line(300_000, 0.05, 400, repair=0.45)
    pictures = [Ladder().share(0, line, wants, ON_TIME).picture for line in (told, measured)]
    assert pictures[0] is not None and pictures[1] is not None
    assert 0.65 < pictures[1].bps / pictures[0].bps < 0.8


@pytest.mark.parametrize(
    ("kbps", "picture"),
    [(60, (552, 304, 2)), (150, (1104, 616, 5)), (300, (1472, 824, 5)), (1_500, (1920, 1080, 15))],
)
def test_the_table_for_detail_keeps_the_size_and_gives_frames(kbps: int, picture: "tuple[int, int, int]") -> None:
    got = once(kbps, Wants("detail", FULL)).picture
    assert got is not None
    assert (got.size.width, got.size.height, got.fps) == picture


def test_at_150_kbps_and_five_percent_ten_frames_a_second_and_their_repair_fit() -> None:
    share = once(150, loss=0.05, rtt_ms=400)
    assert share.picture is not None
    assert share.picture.size == VGA
    assert share.picture.fps >= 10
    assert share.repair_bps >= 0.1 * share.picture.bps
    assert share.voice.loss_percent >= 20


WANTS = st.builds(
    Wants,
    watching=st.sampled_from(["motion", "detail", "none"]),
    camera=st.sampled_from([VGA, HD, FULL, Size(320, 240)]),
    viewer=st.sampled_from([FULL, HD, Size(700, 400)]),
    stills=st.booleans(),
    bulk=st.booleans(),
    stethoscope=st.booleans(),
)
STEPS = st.lists(
    st.tuples(st.integers(0, 6_000_000), st.floats(0, 0.4), st.floats(0, 2_000), WANTS, st.floats(0, 200)), max_size=40
)


@given(STEPS, st.integers(50, 6_000))
@settings(max_examples=60)
def test_voice_and_pointer_are_never_given_up_and_the_budget_is_never_overspent(
    steps: "list[tuple[int, float, float, Wants, float]]", every_ms: int
) -> None:
    ladder = Ladder()
    for n, (estimate, loss, rtt_ms, wants, late_ms) in enumerate(steps):
        share = ladder.share(n * every_ms, Line(estimate, loss, rtt_ms), wants, Late(late_ms))
        assert share.voice.bps >= 12_000
        assert 12 <= share.whisper_hz <= 60
        assert share.wire_bps <= max(FLOOR_BPS, estimate)
        assert min(share.stills_bps, share.bulk_bps, share.repair_bps) >= 0
        if share.picture is not None:
            size = share.picture.size
            assert size.width <= max(64, wants.camera.width, 64)
            assert size.width <= wants.viewer.width
            assert share.picture.bps > 0
            assert 1 <= share.picture.fps <= 30
        if estimate < 300_000:
            assert share.whisper_bps <= 4_000


@given(st.integers(5_000, 5_000_000), st.integers(5_000, 5_000_000), st.floats(0, 0.3), WANTS)
def test_a_better_line_never_gives_less(one: int, other: int, loss: float, wants: Wants) -> None:
    wants = Wants(wants.watching, wants.camera, wants.viewer, bulk=wants.bulk)
    less, more = (once(bps / 1_000, wants, loss) for bps in sorted((one, other)))
    assert less.voice.bps <= more.voice.bps
    assert less.voice.frame_ms >= more.voice.frame_ms
    assert less.whisper_hz <= more.whisper_hz
    for a, b in ((less.picture, more.picture),):
        if a is not None:
            assert b is not None
            assert a.bps <= b.bps
            assert (a.size.width * a.size.height, a.fps) <= (b.size.width * b.size.height, b.fps)


@pytest.mark.parametrize("border", [60, 150, 300, 600])
def test_a_better_voice_takes_nothing_from_the_picture(border: int) -> None:
    below, above = once(border - 0.1).picture, once(border).picture
    assert below is not None
    assert above is not None
    assert below.bps <= above.bps


@given(st.floats(25, 3_000), st.floats(0, 0.2), st.lists(st.floats(-1, 1), min_size=150, max_size=150), st.booleans())
@settings(max_examples=60)
def test_a_wobbling_estimate_changes_the_size_at_most_once_in_five_seconds(
    kbps: float, width: float, noise: "list[float]", detail: bool
) -> None:
    ladder, changes, before = Ladder(), [], None
    wants = Wants("detail" if detail else "motion", FULL)
    for n, one in enumerate(noise):
        picture = ladder.share(n * 200, Line(int(kbps * 1_000 * (1 + width * one))), wants, ON_TIME).picture
        size = None if picture is None else picture.size
        if n and size != before:
            changes.append(n * 200)
        before = size
    assert all(later - former >= 5_000 for former, later in itertools.pairwise(changes))


def test_a_real_fall_is_obeyed_at_once() -> None:
    ladder, wants = Ladder(), Wants(camera=HD)
    ladder.share(0, Line(1_500_000), wants, ON_TIME)
    share = ladder.share(200, Line(200_000), wants, ON_TIME)
    assert share.wire_bps <= 200_000
    assert share.voice.frame_ms == 40
    assert share.picture is not None
    assert share.picture.size.width * share.picture.size.height <= 307_200


def test_a_still_gets_its_share_at_once_and_the_picture_gives_frames_but_keeps_its_size() -> None:
    ladder = Ladder()
    calm = ladder.share(0, Line(150_000), Wants(camera=VGA), ON_TIME)
    busy = ladder.share(200, Line(150_000), Wants(camera=VGA, stills=True), ON_TIME)
    assert calm.picture is not None
    assert busy.picture is not None
    assert busy.stills_bps >= 60_000  # a preview of 10 kB in 1.4 s
    assert busy.picture.size == calm.picture.size
    assert busy.picture.layers == calm.picture.layers
    assert 5 <= busy.picture.fps < calm.picture.fps
    assert busy.said.key == "stills.first"


def test_below_the_floor_stills_have_all_that_voice_and_pointer_leave_and_bulk_nothing() -> None:
    share = once(45, Wants(stills=True, bulk=True))
    assert share.picture is None
    assert share.stills_bps > 10_000
    assert share.bulk_bps <= 0.1 * (share.stills_bps + share.bulk_bps)
    assert once(45, Wants(bulk=True)).bulk_bps == 0


def test_bulk_has_what_no_picture_needs() -> None:
    assert once(300, Wants("none", bulk=True)).bulk_bps > 200_000
    share = once(300, Wants(camera=VGA, bulk=True))
    assert 10_000 < share.bulk_bps < 30_000
    assert once(300).bulk_bps == 0


def test_the_stethoscope_is_live_where_it_fits_beside_the_voice_and_recorded_where_not() -> None:
    live, recorded = once(250, Wants(stethoscope=True)), once(90, Wants(stethoscope=True))
    assert live.stethoscope == "live"
    assert live.voice.bps >= 20_000
    assert recorded.stethoscope == "recorded"
    assert recorded.stills_bps > 0
    assert recorded.said.key in ("stethoscope.recorded", "picture.off")


def test_a_slow_computer_gives_size_then_recording_then_its_own_view_and_never_the_voice() -> None:
    ladder, sizes, seen = Ladder(), [], []
    for now in range(0, 16_000, 100):
        share = ladder.share(now, Line(3_000_000), Wants(camera=HD), LATE)
        assert share.picture is not None
        assert share.voice.bps == 32_000
        sizes.append(share.picture.size.width)
        seen.append((share.recording_px, share.self_view))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < sizes[0]
    assert list(dict.fromkeys(seen)) == [(None, True), (307_200, True), (0, True), (0, False)]
    assert share.said.key == "computer.slow"
    assert share.take_px == 172_800


def test_what_the_other_computer_can_take_bounds_the_picture() -> None:
    share = once(3_000, Wants(camera=HD, most_px=172_800))
    assert share.picture is not None
    assert share.picture.size.width * share.picture.size.height <= 172_800


def test_loss_is_remembered_for_half_a_minute_and_a_clean_good_line_sends_no_copies() -> None:
    ladder, wants = Ladder(), Wants()
    assert ladder.share(0, Line(800_000, 0.1), wants, ON_TIME).voice.loss_percent == 20
    assert ladder.share(29_000, Line(800_000), wants, ON_TIME).voice.loss_percent == 20
    assert ladder.share(31_000, Line(800_000), wants, ON_TIME).voice.loss_percent == 0
    assert ladder.share(32_000, Line(800_000, 0.3), wants, ON_TIME).voice.loss_percent == 40
    assert once(200).voice.loss_percent == 20


def test_the_sentence_turns_round_for_the_other_side() -> None:
    assert mirrored(Said("picture.off", "own")) == Said("picture.off", "other", "in")
    assert mirrored(mirrored(Said("well", "unknown"))) == Said("well", "unknown")
    assert once(30).said == Said("picture.off", "unknown")
    assert once(5_000).said.key == "well"


@given(st.integers(64, 4_000), st.integers(64, 4_000), st.integers(4_096, 4_000_000))
def test_a_fitted_picture_keeps_its_shape_and_its_bounds(width: int, height: int, pixels: int) -> None:
    size = fitted(Size(width, height), FULL, pixels)
    assert size.width % 8 == size.height % 8 == 0
    if min(size.width, size.height) > 64:
        assert size.width * size.height <= pixels
        assert abs(size.width / size.height / (width / height) - 1) < 0.13


def test_on_a_young_call_the_voice_too_rises_after_a_second() -> None:
    ladder = Ladder()
    for at_ms in range(0, 2_000, 250):
        share = ladder.share(at_ms, Line(80_000 if at_ms == 0 else 700_000), Wants(camera=VGA), ON_TIME)
    assert share.voice.frame_ms == 20
