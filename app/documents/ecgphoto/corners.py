"""Where the four corners of a bright sheet seem to be: a proposal that a person moves, never a measure."""

import cv2
import numpy as np
from numpy.typing import NDArray

from app.documents.ecgphoto.mapping import Points

SIDE_PX = 640
LEAST_SHARE, MOST_SHARE = 0.12, 0.98  # of the picture: less is a label, more is a picture without a desk
WITHIN = 0.02  # of the outline: how far a paper's edge may bend and be one side
FILLED = 0.9  # of the four corners' area is paper


def found_corners(pixels: NDArray[np.uint8]) -> Points | None:
    """(4, 2) pixels: left upper, right upper, right lower, left lower; None when no sheet stands out."""
    height, width = pixels.shape[:2]
    scale = min(SIDE_PX / max(height, width), 1.0)
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    light = cv2.cvtColor(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    calm = cv2.GaussianBlur(light, (0, 0), 2.5)
    _, bright = cv2.threshold(calm, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))  # the trace cuts no paper in two
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    four = cv2.approxPolyDP(hull, WITHIN * cv2.arcLength(hull, True), True).reshape(-1, 2)
    area = float(cv2.contourArea(hull))
    if len(four) != 4 or not LEAST_SHARE * light.size < area < MOST_SHARE * light.size:
        return None
    if area < FILLED * float(cv2.contourArea(four)) or float(cv2.contourArea(four)) < FILLED * area:
        return None
    return _round(np.asarray(four, np.float64) / scale)


def _round(four: Points) -> Points:
    """Clockwise, from the corner nearest to the left upper one."""
    middle = four.mean(axis=0)
    order = np.argsort(np.arctan2(*(four - middle).T[::-1]))
    turned = four[order]
    return np.asarray(np.roll(turned, -int(turned.sum(axis=1).argmin()), axis=0), np.float64)
