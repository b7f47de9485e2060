"""Every notice once and in order, or one word that too many came."""

from app.client.border import Failed, ResyncNeeded
from app.client.mailbox import Mailbox


def test_notices_come_once_and_in_order() -> None:
    woken: list[int] = []
    box = Mailbox(lambda: woken.append(1))
    box.put(Failed("a"))
    box.put(Failed("b"))
    assert box.drain() == [Failed("a"), Failed("b")]
    assert box.drain() == []
    assert woken == [1]


def test_a_full_box_says_read_everything_again() -> None:
    box = Mailbox(capacity=3)
    for number in range(10):
        box.put(Failed(str(number)))
    assert box.drain() == [ResyncNeeded()]
    box.put(Failed("later"))
    assert box.drain() == [Failed("later")]
