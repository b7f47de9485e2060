"""Curves on paper on the stage: which sheet, calipers that put their numbers on the mark, the size on this screen."""

import msgspec
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.client.border import CurveTraced, FindPaper, TraceCurve
from app.consult.events import PageTurned
from app.consult.events.describing import SurfaceCalibrated
from app.consult.events.marks import Figure, MarkAdded, MarkReshaped, Measure
from app.consult.events.surface import PageSurface
from app.documents.signals.sheets import SIZE_BOX, Sheet
from tests.ui import paper_samples as ps
from tests.ui import room_samples as rs
from tests.ui.stage.drawing import drag
from ui.dialogs.bankcard import BankCard
from ui.stage import showing
from ui.stage.filmmodel import FilmModel
from ui.stage.imagebar import ImageBar
from ui.stage.paperbar import PaperBar
from ui.stage.paperentry import paper_entries
from ui.stage.truesize import TrueSize


def bar_of(made) -> PaperBar:
    (bar,) = made.stage.findChildren(PaperBar)
    return bar


def turned(made) -> int:
    (event,) = [one for one in made.events if isinstance(one, PageTurned)]
    assert isinstance(event.surface, PageSurface) and event.surface.document == ps.CURVES
    return event.surface.page


def chosen(key, words: str) -> None:
    menu = key.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_the_bar_is_there_for_a_sheet_and_for_nothing_else(room):
    made = room(ps.curves_state())
    assert bar_of(made).isVisible() and bar_of(made).speed.text() == "25 mm/s"
    assert not made.stage.findChild(ImageBar).measure.isVisibleTo(made.stage)  # calipers measure curves, nothing else
    made.put(rs.fundus_state())
    assert not bar_of(made).isVisible()
    made.put(ps.photo_state(confirmed=False))
    assert not bar_of(made).isVisible()


@pytest.mark.parametrize(
    ("key", "words", "sheet"),
    [
        ("layout_key", "6 × 2", Sheet("6x2")),
        ("speed", "50 mm/s", Sheet(speed=50)),
        ("gain", "5 mm/mV", Sheet(gain=5)),
        ("filter", "Baseline 0.67 Hz and muscle 40 Hz", Sheet(calm=True)),
        ("time", "20–30 s", Sheet(window=2)),
        ("all", "20 mm/mV", Sheet(gain=20)),
    ],
)
def test_another_sheet_is_another_page_for_everybody(room, key, words, sheet):
    made = room(ps.curves_state())
    chosen(getattr(bar_of(made), key), words)
    assert turned(made) == sheet.number(ps.WINDOWS)


def test_the_next_ten_seconds_are_on_the_same_kind_of_sheet(room):
    page = Sheet(speed=50, window=1).number(ps.WINDOWS)
    made = room(ps.curves_state(page))
    bar = bar_of(made)
    bar.after.click()
    assert turned(made) == Sheet(speed=50, window=2).number(ps.WINDOWS)
    made.fold()
    assert not bar.after.isEnabled() and bar.before.isEnabled()
    surface = PageSurface(ps.CURVES, page)
    assert showing.neighbour(made.view.state, surface, 9) == PageSurface(ps.CURVES, page + 1)
    assert showing.neighbour(made.view.state, surface, -9) == PageSurface(ps.CURVES, page - 1)


def test_the_filmstrip_has_one_picture_of_a_recording():
    model = FilmModel(QIcon(), QIcon())
    state = ps.curves_state()
    model.show(state)
    surfaces = [model.surface(row) for row in range(model.rowCount())]
    assert [one for one in surfaces if getattr(one, "document", "") == ps.CURVES] == [ps.SHEET]
    row = surfaces.index(ps.SHEET)
    assert model.row(PageSurface(ps.CURVES, Sheet(speed=50).number(ps.WINDOWS))) == row
    assert model.data(model.index(row)) == state.documents[ps.CURVES].title


