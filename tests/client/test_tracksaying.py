"""How sure each screen is of each mark, said and heard."""

from app.client.tracksaying import AGAIN_MS, TrackSaying
from app.consult.whispers import AnyWhisper, TrackSaid


def test_a_change_is_said_at_once_a_flicker_at_its_end_and_all_again_after_a_while() -> None:
    said: list[AnyWhisper] = []
    saying = TrackSaying(said.append)
    saying.turn({"m": "sure"}, 1_000)
    saying.turn({"m": "unsure"}, 1_100)
    saying.turn({"m": "sure"}, 1_200)
    assert said == [TrackSaid("m", "sure")]
    saying.turn({"m": "lost"}, 1_300)
    saying.turn({"m": "lost"}, 1_400)
    assert said[1:] == [TrackSaid("m", "lost")]
    saying.turn({"m": "lost"}, 1_300 + AGAIN_MS)
    assert said[2:] == [TrackSaid("m", "lost")]
    saying.forget("m")
    saying.turn({"m": "sure"}, 1_310 + AGAIN_MS)
    assert said[3:] == [TrackSaid("m", "sure")]


def test_who_fell_silent_says_nothing_any_more() -> None:
    saying = TrackSaying(lambda _: None)
    saying.heard("anna", TrackSaid("m", "perhaps"), 1_000)
    saying.heard("omar", TrackSaid("m", "sure"), 9_000)
    assert saying.of(["m", "other"], 9_500) == {"m": {"anna": "perhaps", "omar": "sure"}}
    assert saying.of(["m"], 12_000) == {"m": {"omar": "sure"}}
    assert saying.of(["m"], 30_000) == {}
