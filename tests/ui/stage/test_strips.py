"""Several lines want the top of the room at once: which gives way, how much the stage keeps, what is painted anew."""

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtTest import QTest

from app.client.border import ListeningView, SourceView
from app.consult.events.listening import ListeningEnded
from app.settings import assets_folder
from tests.ui import room_samples as rs
from tests.ui.link_samples import STATS
from tests.ui.listening_pictures import ASKED, ON, SOUND, state_of
from tests.ui.samples import OFFLINE, ONLINE
from ui.dialogs.link import LinkDialog
from ui.panels.plot import Plot, Series
from ui.theme import Theme

FACE = SourceView("n.face", True, "face", "Integrated camera", staged=True, main=True)
PROBE = SourceView("n.probe", True, "examination", "HD otoscope")
WINDOW = SourceView("d.w", False, "screen", staged=True)
MEDIA = msgspec.structs.replace(rs.MEDIA_ON, sources=(FACE, PROBE))
SILENT = msgspec.structs.replace(MEDIA, remote="stalled", silent_ms=95_000, remote_age_ms=96_000)


def tell(made, media, link=ONLINE):
    made.engine.media.put(media)
    made.engine.link.put(link)
    made.qtbot.waitUntil(lambda: made.bridge.media is media and made.bridge.link is link)
    made.page.clock.tick.emit()


