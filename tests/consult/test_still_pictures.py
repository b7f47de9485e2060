"""The smaller pictures of a still, which travel first: whose they are, which one stands, what a better still makes of
them."""

from msgspec.structs import replace

from app.consult import events as e
from app.geometry import Box
from tests.consult.cast import BLOB, EXPERT, NURSE, Table, still, together
from tests.consult.test_rules import code

PART = Box(100, 80, 320, 180)


def pictured(quality: str, blob: str = BLOB, box: Box | None = None) -> e.StillPictured:
    return e.StillPictured("nurse.camera", 1_000, blob, 4_000, 640, 360, quality, box)  # type: ignore[arg-type]


def taken(quality: str = "whole") -> Table:
    table = together()
    table.submit(1 if quality == "whole" else 2, NURSE if quality == "whole" else EXPERT, still(quality))
    return table


def test_p13_only_whoever_took_a_still_pictures_it() -> None:
    assert code(taken(), NURSE, pictured("preview")) == ""
    assert code(taken(), EXPERT, pictured("preview")) == "not_own"
    assert code(together(), NURSE, pictured("preview")) == "unknown_id"


def test_what_is_no_picture_is_refused() -> None:
    assert code(taken(), NURSE, pictured("preview", "no hash")) == "bad_id"
    assert code(taken(), NURSE, pictured("detail", box=Box(0, 0, -1, 5))) == "bad_value"


def test_there_is_one_of_each_fineness_of_the_whole_and_the_newest_of_a_part() -> None:
    table = taken()
    first, again = "a" * 64, "b" * 64
    for event in (
        pictured("preview", first),
        pictured("detail", first, PART),
        pictured("detail", first),
        pictured("preview", again),
        pictured("detail", again, PART),
    ):
        table.submit(1, NURSE, event)
    (kept,) = table.state.stills.values()
    assert {(one.quality, one.box, one.blob) for one in kept.pictures} == {
        ("preview", None, again),
        ("detail", None, first),
        ("detail", PART, again),
    }


def test_a_better_still_is_pictured_anew() -> None:
    table = taken("received")
    table.submit(2, EXPERT, pictured("preview"))
    assert len(next(iter(table.state.stills.values())).pictures) == 1
    table.submit(1, NURSE, still("whole"))
    assert next(iter(table.state.stills.values())).pictures == ()
    assert code(table, EXPERT, pictured("detail")) == "not_own"


def test_whose_wish_it_was_stays_with_a_finer_picture_of_the_same_moment() -> None:
    table = together()
    table.submit(2, EXPERT, replace(still("received"), asked_by="expert"))
    table.submit(1, NURSE, still("whole"))
    (kept,) = table.state.stills.values()
    assert (kept.quality, kept.by, kept.asked_by) == ("whole", "nurse", "expert")


def test_who_keeps_what_was_received_asks_in_nobody_elses_name() -> None:
    for asked_by, answer in (("", ""), (EXPERT.person, ""), (NURSE.person, "not_own")):
        assert code(together(), EXPERT, replace(still("received"), asked_by=asked_by)) == answer
    assert code(together(), NURSE, replace(still("whole"), asked_by=EXPERT.person)) == ""
