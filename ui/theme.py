"""The look as values: colours, type, spacing and the style sheet made of them; knows no screen and no consult."""

import re
from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from ui import icons
from ui.modes import DESK, Sizes

Scheme = Literal["system", "light", "dark"]
TextStep = Literal["small", "body", "strong", "title", "hero", "instruction"]

# Okabe and Ito, "Color Universal Design" (2008): told apart by the colour-blind. Order is the order of the palette.
PENS: tuple[str, ...] = ("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#000000")
RADIUS_PX = 8
GRID_PX = 8
LAST_RESORTS = ("", "Sans", "Sans Serif", "sans-serif", "DejaVu Sans", "Bitstream Vera Sans", "Helvetica")
SCALES = (100, 125, 150, 175, 200)


class Colours(msgspec.Struct, frozen=True):
    """`*_fill` is for shapes and grounds, the plain name for text and lines, `*_soft` for a quiet ground.
    `stage*` are the same in both themes: pictures are judged on dark."""

    practice: str
    practice_soft: str
    ground: str
    raised: str
    hover: str
    pressed: str
    hairline: str
    edge: str
    text: str
    quiet: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    red: str
    red_fill: str
    red_hover: str
    on_red: str
    red_soft: str
    amber: str
    amber_fill: str
    amber_soft: str
    green: str
    green_fill: str
    green_soft: str
    stage: str
    on_stage: str
    stage_quiet: str
    stage_raised: str
    stage_hairline: str
    stage_edge: str


class Theme(QObject):
    """`changed` after a new scheme, text scale or mode; widgets that paint themselves repaint then.

    Text and what holds text grow with the scale, gaps do not: at 200 % a 1366x768 screen still has room.
    """

    changed = Signal()

    def __init__(self, assets: Path, scheme: Scheme = "system", scale_percent: int = 100) -> None:
        super().__init__()
        self._assets = assets
        self._scheme: Scheme = scheme
        self._scale = scale_percent
        self._sizes = DESK
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._fonts: dict[tuple[int, bool, bool], QFont] = {}  # from the application's font of now
        self.colours = self._read_colours()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    # ---- values

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def scale_percent(self) -> int:
        return self._scale

    @property
    def sizes(self) -> Sizes:
        return self._sizes

    @property
    def is_dark(self) -> bool:
        if self._scheme == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._scheme == "dark"

    def colour(self, token: str) -> QColor:
        """By field of Colours; raises AttributeError for a token that is not there."""
        return QColor(getattr(self.colours, token))

    def pen(self, number: int) -> QColor:
        return QColor(PENS[number % len(PENS)])

    def px(self, value: float) -> int:
        """A length that holds text (a key, a row, an icon) at the text scale in use."""
        return round(value * self._scale / 100)

    def text_px(self, step: TextStep) -> int:
        return self.px(getattr(self._sizes, f"{step}_px"))

    @property
    def key_px(self) -> int:
        """Height of what is pressed: the touch target, or what its text needs when that is more."""
        return max(self._sizes.key_px, round(self.text_px("body") * 1.25) + 16)

    def space(self, steps: float = 1) -> int:
        """Gaps on the 8 px grid; they do not grow with the text."""
        return round(GRID_PX * steps)

    def font(self, step: TextStep = "body", strong: bool = False, figures: bool = False) -> QFont:
        """`figures`: tabular figures, for times and values that change in place. One's own copy: it may be changed."""
        key = (self.text_px(step), strong, figures)
        if key not in self._fonts:  # asked for with every picture that is painted
            font = QFont(QApplication.font())
            font.setPixelSize(key[0])
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            if figures:
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def icon(self, name: str, colour: str = "text", disabled: str = "disabled") -> QIcon:
        """A Phosphor icon by its name ("phone-call", "phone-call-bold")."""
        key = (name, f"{colour}/{disabled}/{self.is_dark}")
        if key not in self._icons:
            self._icons[key] = icons.icon(name, self.colour(colour), self.colour(disabled))
        return self._icons[key]

    # ---- changes

    def set_scheme(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._refresh()

    def set_scale(self, percent: int) -> None:
        self._scale = max(SCALES[0], min(SCALES[-1], percent))
        self._refresh()

    def set_sizes(self, sizes: Sizes) -> None:
        if sizes != self._sizes:
            self._sizes = sizes
            self._refresh()

    def apply(self) -> None:
        """Gives the application its font, palette and style sheet. Once at the start; later by itself."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        app.setPalette(self._palette())
        font = app.font()
        font.setFamilies(_families())
        font.setPixelSize(self.text_px("body"))
        app.setFont(font)
        self._fonts.clear()
        app.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        """assets/theme/preceptor.qss with `@token` replaced: a colour, `@t-STEP` a text size, `@key`, `@px-N`."""
        template = (self._assets / "theme" / "preceptor.qss").read_text(encoding="utf-8")
        return re.sub(r"@([a-z_]+(?:-[a-z0-9]+)?)", self._token, template)

    def _token(self, match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "key":
            return f"{self.key_px}px"
        if name in ("caret", "check"):
            return (self._assets / "theme" / f"{name}-{'dark' if self.is_dark else 'light'}.svg").as_posix()
        if name.startswith("t-"):
            return f"{self.px(getattr(self._sizes, name[2:] + '_px'))}px"
        if name.startswith("px-"):
            return f"{self.px(int(name[3:]))}px"
        return str(getattr(self.colours, name))

    def _palette(self) -> QPalette:
        role, colour = QPalette.ColorRole, self.colour
        palette = QPalette(colour("raised"), colour("ground"))
        for target, token in (
            (role.Window, "ground"),
            (role.Base, "raised"),
            (role.AlternateBase, "ground"),
            (role.Button, "raised"),
            (role.Text, "text"),
            (role.WindowText, "text"),
            (role.ButtonText, "text"),
            (role.PlaceholderText, "quiet"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "on_accent"),
            (role.ToolTipBase, "text"),
            (role.ToolTipText, "ground"),
            (role.Link, "accent"),
            (role.Accent, "accent"),
        ):
            palette.setColor(target, colour(token))
        return palette

    def _refresh(self) -> None:
        self.colours = self._read_colours()
        self.apply()
        self.changed.emit()

    def _system_changed(self) -> None:
        if self._scheme == "system":
            self._refresh()

    def _read_colours(self) -> Colours:
        name = "dark.json" if self.is_dark else "light.json"
        return msgspec.json.decode((self._assets / "theme" / name).read_bytes(), type=Colours)


def load_fonts(assets: Path, chinese: bool = False) -> None:
    """Makes the bundled fonts known; the window's own text stays in the system's sans with these behind it.
    `chinese` also the large one, which costs some milliseconds at the start."""
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", *(("NotoSansSC-Regular.otf",) if chinese else ())):
        QFontDatabase.addApplicationFont(str(assets / "fonts" / name))


def _families() -> list[str]:
    """The system's sans, unless it is only the last resort of a bare Linux; then ours, then the Chinese ones."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    first = [] if system in LAST_RESORTS else [system]
    return [*first, "Noto Sans", "Noto Sans SC", "Noto Sans CJK SC"]