def test_a_caliper_is_asked_about_and_its_numbers_go_onto_the_mark(qtbot, room):
    made = room(ps.curves_state())
    bar = bar_of(made)
    chosen(bar.kind, "QT, QTc")
    assert made.stage.drawer.tool == "caliper" and bar.caliper.isChecked()
    first, last = ps.on_rhythm(500, 900)
    drag(qtbot, made.canvas, (first.x, first.y), (first.x + 4, first.y), (last.x, last.y))
    (added,) = made.events
    assert isinstance(added, MarkAdded) and isinstance(added.shape, Measure) and added.shape.figures == ()
    (asked,) = made.posted(TraceCurve)
    assert asked.what == "QT" and asked.surface == ps.SHEET and asked.px_per_mm == made.canvas.viewport.scale
    made.fold()
    figures = (Figure("QT", 400.0, "ms", 12.0), Figure("QTc Bazett", 420.0, "ms", 14.0))
    made.engine.mailbox.put(CurveTraced(asked.token, "II", figures))
    qtbot.waitUntil(lambda: bool(made.events))
    (reshaped,) = made.events
    assert isinstance(reshaped, MarkReshaped) and reshaped.mark == added.mark and reshaped.shape.figures == figures
    assert bar.readout.text() == "QT 400 ± 12 ms   QTcB 420 ± 14 ms"


def test_a_caliper_that_measures_nothing_says_why_and_has_no_numbers(qtbot, room):
    made = room(ps.curves_state())
    made.stage.drawer.take("caliper")
    drag(qtbot, made.canvas, (50, 120), (60, 120), (90, 120))
    made.fold()
    (asked,) = made.posted(TraceCurve)
    made.engine.mailbox.put(CurveTraced(asked.token, why="Set both legs on one lead."))
    qtbot.waitUntil(lambda: bar_of(made).readout.text() == "Set both legs on one lead.")
    assert made.events == []


def test_an_answer_about_a_place_that_was_left_is_not_put_on_the_mark(qtbot, room):
    made = room(ps.curves_state())
    made.stage.drawer.take("caliper")
    drag(qtbot, made.canvas, (50, 120), (60, 120), (90, 120))
    (added,) = made.events
    made.fold()
    moved = msgspec.structs.replace(added.shape, points=ps.on_rhythm(500, 900))
    made.stage.drawer.submitted.emit(MarkReshaped(added.mark, moved))
    first, second = made.posted(TraceCurve)
    made.engine.mailbox.put(CurveTraced(first.token, "II", (Figure("RR", 1.0, "ms"),)))
    made.engine.mailbox.put(CurveTraced(second.token, "II", (Figure("RR", 2.0, "ms"),)))
    qtbot.waitUntil(lambda: bool(made.events))
    (reshaped,) = made.events
    assert reshaped.shape == msgspec.structs.replace(moved, figures=(Figure("RR", 2.0, "ms"),))


def test_an_rr_that_was_measured_on_this_sheet_is_the_qts(qtbot, room):
    made = room(ps.measured_state())
    bar_of(made).calipers.kind = "QT"
    made.stage.drawer.take("caliper")
    drag(qtbot, made.canvas, (50, 120), (60, 120), (90, 120))
    (asked,) = made.posted(TraceCurve)
    assert (asked.rr_ms, asked.rr_off_ms) == (968.0, 24.0)


def test_on_a_confirmed_photograph_the_caliper_measures_on_its_grid(qtbot, room):
    made = room(ps.photo_state())
    bar = bar_of(made)
    assert bar.isVisible() and not bar.speed.isVisible() and bar.take_back.isVisible()
    made.stage.drawer.take("caliper")
    drag(qtbot, made.canvas, (300, 300), (350, 300), (400, 300))
    added, reshaped = made.events
    assert isinstance(added, MarkAdded) and isinstance(reshaped, MarkReshaped)
    rr, rate = reshaped.shape.figures
    assert (rr.name, rate.name) == ("RR", "rate") and rr.value == pytest.approx(800, abs=10)
    assert rr.plus_minus == pytest.approx(2 * 2**0.5 * ps.GRID.leg * ps.GRID.x)
    assert made.posted(TraceCurve) == []


