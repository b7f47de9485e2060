"""The short sounds: a stop at once and over everything, the others in their turn, each off by choice but the stop."""

import asyncio
import threading
from pathlib import Path

import pytest

from app.client import chime
from app.client.border import Chime
from app.client.chime import Chimes, speakers_for
from app.client.chimeorder import WAITS_MS, ChimeOrder
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.slots import Slots
from app.client.sound_commands import QuietSounds
from app.client.studio import Choice, Studio
from app.clock import ManualClock
from app.documents.cache import PictureCache
from tests.rig.loudspeaker import takes_all

NAMES = frozenset({"instruction", "still", "person", "stop"})
SOON_S = 20.0


def test_a_stop_cuts_off_what_sounds_and_is_next() -> None:
    order = ChimeOrder()
    assert not order.come("instruction", 0) and order.next(0) == "instruction"
    assert not order.come("person", 100) and order.come("stop", 200)
    assert [order.next(300), order.next(400), order.next(500)] == ["stop", "person", ""]


def test_a_stop_while_a_stop_sounds_is_the_same_stop() -> None:
    order = ChimeOrder()
    assert not order.come("stop", 0) and order.next(0) == "stop"
    assert not order.come("stop", 500) and order.next(1_000) == ""


def test_what_waits_has_its_turn_by_weight_and_not_too_late() -> None:
    order = ChimeOrder()
    for name in ("still", "still", "person", "instruction"):
        order.come(name, 0)
    assert [order.next(0), order.next(WAITS_MS), order.next(WAITS_MS + 1)] == ["instruction", "person", ""]


def test_a_stop_is_never_too_old() -> None:
    order = ChimeOrder()
    order.come("stop", 0)
    assert order.next(10 * WAITS_MS) == "stop"


async def desk_and_studio(folder: Path, speaker: str = "") -> tuple[Desk, Studio]:
    desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), folder, "test", PictureCache())
    studio = Studio(desk)
    await studio.use(Choice("none", "none", speaker))
    return desk, studio


@pytest.mark.parametrize(
    "speaker, listens, ordinary, stop",
    [
        ("", False, ("",), ("",)),
        ("Table", False, ("Table",), ("Table", "")),
        ("Table", True, (), ("Table", "")),
        ("none", False, (), ("",)),
    ],
)
def test_a_stop_has_a_loudspeaker_also_while_a_stethoscope_listens(
    tmp_path: Path, speaker: str, listens: bool, ordinary: tuple[str, ...], stop: tuple[str, ...]
) -> None:
    async def story() -> None:
        desk, studio = await desk_and_studio(tmp_path, speaker)
        studio.set_listening(listens)
        assert speakers_for("instruction", studio) == ordinary
        assert speakers_for("stop", studio) == speakers_for("emergency", studio) == stop
        await desk.close()

    asyncio.run(story())


def test_one_that_was_turned_off_is_not_played_and_a_stop_is_though_no_device_plays_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chime.devices, "sound_system", lambda: None)

    async def story() -> list[str]:
        desk, studio = await desk_and_studio(tmp_path)
        heard: list[str] = []
        chimes = Chimes(desk, studio, heard.append)
        chimes.perform(QuietSounds(NAMES))
        for name in ("still", "person", "no such sound", "stop"):
            chimes.perform(Chime(name))
        chimes.perform(Chime("person", asked_for=True))
        while len(heard) < 2:
            await asyncio.sleep(0.01)
        chimes.perform(QuietSounds(frozenset()))
        chimes.perform(Chime("still"))
        while len(heard) < 3:
            await asyncio.sleep(0.01)
        chimes.close()
        await desk.close()
        return heard

    assert asyncio.run(story()) == ["stop", "person", "still"]


def test_a_stop_that_comes_while_another_sounds_is_begun_before_that_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The device is a wait that only a cut ends, so that the stop's turn can come by nothing else."""
    monkeypatch.setattr(chime, "_play", lambda path, speaker, cut, begun: path.stem == "stop" or cut.wait(SOON_S))

    async def story() -> list[str]:
        desk, studio = await desk_and_studio(tmp_path)
        heard: list[str] = []
        chimes = Chimes(desk, studio, heard.append)
        chimes.play("instruction")
        await asyncio.sleep(0)
        chimes.play("stop")
        async with asyncio.timeout(SOON_S / 2):
            while "stop" not in heard:
                await asyncio.sleep(0.01)
        chimes.close()
        await desk.close()
        return heard

    assert asyncio.run(story()) == ["instruction", "stop"]


