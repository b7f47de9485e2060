"""What is sent next: one that is refused waits longer every time and holds nobody up."""

import msgspec

from app.client.owed import RANK_FILE, RANK_VIEW, Owed
from app.client.upload_queue import FIRST_AGAIN_MS, HELD_MS, LEAST_AGAIN_MS, MOST_REFUSALS, UploadQueue

ALL = frozenset(range(5))


def owed(name: str, rank: int = RANK_VIEW, consult: str = "c1") -> Owed:
    return Owed(consult, name, rank, 10)


def test_the_lowest_rank_goes_first_and_only_of_the_ranks_asked_for() -> None:
    queue = UploadQueue()
    queue.add(owed("file", RANK_FILE))
    queue.add(owed("view"))
    assert queue.due(ALL, 0) == owed("view")
    assert queue.due(frozenset({RANK_FILE}), 0) == owed("file", RANK_FILE)
    assert queue.due(frozenset({RANK_FILE + 1}), 0) is None


def test_one_that_is_refused_lets_the_others_by_and_waits_longer_every_time() -> None:
    queue = UploadQueue()
    queue.add(owed("never"))
    queue.add(owed("file", RANK_FILE))
    queue.refused(owed("never"), 0)
    assert queue.due(ALL, 0) == owed("file", RANK_FILE)
    queue.drop(owed("file", RANK_FILE))
    assert queue.due(ALL, FIRST_AGAIN_MS - 1) is None
    assert queue.pause_ms(ALL, 0) == FIRST_AGAIN_MS
    queue.refused(owed("never"), FIRST_AGAIN_MS)
    assert queue.pause_ms(ALL, FIRST_AGAIN_MS) == 2 * FIRST_AGAIN_MS


def test_after_enough_refusals_it_is_set_aside_once_and_still_owed() -> None:
    queue = UploadQueue()
    queue.add(owed("never"))
    told = [queue.refused(owed("never"), 0) for _ in range(MOST_REFUSALS + 1)]
    assert told == [False] * (MOST_REFUSALS - 1) + [True, False]
    assert queue.pause_ms(ALL, 0) is None
    assert queue.size_bytes == 10


def test_a_change_makes_everything_due_again_but_not_in_a_hurry() -> None:
    queue = UploadQueue()
    queue.add(owed("never"))
    for _ in range(MOST_REFUSALS):
        queue.refused(owed("never"), 1_000)
    queue.nudge(1_000)
    assert queue.due(ALL, 1_000) is None
    assert queue.due(ALL, 1_000 + LEAST_AGAIN_MS) == owed("never")


def test_a_link_that_went_counts_against_nobody() -> None:
    queue = UploadQueue()
    queue.add(owed("one"))
    for _ in range(2 * MOST_REFUSALS):
        queue.put_off(owed("one"), 0)
    assert queue.due(ALL, FIRST_AGAIN_MS) == owed("one")


def test_the_same_bytes_may_be_owed_to_two_consults() -> None:
    queue = UploadQueue()
    queue.add(owed("one"))
    queue.add(owed("one", consult="c2"))
    queue.drop(owed("one"))
    assert queue.of("one") == (owed("one", consult="c2"),)


def test_what_is_held_back_lets_the_others_by_and_goes_when_the_line_is_free() -> None:
    held = {"tonight"}
    queue = UploadQueue(lambda owed: owed.blob in held)
    queue.add(owed("tonight"))
    queue.add(owed("file", RANK_FILE))
    assert queue.due(ALL, 0) == owed("file", RANK_FILE) and queue.size_bytes == 10
    queue.drop(owed("file", RANK_FILE))
    assert queue.due(ALL, 0) is None and queue.pause_ms(ALL, 0) == HELD_MS
    held.clear()
    assert queue.due(ALL, 0) == owed("tonight")


def test_what_waits_for_tonight_and_is_asked_for_now_goes_now() -> None:
    queue = UploadQueue(lambda owed: owed.not_before_ms > 0)
    queue.add(msgspec.structs.replace(owed("one"), not_before_ms=5_000))
    assert queue.due(ALL, 0) is None
    queue.add(owed("one"))
    queue.add(msgspec.structs.replace(owed("one"), not_before_ms=5_000))
    assert queue.due(ALL, 0) == owed("one")
