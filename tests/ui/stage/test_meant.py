"""Which keys are an answer and which were on their way elsewhere."""

import pytest
from PySide6.QtCore import Qt

from ui.stage.meant import Meant

SPACE, TAB, A = Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_A


@pytest.mark.parametrize(
    ("keys", "answered"),
    [
        ([(SPACE, 300)], False),
        ([(SPACE, 1_000)], True),
        ([(Qt.Key.Key_Return, 1_000)], True),
        ([(A, 1_000)], False),
        ([(A, 900), (SPACE, 900)], False),  # never a second without keys
        ([(A, 1_500), (SPACE, 1_000)], True),
        ([(TAB, 200), (SPACE, 200)], False),
        ([(TAB, 1_200), (SPACE, 200)], True),
        ([(TAB, 1_200), (TAB, 200), (SPACE, 200)], True),
        ([(TAB, 1_200), (A, 200), (SPACE, 200)], False),
    ],
)
def test_a_press_is_an_answer_after_a_rest(keys, answered):
    meant, now = Meant(), 50_000
    meant.begin(now)
    said = []
    for key, later in keys:
        now += later
        said.append(meant.pressed(key, False, now))
    assert said[-1] is answered and not any(said[:-1])


def test_a_key_that_is_held_down_is_none():
    meant = Meant()
    meant.begin(0)
    assert not meant.pressed(SPACE, True, 5_000)
