"""An instruction that is spoken: recorded at one place, sent behind its words, heard once at the other and again by a
press; nothing is taken from a microphone that is muted."""

import asyncio
import wave
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from app.client import clips
from app.client.border import Notice, SetMuted, StartMedia, UseDevices
from app.client.clip_commands import BeginClip, ClipMade, ClipRefused, EndClip, PlayClip
from app.client.clips import SILENT, is_now
from app.client.desk import Desk
from app.client.mailbox import Mailbox
from app.client.receipts import LATE_MS
from app.client.slots import Slots
from app.client.soundplay import SoundPlay
from app.client.studio import Studio
from app.clock import ManualClock
from app.consult.events import InstructionGiven, StopCalled
from app.consult.parts import InstructionState
from app.consult.state import Clip, ConsultState, Instruction, Stop
from app.documents.cache import PictureCache
from app.documents.lying import Lying, path_of
from app.media.blocks import RATE
from app.media.soundread import read_sound
from app.media.soundtake import SoundTake
from app.store.blobs import Blobs
from tests.client.place import Place, consent, new_consult
from tests.client.seals import blobs_of
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

SPOKEN_MS = 700


def voice(folder: Path) -> Path:
    at = np.arange(20 * RATE) / RATE
    with wave.open(str(folder / "voice.wav"), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((9_000 * np.sin(at * 2 * np.pi * 300)).astype(np.int16).tobytes())
    return folder / "voice.wav"


def test_it_is_spoken_sent_heard_once_and_again_by_a_press_and_a_stop_ends_it(
    shared_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    real = SoundPlay.play

    async def play(self: SoundPlay, name: str, place: Lying | None) -> None:
        heard.append(f"{name} {place is not None and path_of(place).is_file()}")
        await real(self, name, place)

    monkeypatch.setattr(SoundPlay, "play", play)
    monkeypatch.setattr(SoundPlay, "silence", lambda self: heard.append("silence"))
    monkeypatch.setattr(clips, "LOOKS_S", 0.01)
    monkeypatch.setattr(clips, "SoundTake", lambda fan: SoundTake(fan, SPOKEN_MS))
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        for place, someone in ((clinic, NURSE), (city, SPECIALIST)):
            place.sign_in(shared_server.url, someone)
        city.post(UseDevices("none", f"file:{voice(tmp_path)}", "none"))
        clinic.post(UseDevices("none", "none", "none"))
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        city.post(BeginClip())
        assert city.notice(ClipRefused).text == SILENT  # nothing was started here
        city.post(StartMedia())
        city.until(lambda: city.engine.media.peek().on)
        city.post(SetMuted(True))
        city.post(BeginClip())
        assert city.notice(ClipRefused).text == SILENT
        city.post(SetMuted(False))
        city.post(BeginClip())
        made = city.notice(ClipMade)  # it has ended by itself
        assert made.clip_ms == SPOKEN_MS and 0 < made.clip_bytes <= 131_072

        city.submit(consult, InstructionGiven("i1", "Lower", "", "", made.clip, made.clip_bytes, made.clip_ms))
        clinic.state(lambda one: "i1" in one.instructions)
        clinic.post(PlayClip("i1"))
        clinic.until(lambda: heard.count("i1 True") == 1)
        for again in (False, True):
            clinic.post(PlayClip("i1", again))
        clinic.until(lambda: heard.count("i1 True") == 2)
        (shelf,) = (tmp_path / "clinic").glob("people/*/")
        assert abs(read_sound(blobs_of(shelf).place(made.clip)).size * 1_000 // RATE - made.clip_ms) < 100
        city.submit(consult, StopCalled("s1"))
        clinic.until(lambda: "silence" in heard)
        assert heard.count("i1 True") == 2


def step(name: str, seq: int, state: InstructionState = "given", made_ms: int = 0) -> Instruction:
    return Instruction(name, "Lower", "", "d", seq, made_ms, made_ms, state, clip=Clip("ab" * 32, 9, 9))


def test_only_the_newest_open_step_is_heard_by_itself_and_none_that_came_late() -> None:
    old, new = step("a", 1), step("b", 2)
    state = ConsultState("c", instructions={"a": old, "b": new})
    assert is_now(state, new, LATE_MS) and not is_now(state, old, 0) and not is_now(state, new, LATE_MS + 1)
    done = step("b", 2, "done")
    assert not is_now(ConsultState("c", instructions={"b": done}), done, 0)


class Player:
    """What the room's loudspeaker is told, without one; and the room around it."""

    consult = "c"

    def __init__(self, tmp_path: Path) -> None:
        self.did: list[str] = []
        self.pulled: list[tuple[str, int | None]] = []
        self.desk = Desk(Slots(lambda: None), Mailbox(), ManualClock(), tmp_path, "test", PictureCache())
        self.account = SimpleNamespace(desk=self.desk, shelf=SimpleNamespace(blobs=Blobs(tmp_path / "blobs")))
        self.state = self.confirmed = ConsultState("c")
        self.clips = clips.Clips(self, self, Studio(self.desk))  # type: ignore[arg-type]
        self.clips._play = self  # type: ignore[assignment]

    async def play_blob(self, name: str, _blobs: Blobs, _blob: str) -> None:
        self.did.append(name)

    def silence(self) -> None:
        self.did.append("silence")

    async def close(self) -> None:
        return

    async def pull(self, _consult: str, blob: str, _rank: int, most_bytes: int | None = None) -> None:
        self.pulled.append((blob, most_bytes))

    async def put(self, *steps: Instruction, stopped: bool = False) -> None:
        stops = {"s": Stop("s", "d", 1)} if stopped else {}
        self.state = self.confirmed = ConsultState(
            "c", instructions={one.instruction: one for one in steps}, stops=stops
        )
        self.clips.state_changed(self.state)
        await asyncio.sleep(0.01)

    async def want(self, name: str, again: bool = False) -> None:
        self.clips.perform(PlayClip(name, again))
        await asyncio.sleep(0.01)


def test_it_falls_silent_with_its_step_and_nothing_begins_while_a_stop_stands(tmp_path: Path) -> None:
    async def story() -> Player:
        made = Player(tmp_path)
        now_ms = made.desk.now_ms()
        await made.put(step("old", 1, "done"), step("a", 2, made_ms=now_ms))
        await made.want("a")
        await made.put(step("a", 2, "done"), step("b", 3, made_ms=now_ms))
        await made.put(step("b", 3, made_ms=now_ms), stopped=True)
        for again in (False, True):
            await made.want("b", again)
        await made.clips.close()
        await made.desk.close()
        return made

    made = asyncio.run(story())
    assert [one for one in made.did if one != "silence"] == ["a"]
    assert made.did[:2] == ["a", "silence"]
    assert made.pulled == [("ab" * 32, 9)] * 2  # none of a step that was answered long ago


def test_one_whose_file_was_damaged_here_is_brought_anew(tmp_path: Path) -> None:
    async def story() -> Player:
        made = Player(tmp_path)
        made.clips = clips.Clips(made, made, Studio(made.desk))  # type: ignore[arg-type]
        await made.put(step("a", 1))
        made.clips._play.lost("a")
        await asyncio.sleep(0.01)
        await made.clips.close()
        await made.desk.close()
        return made

    assert asyncio.run(story()).pulled == [("ab" * 32, 9)] * 2


def test_whatever_goes_wrong_is_told_and_nothing_once_the_room_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise ValueError

    monkeypatch.setattr(clips, "preview", broken)

    async def story() -> list[Notice]:
        made = Player(tmp_path)
        take = cast(SoundTake, SimpleNamespace(samples=np.zeros(RATE, np.int16)))
        with pytest.raises(ValueError):
            await made.clips._keep(take)
        await made.clips.close()
        monkeypatch.setattr(clips, "LEAST_MS", 5_000)
        await made.clips._keep(take)
        await made.desk.close()
        return list(made.desk.mailbox.drain())

    assert asyncio.run(story()) == [ClipRefused(clips.LOST, "c")]


def test_what_is_too_short_or_not_wanted_is_not_kept(shared_server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        for place, someone in ((clinic, NURSE), (city, SPECIALIST)):
            place.sign_in(shared_server.url, someone)
        city.post(UseDevices("none", f"file:{voice(tmp_path)}", "none"))
        consult = new_consult(clinic, NURSE, city, SPECIALIST)
        clinic.submit(consult, consent("recording"))
        city.post(StartMedia())
        city.until(lambda: city.engine.media.peek().on)
        for keep in (False, True):
            city.post(BeginClip())
            city.post(EndClip(keep))
        assert city.notice(ClipRefused).text == clips.SHORT
        assert not any(isinstance(one, ClipMade) for one in city.notices)
