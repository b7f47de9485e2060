"""The demo's hand presses a key where it is, and its pen moves as evenly as a hand however busy the program is."""

import time

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.demo import hands
from ui.demo.script import Script


def played(qtbot, play):
    script = Script(play)
    with qtbot.waitSignal(script.ended) as ended:
        script.start()
    assert ended.args == [""]


def test_a_key_that_is_about_to_move_is_pressed_where_it_moves_to(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    over, key = QLabel(window), QPushButton("Here", window)
    over.setFixedHeight(200)
    column.addWidget(over)
    column.addWidget(key)
    column.addStretch(1)
    window.resize(300, 400)
    window.show()
    pressed = []
    key.clicked.connect(lambda: pressed.append(key))
    over.hide()  # laid out anew at the next turn of the loop
    hands.click(key)
    qtbot.waitUntil(lambda: pressed == [key])


class Notes(QObject):
    def __init__(self, widget):
        super().__init__(widget)
        self.stamps = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
            self.stamps.append(event.timestamp())
            time.sleep(2.5 * hands.MOVE_MS / 1_000)  # a busy program
        return False


def test_what_a_busy_program_takes_late_carries_the_time_of_the_hand(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    widget.setMouseTracking(True)
    notes = Notes(widget)
    played(qtbot, hands.draw(widget, [QPointF(1, 1), QPointF(2, 2), QPointF(3, 3)], lambda _at: None))
    qtbot.waitUntil(lambda: len(notes.stamps) == 5)
    assert {after - before for before, after in zip(notes.stamps, notes.stamps[1:], strict=False)} == {hands.MOVE_MS}
