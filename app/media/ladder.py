"""One budget shared out: what voice, pointer, stills, picture and bulk each may send (design, fixed point 7). Pure.

A shell keeps one Ladder for its sending direction, asks it with every new estimate and at least twice a second:

    share = ladder.share(now_ms, Line(estimate_bps, loss, rtt_ms), wants, late)

and applies all of it: `voice` to the encoder (OpusEncoder.use), `whisper_hz` to the pointer, the rates to the pacer,
`picture` to camera scaler and video encoder (None: nothing moves), `bulk_bps` to the credits, `take_px` to the other
side's `wants.most_px`, `recording_px` and `self_view` to this computer, `said` to both screens. Rates count what is on
the wire, headers included, but for `voice.bps` and `picture.bps`, which are what an encoder is told. While stills wait
the picture keeps its size (a new size is a key frame) and gives frames.

Order of giving up: bulk, picture, stills; voice and pointer never. The figures are media.md sections 2.4, 4, 6 and 8.
"""

from math import ceil

from app.media.codecs.opus import FrameMs, VoiceSettings
from app.media.rungs import Rungs
from app.media.share import (
    PICTURE_HEADERS,
    STETHOSCOPE_BPS,
    Key,
    Line,
    Picture,
    Said,
    Share,
    Stethoscope,
    Wants,
    Watching,
    fitted,
    voice_wire_bps,
)
from app.media.slowness import Late, Slowness

_SPENT = 0.95  # of the estimate: the rest is reports and what is asked for again
_STILLS_SHARE, _STILLS_LEAST, _BULK_SHARE = 0.6, 20_000, 0.1
_LAYERS = 3  # at 65 kbps an SSIM of 0.932 in place of 0.90, and a lost frame of the upper ones stops nothing
_ENOUGH = 0.11  # bits a pixel: a half more gains an SSIM of 0.001, and each frame takes as much longer to be there
_HELD_LOSS_MS = 30_000
_YOUNG_MS = 10_000
_LEAST_HINT, _MOST_HINT = 20, 40  # below 20 libopus gives wide band away before it sends copies (measured)

# least estimate, bits a second, frame; below some 17 kbps libopus sends no copies (measured)
_VOICE: tuple[tuple[int, int, FrameMs], ...] = (
    (0, 12_000, 60),
    (32_000, 18_000, 60),
    (60_000, 20_000, 60),
    (150_000, 20_000, 40),
    (300_000, 24_000, 20),
    (600_000, 32_000, 20),
)
_WHISPERS = ((0, 12, 2_500), (60_000, 15, 3_000), (300_000, 30, 8_000), (600_000, 60, 16_000))
_LEVELS: dict[Watching, tuple[tuple[int, int, int], ...]] = {  # least picture.bps, pixels, frames a second
    "motion": (
        (14_000, 172_800, 5),
        (26_000, 307_200, 8),
        (36_000, 307_200, 12),
        (46_000, 307_200, 15),
        (65_000, 307_200, 20),
        (85_000, 307_200, 30),
        (450_000, 691_200, 30),
        (800_000, 1_228_800, 30),
        (2_000_000, 2_073_600, 30),
    ),
    "detail": (
        (14_000, 172_800, 2),
        (28_000, 307_200, 3),
        (45_000, 307_200, 5),
        (75_000, 691_200, 5),
        (150_000, 1_228_800, 5),
        (300_000, 1_228_800, 10),
        (500_000, 1_228_800, 15),
        (900_000, 2_073_600, 15),
        (2_000_000, 2_073_600, 30),
    ),
    "none": (),
}
_TAKE_PX = (None, 691_200, 307_200, 172_800)  # by step of slowness
_SMALL_PX = 307_200
_LONG_MS, _MOST_REPAIR = 200, 0.5
_DENSE_LOSS = 0.06
_SMOOTH_FPS, _STEADY_FPS = 15, 5  # below, motion is a row of pictures, and a hand cannot be followed
_RECORD_SMALL, _RECORD_NONE, _NO_SELF_VIEW = 4, 5, 6  # steps of slowness


