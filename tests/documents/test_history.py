"""Undo takes back one's own gestures one by one, redo brings them again, and what others struck is stepped over."""

from app.consult.events.marks import Arrow, MarkAdded, MarkRemoved, MarkReshaped, MarkRestored
from app.consult.events.surface import PageSurface
from app.documents.history import DEPTH, History
from app.geometry import Point


def add(name):
    return MarkAdded(name, PageSurface("d", 0), Arrow(Point(0, 0), Point(9, 9), 1, 2.0))


class Board(set):
    """The marks that stand, as the events say."""

    def take(self, events):
        for event in events:
            if isinstance(event, MarkRemoved):
                self.discard(event.mark)
            else:
                self.add(event.mark)
        return events


def drawn(*names):
    history, board = History(), Board()
    for name in names:
        history.did(board.take((add(name),)))
    return history, board


def test_undo_and_redo_walk_back_and_forth():
    history, board = drawn("a", "b")
    assert board.take(history.undo(board.__contains__)) == (MarkRemoved("b"),)
    assert board.take(history.undo(board.__contains__)) == (MarkRemoved("a"),)
    assert not history.can_undo
    assert board.take(history.redo(board.__contains__)) == (MarkRestored("a"),)
    assert board.take(history.redo(board.__contains__)) == (MarkRestored("b"),)
    assert not history.can_redo


def test_what_the_eraser_took_comes_back_together():
    history, board = drawn("a", "b")
    history.did(board.take((MarkRemoved("a"), MarkRemoved("b"))))
    assert board.take(history.undo(board.__contains__)) == (MarkRestored("a"), MarkRestored("b"))
    assert board.take(history.redo(board.__contains__)) == (MarkRemoved("a"), MarkRemoved("b"))


def test_a_mark_that_the_lead_struck_is_stepped_over():
    history, board = drawn("a", "b")
    board.discard("b")
    assert history.undo(board.__contains__) == (MarkRemoved("a"),)


def test_a_new_gesture_ends_what_could_be_redone():
    history, board = drawn("a")
    board.take(history.undo(board.__contains__))
    history.did((add("c"),))
    assert not history.can_redo
    assert history.redo(board.__contains__) == ()


def test_the_stack_is_bounded_and_nothing_done_is_nothing():
    history, board = drawn(*[str(number) for number in range(DEPTH + 20)])
    history.did(())
    undone = 0
    while board.take(history.undo(board.__contains__)):
        undone += 1
    assert undone == DEPTH


def test_a_move_is_taken_back_and_made_again():
    history, board = drawn("a")
    before, after = add("a").shape, Arrow(Point(5, 5), Point(14, 14), 1, 2.0)
    history.did((MarkReshaped("a", after),), before)
    assert history.undo(board.__contains__) == (MarkReshaped("a", before),)
    assert history.redo(board.__contains__) == (MarkReshaped("a", after),)
    assert history.undo(board.__contains__) == (MarkReshaped("a", before),)
    assert board.take(history.undo(board.__contains__)) == (MarkRemoved("a"),)


def test_a_move_of_what_was_struck_meanwhile_is_stepped_over():
    history, board = drawn("a", "b")
    history.did((MarkReshaped("b", add("b").shape),), add("b").shape)
    board.discard("b")
    assert history.undo(board.__contains__) == (MarkRemoved("a"),)
