"""A kept sound of the stethoscope falls silent with a stop, and is brought anew where its file was damaged here."""

import asyncio
from pathlib import Path

from app.client.sounds import Sounds
from app.client.studio import Studio
from app.consult.state import ConsultState, KeptSound, Stop
from tests.client.test_clips import Player


def test_a_stop_silences_a_kept_sound_once(tmp_path: Path) -> None:
    async def story() -> list[str]:
        made = Player(tmp_path)
        sounds = Sounds(made, made, Studio(made.desk), lambda: None)  # type: ignore[arg-type]
        sounds._play = made  # type: ignore[assignment]
        for stops in ({}, {"s": Stop("s", "d", 1)}, {"s": Stop("s", "d", 1, "n", 2)}):
            sounds.state_changed(ConsultState("c", stops=stops))
        await made.clips.close()
        await made.desk.close()
        return made.did

    assert asyncio.run(story()) == ["silence"]


def test_one_whose_file_was_damaged_here_is_brought_anew(tmp_path: Path) -> None:
    async def story() -> Player:
        made = Player(tmp_path)
        sounds = Sounds(made, made, Studio(made.desk), lambda: None)  # type: ignore[arg-type]
        heart = KeptSound("heart", "nurse", "nurse.voice", 0, 200, "ab" * 32, 9, "", 0, b"")
        made.state = ConsultState("c", sounds={"heart": heart})
        sounds.state_changed(made.state)
        await asyncio.sleep(0.01)
        sounds._play.lost("heart")
        await asyncio.sleep(0.01)
        await made.clips.close()
        await made.desk.close()
        return made

    assert [blob for blob, _ in asyncio.run(story()).pulled] == ["ab" * 32] * 2
