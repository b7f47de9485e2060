"""The words on a sheet of curves: in the language of whoever looks, in English for everybody else."""

import msgspec
import numpy as np
import pytest

from app.documents.opener import DocumentOpener
from app.documents.runs import TextRun
from app.documents.signals.paper import sheet_fills
from app.documents.signals.sentences import NO_SCALE, NOTES
from app.documents.signals.sheetwords import ENGLISH, SheetWords, filled
from app.settings import assets_folder
from tests.documents.signals.recordings import alone, edf, sample
from ui.language import Language
from ui.sheetspoken import sheet_words

NORSE = SheetWords(
    not_to_size="ikke i riktig størrelse",
    sentences=((NO_SCALE, "Avledningen {name} har ingen skala."),),
)


def written(words: SheetWords, **changes: object) -> str:
    recording = msgspec.structs.replace(alone(sample()), **changes)
    drawn = sheet_fills(recording, "3x4", 25, 10, 0, words=words)
    return " | ".join(item.text for item in drawn.items if isinstance(item, TextRun))


def test_a_sheet_says_everything_in_the_words_it_is_given():
    notes = (NO_SCALE.format(name="V4"), "Another thing.")
    said = written(NORSE, notes=notes)
    assert "ikke i riktig størrelse" in said and "not to size" not in said
    assert "Avledningen V4 har ingen skala. Another thing." in said
    assert NO_SCALE.format(name="V4") in written(ENGLISH, notes=notes)


def test_a_hole_that_nobody_knows_stays():
    assert filled("{lead}: {what}", lead="II") == "II: {what}"


@pytest.mark.parametrize("code", ["en", "nb", "zh_CN"])
def test_every_word_is_translated_with_its_holes(qapp, code):
    language = Language(assets_folder())
    language.speak(code)
    try:
        words = sheet_words()
    finally:
        language.speak("en")
    if code == "en":
        assert words == ENGLISH
        return
    texts = msgspec.structs.asdict(words)
    assert {name for name, text in texts.items() if text == getattr(ENGLISH, name)} == set()
    assert [english for english, _ in words.sentences] == [*NOTES]
    pairs = [*words.sentences, *((getattr(ENGLISH, name), text) for name, text in texts.items() if name != "sentences")]
    for english, here in pairs:
        assert sorted(holes(english)) == sorted(holes(here)), here


def holes(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:]]


def test_the_child_writes_them_and_what_is_sent_stays_english(opener: DocumentOpener, tmp_path):
    leads = [np.zeros((10, 100), np.int32)] * 2
    opened = opener.open(edf(tmp_path / "two.edf", leads, labels=("I", "II")))
    plain, spoken, again = (opener.deep(opened.handle, 0, None, 4.0, words) for words in (ENGLISH, NORSE, ENGLISH))
    sent = opener.render(opened.handle, 0, None, 4.0)
    assert isinstance(plain, np.ndarray) and isinstance(spoken, np.ndarray) and isinstance(again, np.ndarray)
    assert plain.shape == spoken.shape and (plain != spoken).any()
    assert np.array_equal(plain, sent) and np.array_equal(plain, again)
