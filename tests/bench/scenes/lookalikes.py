"""What a mark must never be sure on: something very like what it was drawn on, in its place."""

from collections.abc import Callable
from typing import get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media.tracking.planes import Matrix, Points
from tests.bench.scenes.film import FRAME, Cover, Film, Pose, camera
from tests.bench.scenes.surfaces import HIGH, WIDE, Kind, Pixels, hand, mole, skin, surface, with_mole

FIRST = (430, 480)  # of two moles
APART, BESIDE = 420, 74  # the second out of view while the first is in its middle; or in view with it
SHOWN_S = 2.43  # when the other one lies where the first lay; between two pictures

Shown = tuple[Pixels, NDArray[np.float32]]
Spot = tuple[NDArray[np.float32], int]


class Lookalike(msgspec.Struct, frozen=True):
    """`film(t)`: what is filmed then; `truth(t)`: where the mark is in the frame, None when what it was drawn on is no
    longer there. `dark`: from and until when no picture comes, s."""

    name: str
    film: Callable[[float], Film]
    truth: Callable[[float], Points | None]
    fps: float = 15.0
    seconds: float = 4.0
    dark: tuple[float, float] = (0.0, 0.0)


def lookalikes(seed: int = 1) -> tuple[Lookalike, ...]:
    return (*_moles(seed), *_hands(seed), *_limbs(seed))


def _moles(seed: int) -> tuple[Lookalike, ...]:
    """The same spot twice on one skin, value for value."""
    spot, bare = mole(np.random.default_rng(seed)), skin(seed, 60)
    first = with_mole(bare, spot, FIRST)
    far = with_mole(first, spot, (FIRST[0] + APART, FIRST[1]))
    near = with_mole(first, spot, (FIRST[0] + BESIDE, FIRST[1]))
    x = FIRST[0] - WIDE / 2

    def case(
        name: str,
        pixels: Pixels,
        goes: Callable[[float], float],
        fps: float = 15.0,
        dark: tuple[float, float] = (0.0, 0.0),
        covers: tuple[Cover, ...] = (),
    ) -> Lookalike:
        film = Film(pixels, camera(lambda t: x + goes(t)), exposure_s=1 / 30, covers=covers)
        return Lookalike(name, lambda t: film, lambda t: film.truth(_ring(FIRST), t), fps, dark=dark)

    def panning(over_s: float) -> Callable[[float], float]:
        return lambda t: APART * _slid(t, SHOWN_S - over_s / 2, over_s)

    def cutting(t: float) -> float:
        return APART * float(t >= SHOWN_S)

    def hopping(t: float) -> float:
        return BESIDE * float(int(max(0.0, t - 1.2) * 3) % 2)

    return (
        case("mole, panned slowly", far, panning(1.6)),
        case("mole, panned fast", far, panning(0.35)),
        case("mole, few pictures", far, panning(0.5), fps=5.0),
        case("mole, cut", far, cutting),
        case("mole, after a gap", far, cutting, dark=(2.0, 2.8)),
        case("mole, under a cloth", far, panning(0.5), covers=(_cloth(seed),)),
        case("mole beside, few pictures", near, hopping, fps=6.0),
    )


def _hands(seed: int) -> tuple[Lookalike, ...]:
    """On a table that does not move: one hand goes and the other comes, or lies there from one picture to the next."""
    table, spot = surface("textured", seed), mole(np.random.default_rng(seed), 9.0)
    one = _with_spot(hand(seed + 2), spot)
    other = _with_spot(_mirror(hand(seed + 3)), spot)
    twin = _with_spot(_mirror(hand(seed + 2)), spot)
    x, y = 115.0, 40.0
    outline = _ring((x + 210, y + 280))

    def down(t: float) -> float:
        return 520 * (_slid(t, 1.6, 0.5) - _slid(t, 2.4, 0.5))

    def case(name: str, second: Shown, moves: bool, dark: tuple[float, float] = (0.0, 0.0)) -> Lookalike:
        until = 2.25 if moves else SHOWN_S

        def film(t: float) -> Film:
            way = np.array([[1, 0, x], [0, 1, y + (down(t) if moves else 0)], [0, 0, 1.0]])
            return Film(table, camera(), covers=(Cover(*(one if t < until else second), lambda _: way),))

        def truth(t: float) -> Points | None:
            return outline + np.array([0.0, down(t) if moves else 0.0]) if t < until else None

        return Lookalike(name, film, truth, dark=dark)

    return (
        case("hand goes, other comes", other, True),
        case("hand goes, mirrored comes", twin, True),
        case("hand changed", other, False),
        case("hand changed, mirrored", twin, False),
        case("hand changed in a gap", twin, False, dark=(2.1, 2.8)),
    )


def _limbs(seed: int) -> tuple[Lookalike, ...]:
    """A limb and its mirror image about the mark itself, so that the mark's own middle is the same."""
    return tuple(case for kind in get_args(Kind) for case in _limb(kind, seed))


def _limb(kind: Kind, seed: int) -> tuple[Lookalike, ...]:
    one = surface(kind, seed)
    if kind == "skin":
        one = with_mole(one, mole(np.random.default_rng(seed)), (WIDE // 2, HIGH // 2))
    other = np.ascontiguousarray(one[:, ::-1])
    away = camera(lambda t: 560 * (_slid(t, 1.2, 0.6) - _slid(t, 2.2, 0.6)))

    def case(name: str, pose: Pose, until: float, covers: tuple[Cover, ...] = ()) -> Lookalike:
        films = Film(one, pose, covers=covers), Film(other, pose, covers=covers)
        outline = _ring((WIDE / 2 - 0.5, HIGH / 2))
        return Lookalike(
            f"mirrored {kind}, {name}",
            lambda t: films[int(t >= until)],
            lambda t: films[0].truth(outline, t) if t < until else None,
        )

    return (
        case("cut", camera(), SHOWN_S),
        case("goes and comes", away, 2.0),
        case("under a cloth", camera(), 2.15, (_cloth(seed),)),
    )


def _ring(at: tuple[float, float], radius: float = 19.0) -> Points:
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    return np.array(at) + radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)


def _slid(t: float, start: float, over: float) -> float:
    part = float(np.clip((t - start) / over, 0, 1))
    return 3 * part**2 - 2 * part**3


def _cloth(seed: int) -> Cover:
    """Over the whole view from 1.9 s to 2.5 s."""
    pixels = skin(seed + 9, 300)[: FRAME[1], : FRAME[0]].copy()

    def pose(t: float) -> Matrix:
        down = FRAME[1] * (1 - _slid(t, 1.55, 0.35) + _slid(t, 2.5, 0.35))
        return np.array([[1, 0, 0], [0, 1, down], [0, 0, 1.0]])

    return Cover(pixels, np.ones(pixels.shape[:2], np.float32), pose)


def _mirror(shown: Shown) -> Shown:
    return np.ascontiguousarray(shown[0][:, ::-1]), np.ascontiguousarray(shown[1][:, ::-1])


def _with_spot(shown: Shown, spot: Spot) -> Shown:
    return with_mole(shown[0], spot, (210, 280)), shown[1]