class Painted(QObject):
    """Which parts of a widget were painted."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.parts: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.parts.append(event.rect())
        return False


@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize("state", [state_of(ASKED), state_of(ON), state_of(None, SOUND)])
@pytest.mark.parametrize("told", ["", "The disk is full."])
def test_at_the_bedside_the_stage_keeps_half_of_the_window(qtbot, room, state, lost, told):
    made = room(rs.base_state(), rs.NURSE, MEDIA)
    made.put(state, here=() if lost else (rs.NURSE, rs.DOCTOR))
    tell(made, SILENT if lost else MEDIA, OFFLINE if lost else ONLINE)
    if told:
        made.page.notes.failed(told)
    qtbot.waitUntil(lambda: made.page.banner.isVisible() == bool(told))
    qtbot.waitUntil(lambda: made.stage.height() >= 384)
    assert made.page.height() == 768


def test_a_lost_connection_goes_before_the_stethoscope_which_comes_again(qtbot, room):
    made = room(state_of(ON), rs.DOCTOR, MEDIA)
    bar, opinion = made.page.listening, made.page.foot.opinion
    assert bar.isVisible() and opinion.property("kind") == "plain"
    tell(made, SILENT)
    assert made.page.lost.isVisible() and bar.isHidden() and not bar.is_on
    assert opinion.property("kind") == "accent"
    tell(made, MEDIA)
    assert made.page.lost.isHidden() and bar.isVisible()
    qtbot.mouseClick(bar.key, Qt.MouseButton.LeftButton)
    assert made.events[-1] == ListeningEnded("l")


def test_while_nothing_comes_nobody_is_told_that_they_hear(qtbot, room):
    made = room(state_of(ON), rs.DOCTOR, MEDIA)
    assert "You hear" in made.page.listening.text.text()
    tell(made, msgspec.structs.replace(SILENT, silent_ms=4_000))
    assert made.page.listening.text.text().startswith("Nothing is heard")


def test_a_lighter_line_waits_at_the_bedside_and_a_lost_link_does_not(qtbot, room):
    made = room(rs.base_state(), rs.NURSE, MEDIA)
    broken = msgspec.structs.replace(MEDIA, camera_sentence="The camera cannot be found.")
    tell(made, broken)
    assert made.page.banner.text == "The camera cannot be found."
    made.put(state_of(ASKED))
    assert made.page.banner.isHidden() and made.page.listening.isVisible()
    tell(made, broken, OFFLINE)
    assert made.page.banner.isVisible()
    tell(made, broken)
    made.put(rs.base_state())
    assert made.page.banner.text == "The camera cannot be found."


def test_that_nothing_is_kept_is_said_beside_a_lost_connection(qtbot, room):
    made = room(rs.base_state(), rs.NURSE, MEDIA)
    made.put(rs.base_state(), here=())
    tell(made, SILENT, msgspec.structs.replace(OFFLINE, keeps=False, sentence="The disk takes no more."))
    assert "not kept" in made.page.lost.help.text() and made.page.banner.text == "The disk takes no more."


def test_a_view_and_an_age_do_not_paint_the_stage_anew(qtbot, room):
    made = room(media=rs.MEDIA_ON)
    made.frame("remote")
    old = msgspec.structs.replace(rs.MEDIA_ON, remote_age_ms=9_000)
    tell(made, old)
    qtbot.waitUntil(lambda: made.stage.edges.doubt == "9 s old")
    qtbot.wait(50)
    seen = Painted(made.canvas)
    tell(made, msgspec.structs.replace(old, listening=ListeningView(trace=b"12")))
    tell(made, msgspec.structs.replace(old, remote_age_ms=10_000))
    qtbot.waitUntil(lambda: bool(seen.parts))
    assert made.stage.edges.doubt == "10 s old"
    assert max(part.width() * part.height() for part in seen.parts) < made.canvas.width() * made.canvas.height() // 10


def test_a_window_that_is_read_leaves_the_patient_in_sight_and_the_keyboard_makes_it_small(qtbot, room):
    made = room(me=rs.NURSE, media=msgspec.structs.replace(rs.MEDIA_ON, sources=(FACE, PROBE, WINDOW)))
    made.frame("own")
    made.frame("remote")
    made.page.toggle_panels()
    inset = made.stage.insets.insets["remote"]
    qtbot.waitUntil(lambda: 0 < inset.width() <= made.canvas.width() * 0.46)
    assert inset.large and inset.x() > 0 and inset.geometry().bottom() < made.canvas.height()
    inset.setFocus()
    QTest.keyClick(inset, Qt.Key.Key_Space)
    assert not inset.large


def test_the_keyboard_goes_down_the_row_of_pictures(qtbot, room):
    made = room(me=rs.NURSE, media=MEDIA)
    strip = made.stage.sources
    tiles = [strip.tiles[name] for name in ("n.face", "n.probe")]
    tiles[0].setFocus()
    order = []
    for _ in range(3):
        QTest.keyClick(made.page.focusWidget(), Qt.Key.Key_Tab)
        order.append(made.page.focusWidget())
    assert order == [tiles[1], tiles[1].away, strip.add]


def test_an_age_is_no_name_that_is_read_out_every_second(qtbot, room):
    made = room(me=rs.NURSE, media=MEDIA)
    tile = made.stage.sources.tiles["n.probe"]
    assert (tile.accessibleName(), tile.accessibleDescription()) == ("Examination", "No picture yet")


def test_with_large_text_the_bedsides_link_has_a_dialog_with_its_plots_side_by_side(qtbot, room):
    made = room(rs.base_state(), rs.NURSE)
    made.page._theme.set_scale(200)
    made.page.link_side.toggle()
    dialog = made.page.findChild(LinkDialog)
    assert dialog is not None and made.page.panels.isHidden()
    made.engine.link_stats.put(STATS)
    up, down = dialog.panel.up, dialog.panel.down
    qtbot.waitUntil(lambda: up.isVisible() and up.x() < down.x())
    assert up.y() == down.y()
    dialog.reject()


def test_a_long_value_does_not_cut_the_name_of_its_plot(qtbot):
    theme = Theme(assets_folder(), "light")
    shots = []
    for value in ("1242 of 1254 kbps", "1242 kbps"):
        plot = Plot(theme, "Age of the picture", 100.0)
        qtbot.addWidget(plot)
        plot.resize(240, plot.sizeHint().height())
        plot.show_figures(0, value, (Series(),), "1242 kbps")
        shots.append(plot.grab().toImage())
    assert shots[0] == shots[1]
