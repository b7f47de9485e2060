"""A pointer on a moving picture travels so that an older program shows it, and arrives as it was meant."""

import msgspec
import pytest

from app.consult.events.surface import FrameSurface, PageSurface
from app.consult.pointing import for_the_room, frame_under, from_the_room
from app.consult.whispers import AnyWhisper, Drawing, PointerMoved
from app.geometry import Point

FRAME = FrameSurface("n.face", 52_000, 1280, 720)
AT = Point(3, 4)


class OlderPointer(msgspec.Struct, frozen=True, tag="PointerMoved", tag_field="type"):
    """As programs knew it that name no frame."""

    surface: FrameSurface | PageSurface | None
    at: Point
    gone: bool = False
    source: str = ""


def test_by_the_room_an_older_program_gets_a_pointer_on_the_moving_picture():
    sent = msgspec.msgpack.encode(for_the_room(PointerMoved(FRAME, AT, source="n.face")))
    older = msgspec.msgpack.decode(sent, type=OlderPointer)
    assert older == OlderPointer(None, AT, source="n.face")


@pytest.mark.parametrize(
    "whisper",
    [
        PointerMoved(FRAME, AT, source="n.face"),
        PointerMoved(FRAME, AT),  # on the frozen one
        PointerMoved(PageSurface("d", 0), AT),
        PointerMoved(None, AT, source="n.face"),
        PointerMoved(None, AT),
        PointerMoved(None, AT, gone=True),
        Drawing(True),
    ],
)
def test_what_is_said_is_what_is_heard(whisper: AnyWhisper):
    sent = msgspec.msgpack.encode(for_the_room(whisper))
    assert from_the_room(msgspec.msgpack.decode(sent, type=AnyWhisper)) == whisper


def test_a_frame_is_under_a_pointer_on_its_own_moving_picture_alone():
    assert frame_under(PointerMoved(FRAME, AT, source="n.face")) == FRAME
    assert frame_under(PointerMoved(FRAME, AT)) is None
    assert frame_under(PointerMoved(FRAME, AT, source="n.probe")) is None
    assert frame_under(PointerMoved(None, AT, source="n.face")) is None


def test_a_frame_of_another_picture_is_not_believed():
    told = PointerMoved(None, AT, source="n.probe", frame=FRAME)
    assert from_the_room(told) == PointerMoved(None, AT, source="n.probe")
    both = PointerMoved(PageSurface("d", 0), AT, source="n.face", frame=FRAME)
    assert from_the_room(both) == PointerMoved(PageSurface("d", 0), AT, source="n.face")
