"""How large a millimetre is on each screen of this computer, once a bank card was held to it."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtGui import QScreen

from app.documents.paperscale import size_true

NEAR = 0.005  # a look that is so near to true size is true: 1 mm in 20 cm


class TrueSize:
    """Pixels as windows count them. A screen is known by its name, maker and size; another zoom of the system makes it
    another. `store` remembers it; without one it holds until the program ends."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store
        self._known: dict[str, float] = {}

    def px_per_mm(self, screen: QScreen | None) -> float | None:
        """None until a card was held to it."""
        if screen is None:
            return None
        key = _key(screen)
        value = self._known.get(key)
        if value is None and self._store is not None:
            try:
                value = float(str(self._store.value(key, "")))
            except ValueError:
                return None
        return value if size_true(value) else None

    def put(self, screen: QScreen, px_per_mm: float) -> None:
        self._known[_key(screen)] = px_per_mm
        if self._store is not None:
            self._store.setValue(_key(screen), f"{px_per_mm:.4f}")

    def is_true(self, screen: QScreen | None, px_per_mm: float) -> bool:
        """Whether a millimetre of the surface is a millimetre on this screen now."""
        known = self.px_per_mm(screen)
        return known is not None and abs(px_per_mm / known - 1) < NEAR


def _key(screen: QScreen) -> str:
    size = screen.geometry()
    parts = (screen.manufacturer(), screen.model(), screen.name(), screen.serialNumber())
    named = "-".join("".join(letter for letter in part if letter.isalnum()) for part in parts)
    return f"millimetre/{named}-{size.width()}x{size.height()}-{screen.devicePixelRatio():g}"
