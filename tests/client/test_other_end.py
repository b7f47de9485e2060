"""What the other end has covered: told to the windows, and nothing of it stays, whatever comes after the word."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from app.client.border import MediaView
from app.client.other_end import OtherEnd
from app.consult.whispers import MediaStatus
from tests.client.test_meeting import BEDSIDE, Bedside, at_the_bedside


def other_end(forgotten: list[str]) -> OtherEnd:
    call: Any = SimpleNamespace(other="nurse", peer=None, forget=forgotten.append)
    nothing: Any = SimpleNamespace(turn=lambda *_: None, wish=("", 0))
    room: Any = SimpleNamespace(account=SimpleNamespace(desk=SimpleNamespace(now_ms=lambda: 0)))
    made = OtherEnd(room, nothing, call, nothing, nothing)
    made._steadiness = made._hearing = nothing
    return made


def test_pictures_that_come_after_the_word_of_a_cover_go_as_well() -> None:
    forgotten: list[str] = []
    end = other_end(forgotten)
    end.turn(None, {"nurse": MediaStatus("on", "on"), "colleague": MediaStatus("covered", "covered")})
    assert forgotten == []
    for _ in range(2):
        end.turn(None, {"nurse": MediaStatus("covered", "covered")})
    assert forgotten == ["nurse", "nurse"]


def test_an_older_program_covers_its_picture_alone() -> None:
    end = other_end([])
    assert end.on(MediaView(), {}).covered_there == ""
    assert end.on(MediaView(), {"nurse": MediaStatus("covered", "muted")}).covered_there == "picture"
    assert end.on(MediaView(), {"nurse": MediaStatus("covered", "covered")}).covered_there == "both"
    assert end.on(MediaView(), {"nurse": MediaStatus("absent", "muted")}).covered_there == ""


def test_what_is_covered_there_stays_said_though_the_server_lost_who_covered_it(tmp_path: Path) -> None:
    async def story(bedside: Bedside) -> None:
        meeting = bedside.meeting
        meeting.call.begin("meet", "expert")
        for by in ("expert", "colleague"):
            meeting.heard(by, MediaStatus("covered", "covered"))
        meeting.here_changed((BEDSIDE,))
        meeting.publish()
        assert bedside.desk.slots.media.peek().covered_there == "both"
        assert set(meeting._statuses) == {"expert"}

    at_the_bedside(tmp_path, story)
