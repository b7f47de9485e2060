"""Whether paper on this screen is as large as paper: only after a bank card was held to it; asks no screen itself."""

CARD_MM = 85.60  # ISO/IEC 7810, ID-1: the longer side of every bank card
LEAST_PX_PER_MM, MOST_PX_PER_MM = 1.5, 30.0  # a projector's and a telephone's; beyond, a hand slipped


def px_per_mm_of(card_px: float) -> float | None:
    """From the length of a drawn card that a person made as long as a real one; None when that cannot be."""
    per_mm = card_px / CARD_MM
    return per_mm if LEAST_PX_PER_MM <= per_mm <= MOST_PX_PER_MM else None


def size_true(px_per_mm: float | None) -> bool:
    """Without it the paper says that it is not to size."""
    return px_per_mm is not None and LEAST_PX_PER_MM <= px_per_mm <= MOST_PX_PER_MM
