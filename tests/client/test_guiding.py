"""Steps one after another while a link to the server is lost: the call alone carries them, the log takes all of it."""

from app.client.telling import KEPT_MS
from app.consult import events as e
from tests.client.guided import given, logged, pair
from tests.consult.cast import COLLEAGUE, NURSE

A, B, C = (e.InstructionGiven(name, text) for name, text in (("a", "Lift the arm"), ("b", "Hold it"), ("c", "Rest")))


def test_p24_the_bedsides_link_is_lost_and_every_next_step_is_taken_by_the_log_at_once() -> None:
    table, (nurse, expert) = pair()
    expert.guiding.submit(A)
    assert expert.link() == []
    nurse.follow()
    for before, step in ((A, B), (B, C)):
        nurse.guiding.submit(e.Done(before.instruction))  # her link is gone: by media alone
        nurse.media()
        assert expert.state.instructions[before.instruction].state == "done"
        expert.guiding.submit(step)
        assert expert.link() == []
        expert.media()
        assert nurse.open == [step.instruction] == expert.open
    nurse.guiding.submit(e.Impossible("c", "no lens", "not_at_hand"))
    assert nurse.link() == []
    assert [one.state for one in table.state.instructions.values()] == ["done", "done", "impossible"]


def test_p24_the_specialists_link_is_lost_and_all_steps_and_answers_come_to_the_log_after_it() -> None:
    table, (nurse, expert) = pair()
    for step in (A, B, C):
        expert.guiding.submit(step)
        expert.media()
        assert nurse.open == [step.instruction]
        nurse.guiding.submit(e.Done(step.instruction))
        nurse.media()
    assert expert.state.instructions["c"].state == "done" and table.state.instructions == {}
    assert expert.link() == []
    nurse.follow()
    assert nurse.link() == []
    assert [one.state for one in table.state.instructions.values()] == ["done", "done", "done"]
    assert nurse.guiding.ahead.answers == ()
    expert.follow()
    assert expert.state is expert.following.replica.state


def test_p24_what_is_asked_instead_is_withdrawn_in_words_that_an_older_program_knows() -> None:
    table, (_nurse, expert) = pair()
    for step in (A, B):
        expert.guiding.submit(step)
    assert expert.link() == []
    assert e.Withdrawn("a", replaced_by="b") in logged(table)
    assert given(table)[1].replaces == "a"
    assert table.state.instructions["a"].steps[-1].replaced_by == "b"


def test_what_the_room_would_refuse_takes_nothing_away_from_the_bedside() -> None:
    table, (nurse, expert) = pair()
    expert.guiding.submit(A)
    assert expert.link() == []
    table.submit(1, NURSE, e.ConsentWithdrawn("consult"))
    nurse.follow()
    expert.follow()
    expert.guiding.submit(B)
    assert expert.link() == ["consent_withdrawn"]
    nurse.follow()
    assert nurse.open == ["a"]


def test_p24_a_step_names_the_last_of_its_author_though_that_is_answered() -> None:
    """Who never heard that it was withdrawn takes the new one all the same."""
    table, (nurse, expert) = pair()
    expert.guiding.submit(A)
    expert.media()
    expert.guiding.submit(e.Withdrawn("a", "the other arm"))
    expert.told.clear()  # lost on the way
    expert.guiding.submit(B)
    expert.media()
    assert nurse.open == ["b"]
    assert expert.link() == [] and given(table)[1].replaces == "a"


def test_p24_a_later_step_is_shown_though_what_it_names_never_came_and_an_earlier_one_is_not() -> None:
    table, (nurse, expert) = pair()
    expert.guiding.submit(A)
    expert.media()
    table.now_ms += 1_000
    expert.guiding.submit(B)
    lost, expert.told = expert.told, []
    table.now_ms += 1_000
    expert.guiding.submit(C)
    expert.told = [one for one in expert.told if isinstance(one[0], e.InstructionGiven)]
    expert.media()
    assert nurse.open == ["c"]
    expert.told = [one for one in lost if isinstance(one[0], e.InstructionGiven)]
    expert.media()
    assert nurse.open == ["c"]


def test_r20_a_stop_is_said_before_it_is_given_to_the_log() -> None:
    _table, (_nurse, expert) = pair()
    expert.guiding.submit(e.StopCalled("s"))
    assert expert.said == ["say s", "submit"]


def test_r20_a_stop_that_has_no_way_at_all_is_called_once_by_whichever_comes_first() -> None:
    table, (nurse, expert) = pair()
    expert.guiding.submit(e.StopCalled("s"))
    expert.told.clear()  # the call is lost, and so is the link
    assert nurse.state.stops == {} and expert.state.stops["s"].acknowledged_ms is None
    expert.guiding.tell_again()  # the call stands again
    expert.media()
    assert list(nurse.state.stops) == ["s"]
    assert expert.link() == [] and nurse.link() == []
    assert [event for event in logged(table) if isinstance(event, e.StopCalled)] == [e.StopCalled("s")]


def test_r20_a_stop_and_its_answer_are_said_again_each_second_until_the_log_has_them() -> None:
    table, (nurse, expert) = pair()
    expert.guiding.submit(e.StopCalled("s"))
    expert.said.clear()
    for _ in range(4):
        expert.guiding.tick()
    assert expert.said == ["say s", "say s"]
    expert.media()
    nurse.guiding.submit(e.StopAcknowledged("s"))
    nurse.media()
    for end, said in ((nurse, ["say s", "say s"]), (expert, [])):  # who called hears that it was answered
        end.said.clear()
        for _ in range(4):
            end.guiding.tick()
        assert end.said == said
    assert expert.link() == []
    nurse.follow()
    assert nurse.link() == [] and table.state.stops["s"].acknowledged_by == "nurse"
    nurse.said.clear()
    for _ in range(4):
        nurse.guiding.tick()
    assert nurse.said == []


def test_of_two_steps_by_two_ways_one_never_comes_to_the_log_and_who_answered_it_is_told_once() -> None:
    table, (nurse, expert, colleague) = pair(COLLEAGUE)
    colleague.guiding.submit(B)  # its author's link is gone: by the call alone
    colleague.media()
    expert.guiding.submit(A)
    expert.told.clear()
    assert expert.link() == []
    nurse.follow()
    assert nurse.open == ["a", "b"]
    nurse.guiding.submit(e.Done("b"))
    assert nurse.open == ["a"]
    table.now_ms += KEPT_MS - 200
    for late_ms, told in ((0, 0), (200, 1), (1_000, 1)):
        table.now_ms += late_ms
        for _ in range(2):
            nurse.guiding.tick()
        assert len(nurse.notices) == told and all("Hold it" in one for one in nurse.notices)
    nurse.guiding.close()
    assert nurse.link() == [] and [one.state for one in table.state.instructions.values()] == ["given"]


def test_what_was_long_away_takes_its_answer_though_that_was_told_to_be_missing() -> None:
    table, (nurse, expert) = pair()
    expert.guiding.submit(A)
    expert.media()
    nurse.guiding.submit(e.Done("a"))
    table.now_ms += KEPT_MS
    for _ in range(2):
        nurse.guiding.tick()
    assert len(nurse.notices) == 1 and nurse.open == []
    assert expert.link() == []
    nurse.follow()
    assert nurse.link() == [] and table.state.instructions["a"].state == "done"
