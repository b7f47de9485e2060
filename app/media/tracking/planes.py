"""Maps of a plane as matrices: applied to points, judged for what they do to a region. Coordinates, no pictures."""

import numpy as np
from numpy.typing import NDArray

from app.geometry import Homography

Matrix = NDArray[np.float64]  # (3, 3)
Points = NDArray[np.float64]  # (n, 2): x, y


def mapped(way: Matrix, points: Points) -> Points:
    """Points behind the horizon of `way` come out as nan."""
    x, y = points[:, 0], points[:, 1]
    w = way[2, 0] * x + way[2, 1] * y + way[2, 2]
    w = np.where(w > 1e-9, w, np.nan)
    across, down = way[0, 0] * x + way[0, 1] * y + way[0, 2], way[1, 0] * x + way[1, 1] * y + way[1, 2]
    return np.stack([across / w, down / w], axis=1)


def lifted(similar: NDArray[np.float64]) -> Matrix:
    """Of the (2, 3) that OpenCV gives."""
    return np.vstack([similar, (0.0, 0.0, 1.0)])


def scaling(by: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    return np.array([[by, 0.0, x], [0.0, by, y], [0.0, 0.0, 1.0]])


def homography(way: Matrix) -> Homography:
    way = way / way[2, 2]
    return Homography(*(float(one) for one in way.ravel()))


def matrix(way: Homography) -> Matrix | None:
    """None where it is no map of a plane: not finite, flat, or its origin at infinity."""
    found = np.array(way.rows, np.float64)
    if not np.isfinite(found).all() or np.abs(found).max() > 1e9 or abs(found[2, 2]) < 1e-9:
        return None
    found = found / found[2, 2]
    return found if abs(np.linalg.det(found)) > 1e-12 else None


class Shape:
    """What a way does to a region. `scale`: of lengths at its middle; `stretch`: how much more one direction grows than
    the other; `tilt`: how unlike the scale is at the corners; `turned_over`: left and right have changed places."""

    __slots__ = ("scale", "stretch", "tilt", "turned_over")

    def __init__(self, way: Matrix, corners: Points) -> None:
        places = np.vstack([corners, corners.mean(axis=0)])
        w = places @ way[2, :2] + way[2, 2]
        if not np.isfinite(w).all() or (w <= 1e-9).any():
            self.scale, self.stretch, self.tilt, self.turned_over = 0.0, np.inf, np.inf, True
            return
        det = float(np.linalg.det(way))
        self.turned_over = det <= 0
        areas = np.abs(det) / w**3
        self.scale = float(np.sqrt(areas[-1]))
        self.tilt = float(np.sqrt(areas.max() / max(areas.min(), 1e-12)))
        at = mapped(way, places[-1:])[0]
        slope = (way[:2, :2] - np.outer(at, way[2, :2])) / w[-1]
        size = float((slope**2).sum())
        area = abs(float(slope[0, 0] * slope[1, 1] - slope[0, 1] * slope[1, 0]))
        apart = max(size * size - 4 * area * area, 0.0) ** 0.5  # of the squares of both scales
        self.stretch = float(((size + apart) / max(size - apart, 1e-12)) ** 0.5)
