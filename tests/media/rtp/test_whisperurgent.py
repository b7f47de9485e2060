"""What is covered is told over the media path too, beside the room."""

from app.consult.whispers import FrameClock, MediaStatus
from app.geometry import Box
from app.media.rtp.whisperbytes import status_bytes
from app.media.rtp.whisperear import WhisperEar
from tests.media.rtp.test_whispercarrier import Path


def test_a_cover_is_told_five_times_beside_the_room_and_what_is_the_same_once_each_time() -> None:
    path, covered = Path(loss=0.3), MediaStatus("covered", "covered", recording=True, link_ms=40)
    assert not path.carrier.say(covered, 0)  # the room hears it as well
    for _ in range(5_000):
        path.step()
    assert len(path.out) == 5 and {one for _, one in path.heard} == {covered}
    path.carrier.say(covered, path.now)
    path.step()
    path.carrier.say(MediaStatus("on", "on"), path.now)
    path.heard.clear()
    for _ in range(5_000):
        path.step()
    assert len(path.out) == 11 and {one for _, one in path.heard} == {MediaStatus("on", "on")}
    assert path.carrier.next_due_ms(path.now) is None


def test_which_picture_moves_is_told_five_times_beside_the_room_and_the_same_not_again() -> None:
    path, face, hand = Path(), FrameClock("anna.a", 1, 1, 1280, 720, "p"), FrameClock("anna.b", 1, 1, 1280, 720, "p")
    assert not path.carrier.say(face, 0)  # the room hears it as well
    for _ in range(5_000):
        path.step()
    assert [one for _, one in path.heard] == [face] * 5
    path.carrier.say(FrameClock("anna.a", 90_001, 1_001, 1280, 720, "p"), path.now)
    assert path.carrier.next_due_ms(path.now) is None
    path.carrier.say(hand, path.now)
    path.step()
    assert path.heard[-1][1] == hand


def test_a_part_that_glides_is_told_five_times_a_second_at_most() -> None:
    path = Path()
    for turn in range(1_000):
        path.carrier.say(FrameClock("anna.a", turn, turn, 1280, 720, "p", Box(turn, 0, 100, 100)), path.now)
        path.step()
    assert len(path.out) == 5


def test_a_status_that_cannot_be_read_is_nothing() -> None:
    assert WhisperEar().hear(status_bytes(b"\x81\xa4type\xa5Other"), 0) == ()
