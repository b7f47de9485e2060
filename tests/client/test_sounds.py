"""A kept sound of the stethoscope falls silent with a stop."""

import asyncio
from pathlib import Path

from app.client.sounds import Sounds
from app.client.studio import Studio
from app.consult.state import ConsultState, Stop
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
