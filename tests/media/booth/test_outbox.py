"""What waits is taken in order and at once; what may be lost is, where nobody takes it, and nothing else."""

from app.media.booth.outbox import MOST_WAITING, Outbox


def test_all_that_waits_is_taken_in_order() -> None:
    box: Outbox[int] = Outbox()
    for number in range(5):
        box.put(number)
    assert box.take(0.0) == [0, 1, 2, 3, 4]
    assert box.take(0.0) == []


def test_a_full_box_loses_what_may_be_lost_and_keeps_the_rest() -> None:
    box: Outbox[int] = Outbox()
    for number in range(MOST_WAITING):
        assert box.put(number, may_be_lost=True)
    assert not box.put(-1, may_be_lost=True)
    assert box.put(-2)
    taken = box.take(0.0)
    assert taken is not None
    assert len(taken) == MOST_WAITING + 1
    assert taken[-1] == -2


def test_a_closed_box_is_emptied_first() -> None:
    box: Outbox[int] = Outbox()
    box.put(1)
    box.close()
    assert box.take(10.0) == [1]
    assert box.take(10.0) is None
