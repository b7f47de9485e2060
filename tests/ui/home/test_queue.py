"""The list of consults: its model keeps Qt's promises, and what was chosen stays chosen."""

import msgspec
from PySide6.QtCore import Qt

from ui.home.lines import Line
from ui.home.queue import LINE_ROLE, QueueModel


def line(consult: str, title: str = "Chest pain") -> Line:
    return Line(consult=consult, title=title)


def test_the_model_keeps_its_promises_through_every_change(qtmodeltester):
    model = QueueModel()
    qtmodeltester.check(model)
    model.show((Line(heading="Waiting"), line("a"), line("b")))
    qtmodeltester.check(model)
    model.show((Line(heading="Waiting"), line("a", "Chest pain, worse"), line("b")))
    model.show((line("b"),))
    qtmodeltester.check(model)


def test_the_same_consults_change_in_place(qtbot):
    model = QueueModel()
    model.show((line("a"), line("b")))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.show((line("a"), line("b", "Wound")))
    assert told.args[0].row() == 1 and model.index(1).data(LINE_ROLE).title == "Wound"


def test_the_whole_line_is_spoken(qtbot):
    model = QueueModel()
    model.show((Line(consult="a", shape_word="Emergency", title="Chest pain", detail="F 61", aside="3 min"),))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Emergency, Chest pain, F 61, 3 min"


def test_a_heading_cannot_be_chosen(qtbot):
    model = QueueModel()
    model.show((Line(heading="Waiting"), line("a")))
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_consult_is_found_by_its_id(qtbot):
    model = QueueModel()
    model.show((Line(heading="Waiting"), line("a")))
    assert (model.row_of("a"), model.row_of("z"), model.row_of("")) == (1, -1, -1)
    assert model.line(7) is None and msgspec.structs.asdict(model.line(1))["consult"] == "a"
