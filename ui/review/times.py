"""Times of a review in words: minutes since the consult began; knows no widget."""

from ui.stage.ticking import clock_words


def since(at_ms: int, from_ms: int) -> str:
    """`03:12` after the beginning."""
    return clock_words(at_ms - from_ms)