def test_beside_the_grid_there_are_no_numbers(qtbot, room):
    made = room(ps.photo_state())
    made.stage.drawer.take("caliper")
    drag(qtbot, made.canvas, (970, 300), (1_000, 300), (1_050, 300))
    (added,) = made.events
    assert added.shape.figures == () and "beside the grid" in bar_of(made).readout.text()


def test_a_scale_can_be_taken_back(room):
    made = room(ps.photo_state())
    bar_of(made).take_back.click()
    assert made.events == [SurfaceCalibrated(ps.STRAIGHT, ())]


def test_leaving_the_sheet_puts_the_calipers_down(room):
    made = room(ps.curves_state())
    made.stage.drawer.take("caliper")
    made.put(rs.fundus_state())
    assert made.stage.drawer.tool == "point"


def test_a_card_held_to_the_screen_makes_the_size_true_and_the_sheet_says_so(qtbot, room):
    made = room(ps.curves_state())
    made.engine.pictures["page:d-curves:0"] = ps.sheet_picture()
    bar = bar_of(made)
    assert bar.real.text() == "Not to size"
    bar.real.click()
    (card,) = made.page.window().findChildren(BankCard)
    card.slider.setValue(round(85.6 * 3.2 * 4))
    card.use.click()
    assert made.canvas.viewport.scale == pytest.approx(3.2, rel=0.005) and bar.real.text() == "Real size"
    painted = words_in(bar, made)
    made.canvas.look(made.canvas.viewport.whole())
    qtbot.waitUntil(lambda: bar.real.text() == "Not to size")
    assert painted > 20 and words_in(bar, made) == 0


def words_in(bar: PaperBar, made) -> int:
    """Dark pixels that the word about the size puts over the sheet's own."""
    pixmap = QPixmap(made.canvas.size())
    pixmap.fill("white")
    painter = QPainter(pixmap)
    bar.size_word.paint(painter, made.canvas.viewport)
    painter.end()
    viewport = made.canvas.viewport
    at = viewport.to_screen
    left, top = round(at.e + SIZE_BOX.x * viewport.scale), round(at.f + SIZE_BOX.y * viewport.scale)
    size = round(SIZE_BOX.width * viewport.scale), round(SIZE_BOX.height * viewport.scale)
    image = pixmap.copy(QRect(left, top, *size)).toImage()
    return sum(image.pixelColor(x, y).value() < 100 for x in range(image.width()) for y in range(image.height()))


def test_a_screen_is_remembered_and_nonsense_is_not(qtbot, tmp_path):
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QGuiApplication

    screen = QGuiApplication.primaryScreen()
    store = QSettings(str(tmp_path / "windows.ini"), QSettings.Format.IniFormat)
    TrueSize(store).put(screen, 3.5)
    again = TrueSize(store)
    assert again.px_per_mm(screen) == pytest.approx(3.5) and again.is_true(screen, 3.51)
    assert not again.is_true(screen, 3.6) and TrueSize().px_per_mm(screen) is None
    for key in store.allKeys():
        store.setValue(key, "nonsense")
    assert TrueSize(store).px_per_mm(screen) is None


def test_a_photograph_can_be_made_measurable_and_what_has_a_scale_cannot(room):
    words = "Measure on this photographed ECG…"
    for state, offered in ((rs.fundus_state(), True), (rs.still_state(), True), (rs.base_state(), False)):
        made = room(state)
        assert (words in [entry[0] for entry in paper_entries(made.page)]) == offered
    for state in (ps.curves_state(), ps.photo_state()):
        assert paper_entries(room(state).page) == []
    made = room(ps.photo_state(confirmed=False))
    ((_, _, act),) = paper_entries(made.page)
    act()
    (asked,) = made.posted(FindPaper)
    assert asked.surface == ps.STRAIGHT