class Ladder:
    """One sending direction of one meeting."""

    def __init__(self) -> None:
        self._voice = Rungs(tuple(rung[0] for rung in _VOICE), at_once=1.0, young_ms=_YOUNG_MS)
        self._whispers = Rungs(tuple(rung[0] for rung in _WHISPERS), at_once=1.0)
        self._listening = Rungs((STETHOSCOPE_BPS,), at_once=1.0)
        self._watching: Watching = "none"
        self._levels = Rungs(())
        self._slow = Slowness(_NO_SELF_VIEW)
        self._loss: tuple[float, float] = (0.1, float("-inf"))  # the worst of late, and when; unknown is not none

    def share(self, now_ms: float, line: Line, wants: Wants, late: Late) -> Share:
        slow = self._slow.hear(now_ms, late)
        estimate = max(0, line.estimate_bps)
        voice = _VOICE[max(0, self._voice.at(now_ms, estimate))]
        whispers = _WHISPERS[max(0, self._whispers.at(now_ms, estimate))]
        rest = _left(estimate, voice_wire_bps(voice[1], voice[2]) + whispers[2])
        stethoscope: Stethoscope = "off"
        if wants.stethoscope:
            stethoscope = "live" if self._listening.at(now_ms, rest) == 0 else "recorded"
            rest -= STETHOSCOPE_BPS if stethoscope == "live" else 0
        waiting = wants.stills or stethoscope == "recorded"
        rest = max(0, rest)
        stills = min(rest, max(_STILLS_LEAST, int(_STILLS_SHARE * rest))) if waiting else 0
        bulk = int(_BULK_SHARE * (rest - stills)) if wants.bulk else 0
        moving = rest - stills - bulk
        repair = _repair(line)
        for_picture = (1 - repair) * PICTURE_HEADERS
        calm = rest - int(_BULK_SHARE * rest) if wants.bulk else rest  # were there no still
        soon = int(_SPENT * max(0, line.lasting_bps - estimate))
        now_bps, calm_bps = (int((bps + soon) * for_picture) for bps in (moving, calm))
        picture = self._picture(now_ms, wants, now_bps, calm_bps, slow)
        used = 0 if picture is None else ceil(picture.bps / PICTURE_HEADERS / (1 - repair))
        if picture is None and waiting:
            stills = rest - bulk
        elif wants.bulk and (wants.watching == "none" or picture is not None):
            bulk += max(0, moving - used)
        elif wants.bulk:
            bulk = 0  # below the floor nothing runs beside what could bring the picture back
        return Share(
            voice=VoiceSettings(voice[1], voice[2], self._hint(now_ms, line, estimate)),
            whisper_hz=whispers[1],
            whisper_bps=whispers[2],
            stethoscope=stethoscope,
            stills_bps=stills,
            picture=picture,
            repair_bps=int(used * repair),
            bulk_bps=bulk,
            take_px=_TAKE_PX[min(slow, len(_TAKE_PX) - 1)],
            recording_px=0 if slow >= _RECORD_NONE else _SMALL_PX if slow >= _RECORD_SMALL else None,
            self_view=slow < _NO_SELF_VIEW,
            said=Said(_key(wants, picture, stethoscope, waiting, slow), line.whose),
        )

    def _picture(self, now_ms: float, wants: Wants, bps: int, calm_bps: int, slow: int) -> Picture | None:
        if wants.watching != self._watching:  # the specialist chose: no wait
            self._watching = wants.watching
            self._levels = Rungs(tuple(level[0] for level in _LEVELS[wants.watching]), young_ms=_YOUNG_MS)
        step = self._levels.at(now_ms, calm_bps)
        if step < 0:
            return None
        _, pixels, fps = _LEVELS[wants.watching][max(0, step - slow)]
        most = pixels if wants.most_px is None else min(pixels, wants.most_px)
        size = fitted(wants.camera, wants.viewer, most)
        a_frame = min(size.width * size.height * _ENOUGH, calm_bps / fps)
        frames = min(fps, int(bps / a_frame + 0.01))
        if frames < 1:
            return None
        return Picture(size, frames, min(bps, int(a_frame * fps)), _LAYERS)

    def _hint(self, now_ms: float, line: Line, estimate: int) -> int:
        """Loss is believed for half a minute: a hint that comes and goes costs the first loss each time."""
        worst, seen_ms = self._loss
        if line.loss >= worst or now_ms - seen_ms > _HELD_LOSS_MS:
            worst, seen_ms = line.loss, now_ms
            self._loss = (worst, seen_ms)
        if worst < 0.001 and estimate >= 300_000:
            return 0
        return min(_MOST_HINT, max(_LEAST_HINT, ceil(150 * worst)))


def _left(estimate: int, fixed_bps: int) -> int:
    """For all but voice and whispers; nothing is given that the next step of theirs would take back."""
    later = (int(_SPENT * least) - cost for least, cost in _BORDERS if least > estimate)
    return max(0, min((int(_SPENT * estimate) - fixed_bps, *later)))


def _fixed_at(estimate: int) -> int:
    voice = max(rung for rung in _VOICE if rung[0] <= estimate)
    whispers = max(rung for rung in _WHISPERS if rung[0] <= estimate)
    return voice_wire_bps(voice[1], voice[2]) + whispers[2]


_BORDERS = tuple((least, _fixed_at(least)) for least in sorted({rung[0] for rung in (*_VOICE, *_WHISPERS)}))


def _repair(line: Line) -> float:
    """Share of the picture's rate that mends it; before it was measured twice the loss, and more where asking again
    takes too long."""
    if line.repair is not None:
        return min(_MOST_REPAIR, line.repair)
    forward = 0.1 if line.rtt_ms > _LONG_MS and line.loss > 0.005 else 0.0
    if line.loss > _DENSE_LOSS:
        forward = 0.15  # parity goes along at any round trip (protection.py)
    return min(_MOST_REPAIR, 2 * line.loss + forward)


def _key(wants: Wants, picture: Picture | None, stethoscope: Stethoscope, waiting: bool, slow: int) -> Key:
    """The heaviest of what was given up."""
    if picture is None and wants.watching != "none":
        return "picture.off"
    if stethoscope == "recorded":
        return "stethoscope.recorded"
    if slow:
        return "computer.slow"
    if picture is None:
        return "well"
    whole = fitted(wants.camera, wants.viewer, wants.most_px or wants.camera.width * wants.camera.height)
    slower = picture.fps < (_SMOOTH_FPS if wants.watching == "motion" else _STEADY_FPS)
    if not slower and picture.size == whole:
        return "well"
    if waiting:
        return "stills.first"
    return "picture.slow" if slower else "picture.small"
