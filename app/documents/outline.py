"""Lines of changing width as convex pieces, all turning the same way; knows no mark, no colour and no painter."""

import numpy as np
from numpy.typing import NDArray

SMALL_CAP, LARGE_CAP = 5, 9  # corners of a half circle: off by 8 % and 2 % of the radius at most
LARGE_RADIUS = 4.0


def tube(centres: NDArray[np.float32], radii: NDArray[np.float32]) -> NDArray[np.float32]:
    """`centres` (n, 2), `radii` (n,): the hulls of every two neighbouring circles, (n - 1, k, 2) float32; one point
    gives its circle. Where one circle holds the other the hull is the larger circle."""
    if len(centres) == 1:
        centres, radii = np.repeat(centres, 2, axis=0), np.repeat(radii, 2)
    along = np.diff(centres, axis=0)
    length = np.hypot(along[:, 0], along[:, 1])
    heading = np.where(length > 0, np.arctan2(along[:, 1], along[:, 0]), 0.0)
    first, second = _ends(centres, radii, length)
    # The tangent of two unequal circles leaves them tilted by asin((r0 - r1) / distance).
    narrowing = np.divide(first[1] - second[1], length, out=np.zeros_like(length), where=length > 0)
    tilt = np.arcsin(np.clip(narrowing, -1.0, 1.0))
    corners = SMALL_CAP if float(radii.max()) < LARGE_RADIUS else LARGE_CAP
    fraction = np.linspace(0.0, 1.0, corners)
    front = heading[:, None] - (np.pi / 2 - tilt)[:, None] + fraction * (np.pi - 2 * tilt)[:, None]
    back = heading[:, None] + (np.pi / 2 - tilt)[:, None] + fraction * (np.pi + 2 * tilt)[:, None]
    return np.concatenate(
        [_arc(*second, front), _arc(*first, back)],
        axis=1,
    ).astype(np.float32)


Circles = tuple[NDArray[np.float32], NDArray[np.float32]]


def _ends(
    centres: NDArray[np.float32], radii: NDArray[np.float32], length: NDArray[np.float32]
) -> tuple[Circles, Circles]:
    """The circles at both ends of every piece; where one holds the other it stands at both ends."""
    first_holds = radii[:-1] >= radii[1:] + length
    second_holds = ~first_holds & (radii[1:] >= radii[:-1] + length)
    first = np.where(second_holds[:, None], centres[1:], centres[:-1]), np.where(second_holds, radii[1:], radii[:-1])
    second = np.where(first_holds[:, None], centres[:-1], centres[1:]), np.where(first_holds, radii[:-1], radii[1:])
    return first, second


def smooth(points: NDArray[np.float32], step: float) -> NDArray[np.float32]:
    """`points` (n, c): more of them along a Catmull-Rom curve, so that neighbours are some `step` apart in the
    first two columns (at most four for one); every point given is among them."""
    if len(points) < 3:
        return points
    gaps = np.hypot(*np.diff(points[:, :2], axis=0).T)
    parts = int(np.clip(np.ceil(float(np.median(gaps)) / max(step, 1e-6)), 1, 4))
    if parts == 1:
        return points
    padded = np.concatenate([points[:1], points, points[-1:]])
    p0, p1, p2, p3 = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    between = []
    for part in range(parts):
        t = part / parts
        between.append(
            0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
        )
    curve = np.stack(between, axis=1).reshape(-1, points.shape[1])
    return np.concatenate([curve, points[-1:]]).astype(np.float32)


def _arc(centres: NDArray[np.float32], radii: NDArray[np.float32], angles: NDArray[np.float32]) -> NDArray[np.floating]:
    turned: NDArray[np.floating] = np.stack([np.cos(angles), np.sin(angles)], axis=2)
    return centres[:, None, :] + radii[:, None, None] * turned
