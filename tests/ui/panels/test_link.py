"""The link panel: opened where the link is shown, asks for figures only while it is seen, says and draws what is so."""

import json

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from app.client.border import LinkView, MediaView, Said, Watched
from app.client.link_views import LinkMoment, LinkStats, WatchLink
from app.consult.stamp import moment
from tests.ui import room_samples as rs
from tests.ui.link_samples import NOW_MS, REPORT, STATS
from tests.ui.room_fixtures import room  # noqa: F401
from tests.ui.samples import OFFLINE, ONLINE
from ui.dialogs.link import LinkDialog
from ui.dialogs.link_details import LinkDetailsDialog, as_json
from ui.panels.figures import FiguresModel, rows_of, shown
from ui.panels.link_words import lost, rate, sentence, took, way
from ui.panels.plot import Plot, Series, ceiling, runs


def watched(engine) -> list[bool]:
    return [one.on for one in engine.posted if isinstance(one, WatchLink)]


def test_the_lamp_opens_it_by_mouse_and_keys_and_it_costs_nothing_unseen(qtbot, room):  # noqa: F811
    made = room(rs.base_state())
    lamp, side = made.page.top.link, made.page.link_side
    assert side.panel is None and watched(made.engine) == []
    before = made.page.panels.current
    qtbot.mouseClick(lamp, Qt.MouseButton.LeftButton)
    assert side.panel.isVisible() and watched(made.engine) == [True]
    made.engine.link_stats.put(STATS)
    qtbot.waitUntil(lambda: side.panel.up.value == "242 of 254 kbps")
    assert side.panel.way.text() == "Way: by the relay, over TLS." and "12.4 MB" in side.panel.moved.text()
    qtbot.keyClick(lamp, Qt.Key.Key_Space)
    assert not side.panel.isVisible() and watched(made.engine) == [True, False]
    assert made.page.panels.current == before and made.page.panels.tabs[before].isChecked()


def test_at_the_bedside_it_folds_away_again(qtbot, room):  # noqa: F811
    made = room(rs.base_state(), rs.NURSE)
    assert made.page.panels.isHidden()
    made.page.link_side.toggle()
    assert made.page.link_side.panel.isVisible()
    made.page.link_side.toggle()
    assert made.page.panels.isHidden() and watched(made.engine) == [True, False]


def test_details_show_the_standards_names_and_copy_them(qtbot, room):  # noqa: F811
    made = room(rs.base_state())
    made.page.link_side.toggle()
    made.engine.link_stats.put(STATS)
    qtbot.waitUntil(lambda: made.page.link_side.panel.details.isVisible())
    made.page.link_side.panel.details.click()
    dialog = made.page.findChild(LinkDetailsDialog)
    names = [dialog.table.model().index(row, 1).data() for row in range(dialog.table.model().rowCount())]
    assert "concealedSamples" in names and "availableOutgoingBitrate" in names
    dialog._copy.click()
    told = json.loads(QGuiApplication.clipboard().text())
    assert told["consult"] == made.view.state.consult and told["time"] == moment(made.view.server_ms)
    assert "4711" not in json.dumps(told)
    assert told["statistics"]["outbound-video"]["qualityLimitationReason"] == "bandwidth"
    assert len(told["seconds"]) == len(STATS.moments) and told["movedBytes"] == 12_437_000
    dialog.reject()


def test_at_home_it_says_how_the_server_is(qtbot, bridge, engine, theme, settled):
    engine.link.put(ONLINE)
    settled()
    dialog = LinkDialog(bridge, theme)
    qtbot.addWidget(dialog)
    dialog.open()
    assert "210 ms" in dialog.panel.sentence.text()
    assert dialog.panel.up.isHidden() and dialog.panel.details.isHidden() and dialog.panel.opening.isVisible()
    engine.link.put(LinkView("connecting"))
    settled()
    assert dialog.panel.sentence.text() == "The connection with the server is being made."


