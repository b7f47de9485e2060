"""The kept sounds of a review: heard, of a saved file too, while the recording stands still; what is missing is not."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from app.client.border import Failed, OpenReview, Play, PlaySound, ReviewView, UseDevices
from app.client.review_sounds import GONE
from app.consult import events as e
from app.export.packing import write_bundle
from app.export.verify import verify
from app.media.blocks import RATE
from app.media.soundtake import flac, outline, preview
from tests.client.place import Place
from tests.consult.cast import EXPERT, NURSE, T0, Table, together

pytestmark = pytest.mark.slow

KEPT_MS = T0 + 300
HEART = (8_000 * np.sin(np.arange(RATE // 5) / RATE * 2 * np.pi * 45)).astype(np.int16)


def saved(folder: Path) -> Path:
    """A consult with two sounds, one without its bytes, as whoever saved it had them no more; and with two spoken
    steps, of which the same is true."""
    blobs = {hashlib.sha256(data).hexdigest(): data for data in (flac(HEART), preview(HEART))}
    words = preview(np.tile(HEART, 3))
    spoken = hashlib.sha256(words).hexdigest()
    (folder / spoken).write_bytes(words)
    for name, data in blobs.items():
        (folder / name).write_bytes(data)
    table: Table = together()
    table.submit(2, EXPERT, e.MeetingStarted("meeting", "nurse", "expert"))
    (whole, first), sizes = blobs, [len(data) for data in blobs.values()]
    for name, one, other in (("heart", whole, first), ("lost", "ab" * 32, "cd" * 32)):
        kept = e.SoundKept(name, "nurse.voice", KEPT_MS, 200, one, sizes[0], other, sizes[1], outline(HEART))
        table.submit(1, NURSE, kept)
    for name, clip in (("lower", spoken), ("higher", "ef" * 32)):
        table.submit(2, EXPERT, e.InstructionGiven(name, name, "", "", clip, len(words), 600))
        table.submit(1, NURSE, e.Done(name))
    assert len(table.state.sounds) == len(table.state.instructions) == 2
    path = folder / "some.preceptor"

    def find(blob: str) -> Path | None:
        return folder / blob if (folder / blob).exists() else None

    assert len(write_bundle(path, table.log, find, 0)) == 3
    assert not [said for said in verify(path) if "in this file" not in said]  # but what is named and was not at hand
    return path


def test_a_kept_sound_and_what_was_spoken_are_heard_from_a_saved_file_and_what_is_missing_is_not(
    tmp_path: Path,
) -> None:
    with Place(tmp_path / "desk") as place:
        place.post(UseDevices("none", "none", "none"))
        place.post(OpenReview(path=str(saved(tmp_path))))

        def view() -> ReviewView:
            return place.engine.review.peek() or ReviewView()

        def heard_then(sound: str) -> ReviewView:
            """The first view in which something sounds: some of them last a fifth of a second."""
            views = place.everything(place.engine.review)
            place.post(PlaySound(sound))
            return place.until(lambda: next((one for one in views if one.listening.playing is not None), None))

        place.until(lambda: view().listening.whole and view().listening.gone)
        assert (view().listening.whole, view().listening.gone) == ({"heart"}, {"lost"})
        assert not view().listening.previews - {"heart"}
        (lane,) = [one for one in view().lanes if one.name == "Kept sounds"]
        assert lane.spans == ((KEPT_MS, KEPT_MS + 200),) * 2
        place.post(Play(True, 0.25))
        place.until(lambda: view().playing)
        heard = heard_then("heart")
        assert not heard.playing and heard.at_ms == max(KEPT_MS, heard.from_ms)
        place.until(lambda: view().listening.playing is None)  # heard to its end
        (step,) = [one for one in view().steps if one.clip == "lower"]
        assert step.clip_ms == 600
        place.post(Play(True, 0.25))
        place.until(lambda: view().playing)
        heard = heard_then("lower")
        assert heard.listening.playing is not None and heard.listening.playing.sound == "lower"
        assert not heard.playing and heard.at_ms == step.at_ms
        place.until(lambda: view().listening.playing is None)
        place.post(PlaySound("higher"))
        assert place.notice(Failed).text == GONE
        place.post(PlaySound("lost"))
        place.post(Play(True))
        place.until(lambda: view().playing)
        assert view().listening.playing is None
