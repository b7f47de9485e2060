"""Several cameras of one place: one moves, the others rest; unplugged, covered, exchanged and given back one by one."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from app.client import cameras
from app.client.desk import Desk
from app.client.slots import small_key
from app.client.sources import Source
from app.client.studio import Choice, Studio
from app.media import devices, grab, smallstill
from app.media.camera import Camera
from app.media.frames import Frame
from tests.client.test_studio import play, until
from tests.media.parts import Plug, PluggedIn, plain_frame

Story = Callable[[Desk, Studio, dict[str, Plug]], Awaitable[None]]


@pytest.fixture
def at_a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Story], None]:
    """Two cameras are plugged in, the first is chosen, and everything is on."""
    plugs = {"laptop": Plug(), "probe": Plug()}
    monkeypatch.setattr(devices, "cameras", lambda: tuple(plugs))

    def opened(name: str, *_: int) -> PluggedIn:
        return plugs[name or "laptop"].open(name, 64, 48, 30)

    monkeypatch.setattr(grab, "_Device", opened)

    def run(story: Story) -> None:
        async def whole(desk: Desk, studio: Studio) -> None:
            await studio.use(Choice("", "none", "none"))
            await studio.turn_on("nurse")
            await until(lambda: shown(desk) == source(studio))
            await story(desk, studio, plugs)

        play(tmp_path, whole)

    return run


def shown(desk: Desk) -> str:
    newest = desk.slots.frames["own"].peek()
    return newest.ref.source if newest is not None else ""


def source(studio: Studio) -> str:
    assert studio.camera is not None
    return studio.camera.source


def test_an_added_camera_moves_the_other_rests_and_readers_go_on(at_a_desk: Callable[[Story], None]) -> None:
    async def story(desk: Desk, studio: Studio, plugs: dict[str, Plug]) -> None:
        told: list[str] = []
        studio.replugged = lambda: told.append("replugged")
        laptop, frames = source(studio), studio.frames
        assert await studio.cameras.add("device:probe", "examination", "probe") == ""
        probe = source(studio)
        await until(lambda: shown(desk) == probe != laptop)
        await until(lambda: plugs["laptop"].skips > 5)
        await until(lambda: small_key(probe) in desk.slots.frames and small_key(laptop) in desk.slots.frames)
        studio.cameras.stage(laptop)
        await until(lambda: shown(desk) == laptop)
        await until(lambda: plugs["probe"].skips > 5)
        assert studio.frames is frames and told == []

    at_a_desk(story)


def test_one_that_is_unplugged_says_so_and_the_other_goes_on(at_a_desk: Callable[[Story], None]) -> None:
    async def story(desk: Desk, studio: Studio, plugs: dict[str, Plug]) -> None:
        laptop = source(studio)
        await studio.cameras.add("device:probe", "examination", "probe")
        plugs["probe"].plugged = False
        await until(lambda: studio.camera_state is not None and studio.camera_state.kind == "absent")
        assert studio.camera_state is not None and "Plug it in" in studio.camera_state.sentence
        studio.cameras.stage(laptop)
        await until(lambda: shown(desk) == laptop)
        plugs["probe"].plugged = True
        await until(lambda: all(one.camera.state.kind == "on" for one in studio.sources.all))

    at_a_desk(story)


def test_the_camera_in_use_is_not_opened_twice_nor_more_than_a_few(
    at_a_desk: Callable[[Story], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(desk: Desk, studio: Studio, plugs: dict[str, Plug]) -> None:
        assert await studio.cameras.add("device:laptop", "examination", "laptop") == cameras.TWICE  # the first found
        assert await studio.cameras.add("scene", "examination", "") == ""
        assert await studio.cameras.add("scene", "examination", "") == cameras.TWICE
        monkeypatch.setattr(cameras, "MOST", 2)
        assert await studio.cameras.add("device:probe", "examination", "probe") == cameras.TOO_MANY
        studio.end()
        assert await studio.cameras.add("device:probe", "examination", "probe") == cameras.OFF

    at_a_desk(story)


def test_cover_hides_all_of_them_at_once_and_their_small_stills(at_a_desk: Callable[[Story], None]) -> None:
    async def story(desk: Desk, studio: Studio, plugs: dict[str, Plug]) -> None:
        await studio.cameras.add("device:probe", "examination", "probe")
        both = [one.camera for one in studio.sources.all]
        await until(lambda: all(desk.slots.small(one.source).peek() is not None for one in both))
        studio.set_covered(True)
        assert all(one.ring.newest() is None and desk.slots.small(one.source).peek() is None for one in both)
        assert await studio.cameras.add("scene", "examination", "") == ""
        before = plugs["probe"].grabs + plugs["probe"].skips
        await until(lambda: plugs["probe"].grabs + plugs["probe"].skips > before + 5)
        assert all(one.camera.ring.newest() is None for one in studio.sources.all)

    at_a_desk(story)


@pytest.mark.parametrize("how", ["covered", "removed"])
def test_a_picture_that_was_on_its_way_meanwhile_is_not_seen_after_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    async def story(desk: Desk, studio: Studio) -> None:
        sources, camera, small = studio.sources, Camera("device:x", "n.x", lambda: 1), smallstill.shrunk
        monkeypatch.setattr(camera, "start", lambda: None)
        sources.add(Source(camera, "face"))

        def meanwhile(frame: Frame) -> Frame:
            sources.set_covered(True) if how == "covered" else sources.remove("n.x")
            return small(frame)

        monkeypatch.setattr(smallstill, "shrunk", meanwhile)
        camera.frames.put(plain_frame(5, source="n.x"))
        assert desk.slots.small("n.x").peek() is None
        assert how == "covered" or shown(desk) == ""

    play(tmp_path, story)


def test_what_is_taken_away_is_given_back_and_the_one_before_moves_again(at_a_desk: Callable[[Story], None]) -> None:
    async def story(desk: Desk, studio: Studio, plugs: dict[str, Plug]) -> None:
        laptop = source(studio)
        await studio.cameras.add("device:probe", "examination", "probe")
        probe = studio.camera
        assert probe is not None
        await studio.cameras.remove(probe.source)
        assert not any(probe.source in thread.name for thread in threading.enumerate())
        await until(lambda: shown(desk) == laptop)
        assert desk.slots.small(probe.source).peek() is None
        await studio.cameras.remove("nurse.nobody")
        assert source(studio) == laptop

    at_a_desk(story)


def test_another_camera_chosen_for_the_place_takes_the_place_of_the_one_before(
    at_a_desk: Callable[[Story], None],
) -> None:
    async def story(desk: Desk, studio: Studio, plugs: dict[str, Plug]) -> None:
        await studio.cameras.add("scene", "examination", "")
        scene = source(studio)
        await studio.use(Choice("device:probe", "none", "none"))
        assert source(studio) == scene  # what is on the stage stays there
        main = studio.sources.main
        assert main is not None and main.camera.spec == "device:probe"
        studio.cameras.stage(main.camera.source)
        await studio.use(Choice("device:laptop", "none", "none"))
        main = studio.sources.main
        assert main is not None and isinstance(main.camera, Camera) and source(studio) == main.camera.source
        await studio.use(Choice("none", "none", "none"))
        await asyncio.sleep(0)
        assert source(studio) == scene and studio.sources.main is None

    at_a_desk(story)