@pytest.mark.parametrize(
    ("media", "words"),
    [
        (MediaView(on=True, remote="live"), "Voice and picture get through."),
        (MediaView(on=True, remote="stalled"), "Nothing comes from the other side"),
        (MediaView(on=True, remote="connecting"), "Picture and voice are being connected."),
        (
            MediaView(on=True, remote="live", watched=Watched(said=Said("picture.off", "own"))),
            "Your link is weak. Your picture is paused.",
        ),
    ],
)
def test_the_sentence_says_what_is_weak_and_what_goes_on(qapp, media, words):
    assert sentence(ONLINE, media, True).startswith(words)


def test_without_a_server_that_is_what_is_said(qapp):
    assert sentence(OFFLINE, MediaView(on=True, remote="live"), True) == "There is no connection with the server."


def test_figures_carry_their_units_and_what_nobody_knows_is_left_out(qapp):
    assert rate(242_400, None) == "242 kbps" and rate(242_400, 254_000) == "242 of 254 kbps"
    assert lost(LinkMoment(0)) == "–" and lost(LinkMoment(0, lost_up_permille=4)) == "0.4 % out"
    assert lost(LinkMoment(0, lost_up_permille=0, lost_down_permille=120)) == "0 % out · 12 % in"
    assert (took(None), took(431), took(65_000)) == ("–", "431 ms", "65 s")
    straight = LinkStats(report={"local-candidate": {"candidateType": "host"}})
    assert way(straight) == "Way: straight to the other side." and way(LinkStats()) == ""


def test_a_line_is_not_drawn_over_what_is_not_known():
    points = ((0, 1.0), (1_000, 2.0), (2_000, None), (3_000, 3.0), (9_000, 4.0))
    assert runs(points) == [[(0, 1.0), (1_000, 2.0)], [(3_000, 3.0)], [(9_000, 4.0)]]


@pytest.mark.parametrize(
    ("most", "least", "scale"), [(0.0, 100.0, 100.0), (242.0, 100.0, 300.0), (3_001.0, 1.0, 4_000.0), (0.4, 0.1, 0.4)]
)
def test_a_scale_is_round_and_above_everything(most, least, scale):
    assert ceiling((Series(((0, most), (1, None))),), least) == pytest.approx(scale)


def test_the_newest_figure_is_drawn_at_the_right_edge(qtbot, theme):
    plot = Plot(theme, "From here", 100.0)
    qtbot.addWidget(plot)
    plot.resize(240, plot.sizeHint().height())
    plot.show()
    ground = plot.grab().toImage()
    plot.show_figures(NOW_MS, "100 kbps", (Series(tuple((NOW_MS - one * 1_000, 50.0) for one in range(60, -1, -1))),))
    drawn = plot.grab().toImage()
    middle = plot.height() - theme.space(0.5) - 1 - round((theme.px(38) - 4) / 2)
    accent = theme.colour("accent")

    def is_line(x: int) -> bool:
        found = [drawn.pixelColor(x, y) for y in range(middle - 3, middle + 4)]
        return any(abs(one.red() - accent.red()) + abs(one.green() - accent.green()) < 60 for one in found)

    assert is_line(plot.width() - 6) and is_line(plot.width() - 40) and not is_line(60)
    assert drawn != ground


def test_the_table_is_a_model_that_changes_in_place(qtbot):
    model = FiguresModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(REPORT)
    resets, changes = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda *where: changes.append(1))
    other = msgspec.json.decode(msgspec.json.encode(REPORT))
    other["outbound-video"]["bytesSent"] = 3_000_000
    model.show(other)
    assert (len(resets), len(changes)) == (0, 1)
    del other["inbound-audio"]
    model.show(other)
    assert len(resets) == 1 and model.rowCount() == len(rows_of(other))


def test_values_are_written_as_they_are_read():
    assert [shown(one) for one in (True, 0.25, 3, 1.0, "bandwidth", {"cpu": 1.5})] == [
        "true",
        "0.25",
        "3",
        "1",
        "bandwidth",
        "cpu 1.5",
    ]
    assert json.loads(as_json(LinkStats())) == {"statistics": {}, "seconds": [], "movedBytes": 0}
