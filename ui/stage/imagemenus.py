"""The menus of the bar under a picture: presets, light, turns and measures. Knows no surface."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QMenu, QSlider, QWidget, QWidgetAction

from app.consult.events.describing import PageFacts, Preset
from app.consult.events.looking import Turn
from ui.controls import Sentence
from ui.modes import Tool
from ui.stage.drawing import Drawer
from ui.stage.film import SPEEDS, Film
from ui.stage.presenting import Presenting
from ui.theme import Theme

STEPS = 100  # of brightness and contrast, each way
TURNS: tuple[Turn, ...] = (0, 1, 2, 3)
SLIDER_PX = 220


def fill_presets(menu: QMenu, facts: PageFacts | None, presenting: Presenting) -> None:
    """The file's own first, then those that everybody knows."""
    menu.clear()
    current = presenting.current
    own = menu.addAction(tr("The file's own window"))
    own.setCheckable(True)
    own.setChecked(current.centre is None)
    own.triggered.connect(lambda: _set(presenting, centre=None, width=None))
    for number, preset in enumerate(facts.presets if facts is not None else ()):
        action = menu.addAction(preset_words(preset, number))
        action.setCheckable(True)
        action.setChecked((preset.centre, preset.width) == (current.centre, current.width))
        action.triggered.connect(lambda _on=False, preset=preset: _window(presenting, preset))


def preset_words(preset: Preset, number: int) -> str:
    """Its name with its numbers: two presets of one name are told apart."""
    known = {
        "Soft tissue": tr("Soft tissue"),
        "Lung": tr("Lung"),
        "Bone": tr("Bone"),
        "Brain": tr("Brain"),
        "Abdomen": tr("Abdomen"),
    }
    name = known.get(preset.name, preset.name) or tr("Window {n}").format(n=number + 1)
    return tr("{name}   (centre {centre:g}, width {width:g})").format(
        name=name, centre=preset.centre, width=preset.width
    )


def fill_turns(menu: QMenu, presenting: Presenting) -> None:
    menu.clear()
    for words, quarters in ((tr("To the right"), 1), (tr("To the left"), -1), (tr("Upside down"), 2)):
        menu.addAction(words).triggered.connect(lambda _on=False, by=quarters: _turn(presenting, by))
    flip = menu.addAction(tr("Left and right changed"))
    flip.setCheckable(True)
    flip.setChecked(presenting.current.flip)
    flip.triggered.connect(lambda: _flip(presenting))
    menu.addSeparator()
    upright = menu.addAction(tr("As it came"))
    upright.setEnabled(bool(presenting.current.turn) or presenting.current.flip)
    upright.triggered.connect(lambda: _set(presenting, turn=0, flip=False))


def fill_measures(menu: QMenu, drawer: Drawer) -> None:
    menu.clear()
    tools: tuple[tuple[Tool, str], ...] = (
        ("length", tr("Length")),
        ("angle", tr("Angle")),
        ("area", tr("Ellipse: area and values")),
    )
    for tool, name in tools:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(drawer.tool == tool)
        action.triggered.connect(lambda _on=False, tool=tool: drawer.take(tool))


def fill_film(menu: QMenu, film: Film) -> None:
    """How fast, and which pictures of the series."""
    menu.clear()
    for fps in SPEEDS:
        action = menu.addAction(tr("{fps:g} pictures a second").format(fps=fps))
        action.setCheckable(True)
        action.setChecked(fps == film.fps)
        action.triggered.connect(lambda _on=False, fps=fps: film.choose(fps))
    menu.addSeparator()
    menu.addAction(tr("Run from here on")).triggered.connect(film.begin_here)
    menu.addAction(tr("Run up to here")).triggered.connect(film.end_here)
    whole = menu.addAction(tr("Run all pictures"))
    whole.setEnabled(film.span is not None)
    whole.triggered.connect(film.all_pages)


def light_menu(parent: QWidget, theme: Theme, presenting: Presenting, check: Callable[[], None]) -> QMenu:
    """Two sliders; they stand where the picture is. `check`: the greys of this screen."""
    menu = QMenu(parent)
    room = QWidget(menu)
    room.setObjectName("LightMenu")  # a menu of the stage is light where the stage is dark
    grid = QGridLayout(room)
    grid.setContentsMargins(theme.space(2), theme.space(), theme.space(2), theme.space())
    sliders: list[tuple[QSlider, str]] = []
    rows: tuple[tuple[str, str], ...] = (("brightness", tr("Brightness")), ("contrast", tr("Contrast")))
    for row, (what, words) in enumerate(rows):
        grid.addWidget(Sentence(theme, words, wrap=False, parent=room), row, 0)
        slider = QSlider(Qt.Orientation.Horizontal, room)
        slider.setRange(-STEPS, STEPS)
        slider.setFixedWidth(theme.px(SLIDER_PX))
        slider.setAccessibleName(words)
        slider.valueChanged.connect(lambda value, what=what: _set(presenting, **{what: value / STEPS}))
        grid.addWidget(slider, row, 1)
        sliders.append((slider, what))

    def show() -> None:
        for slider, what in sliders:
            with QSignalBlocker(slider):
                slider.setValue(round(float(getattr(presenting.current, what)) * STEPS))

    action = QWidgetAction(menu)
    action.setDefaultWidget(room)
    menu.addAction(action)
    menu.addAction(tr("As it came")).triggered.connect(lambda: _set(presenting, brightness=0.0, contrast=0.0))
    menu.addAction(tr("Check the greys of this screen…")).triggered.connect(check)
    menu.aboutToShow.connect(show)
    return menu


def _window(presenting: Presenting, preset: Preset) -> None:
    _set(presenting, centre=preset.centre, width=preset.width)


def _turn(presenting: Presenting, quarters: int) -> None:
    _set(presenting, turn=TURNS[(presenting.current.turn + quarters) % 4])


def _flip(presenting: Presenting) -> None:
    """Left and right of what is seen, however it is turned: a picture on its side is flipped across its other axis."""
    current = presenting.current
    turn = TURNS[-current.turn % 4]
    _set(presenting, turn=turn, flip=not current.flip)


def _set(presenting: Presenting, **changes: object) -> None:
    presenting.set(msgspec.structs.replace(presenting.current, **changes))


def tr(text: str) -> str:
    return QCoreApplication.translate("ImageBar", text)
