"""A picture waits for a voice that is far behind it, and only as long as is worth it."""

import pytest

from app.media.instep import InStep
from app.media.voicehear import Sounding

START = 1_795_000_000_000.0


def shown(voice_delay_ms: float, picture_delay_ms: float) -> float:
    """How long after its capture a picture is shown, once both flow."""
    step = InStep()
    step.voice_taken(2**32 - 4_800, START)  # the RTP clock wraps within the first tenth of a second
    waited = 0.0
    for at in range(0, 5_000, 40):
        captured = START + at
        step.came(captured, at + picture_delay_ms)
        now = at + picture_delay_ms
        said = now - voice_delay_ms
        sounding = Sounding((2**32 - 4_800 + round(said * 48)) % 2**32, now) if said >= 0 else None
        waited = step.show_at(captured, sounding, now) - at
    return waited


@pytest.mark.parametrize(
    ("voice_ms", "picture_ms", "wanted_ms"), [(60, 50, 50), (300, 50, 200), (300, 250, 250), (900, 50, 50)]
)
def test_a_picture_waits_until_the_voice_is_a_tenth_of_a_second_behind(
    voice_ms: float, picture_ms: float, wanted_ms: float
) -> None:
    assert shown(voice_ms, picture_ms) == pytest.approx(wanted_ms, abs=2)


def test_what_is_played_has_the_time_it_was_said() -> None:
    step = InStep()
    assert step.capture_of(Sounding(0, 0.0)) is None
    step.voice_taken(480, START)
    assert step.capture_of(Sounding(480 + 48 * 30, 7.0)) == START + 30
    assert step.capture_of(Sounding(480 - 48 * 10, 7.0)) == START - 10