def test_it_is_heard_where_a_loudspeaker_begins_it_and_not_where_it_is_turned_off_or_none_plays_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> list[tuple[str, bool]]:
        desk, studio = await desk_and_studio(tmp_path)
        heard: list[tuple[str, bool]] = []
        chimes = Chimes(desk, studio)
        chimes.heard = lambda name, on: heard.append((name, on))
        monkeypatch.setattr(chime.devices, "sound_system", lambda: None)
        chimes.play("emergency")
        while len(heard) < 1:
            await asyncio.sleep(0.01)
        monkeypatch.setattr(chime, "_play", takes_all)
        chimes.play("emergency")
        while len(heard) < 2:
            await asyncio.sleep(0.01)
        chimes.perform(QuietSounds(frozenset({"emergency"})))
        chimes.play("emergency")
        chimes.close()
        await desk.close()
        return heard

    assert asyncio.run(story()) == [("emergency", False), ("emergency", True), ("emergency", False)]


def test_a_stop_is_played_elsewhere_when_the_device_does_not_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A device that hangs with the first sound, deaf to the cut, until it is let go: then it plays again."""
    over = threading.Event()
    by: list[tuple[str, str]] = []
    cuts: list[threading.Event] = []

    def play(path: Path, speaker: str, cut: threading.Event, _begun: object) -> bool:
        by.append((path.stem, speaker))
        cuts.append(cut)
        return over.wait(SOON_S) if speaker == "Table" else True

    monkeypatch.setattr(chime, "_play", play)
    monkeypatch.setattr(chime, "CUT_S", 0.01)

    async def story() -> None:
        desk, studio = await desk_and_studio(tmp_path, "Table")
        chimes = Chimes(desk, studio)

        async def played(name: str, times: int) -> None:
            chimes.play(name)
            async with asyncio.timeout(SOON_S / 2):
                while len(by) < times or chimes._playing:
                    await asyncio.sleep(0.01)

        chimes.play("instruction")
        while not by:
            await asyncio.sleep(0.01)
        await played("stop", 2)
        assert cuts[0].is_set()  # once it wakes nothing of it is heard any more
        await played("stop", 3)
        over.set()
        async with asyncio.timeout(SOON_S / 2):
            while not all(one.done() for one in chimes._hung.values()):
                await asyncio.sleep(0.01)
        await played("stop", 4)
        chimes.close()
        await desk.close()

    asyncio.run(story())
    assert by == [("instruction", "Table"), ("stop", ""), ("stop", ""), ("stop", "Table")]


def test_one_that_hangs_is_tried_on_the_computers_own_at_once_and_a_call_that_nobody_hears_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    monkeypatch.setattr(chime, "_play", lambda path, speaker, cut, begun: over.wait(SOON_S))
    monkeypatch.setattr(chime, "CUT_S", 0.01)
    monkeypatch.setattr(chime, "LONGEST_S", 0.01)

    async def story() -> list[tuple[str, bool]]:
        desk, studio = await desk_and_studio(tmp_path, "Table")
        heard: list[tuple[str, bool]] = []
        chimes = Chimes(desk, studio)
        chimes.heard = lambda name, on: heard.append((name, on))
        for times in (1, 2):
            chimes.play("emergency")
            async with asyncio.timeout(SOON_S / 2):
                while len(heard) < times or chimes._playing:
                    await asyncio.sleep(0.01)
        assert set(chimes._hung) == {"Table", ""}  # one thread for each, however often it rings
        over.set()
        chimes.close()
        await desk.close()
        return heard

    assert asyncio.run(story()) == [("emergency", False), ("emergency", False)]


class Stream:
    """A device that takes a sound piece by piece; `cut` is set when it has got `after` of them."""

    def __init__(self, cut: threading.Event, after: int) -> None:
        self.cut, self.after, self.pieces, self.aborted = cut, after, 0, False

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def write(self, _piece: object) -> None:
        self.pieces += 1
        if self.pieces == self.after:
            self.cut.set()

    def abort(self) -> None:
        self.aborted = True


@pytest.mark.parametrize("after, pieces, aborted", [(3, 3, True), (99, 10, False)])
def test_what_sounds_ends_with_the_piece_in_which_it_is_cut(after: int, pieces: int, aborted: bool) -> None:
    cut = threading.Event()
    stream = Stream(cut, after)

    class Sound:
        @staticmethod
        def OutputStream(*_: object, **__: object) -> Stream:
            return stream

    samples = chime.np.zeros((10 * chime.PIECE, 1), chime.np.int16)
    begun: list[int] = []
    chime._through(Sound, "", 48_000, samples, cut, lambda: begun.append(stream.pieces))  # type: ignore[arg-type]
    assert (stream.pieces, stream.aborted, begun) == (pieces, aborted, [1])
