"""What `app` says to people is said in their language, with what stands in it."""

import pytest

from app.client.standing import GONE_ON
from app.consult.rules.refusals import NO_CONSENT
from app.documents.sniff import kind_of
from app.settings import assets_folder
from assets.i18n.gather import HERE, LANGUAGES, translations
from assets.i18n.sentences import sentences
from ui.language import Language
from ui.said import CONTEXT, HOLE, TEMPLATES, said


@pytest.fixture
def chinese(qapp):
    language = Language(assets_folder())
    language.speak("zh_CN")
    yield language
    language.speak("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_app_is_translated(language):
    known = translations(HERE / f"preceptor_{language}.ts")
    done = {sentence: known.get((CONTEXT, sentence), "") for sentence in sentences()}
    assert not [sentence for sentence, words in done.items() if not words]
    assert not [one for one, words in done.items() if sorted(HOLE.findall(one)) != sorted(HOLE.findall(words))]


def test_every_sentence_that_holds_something_can_be_found_again():
    assert {sentence for sentence in sentences() if HOLE.search(sentence)} == set(TEMPLATES)


def test_sentences_of_link_rules_and_documents_are_gathered():
    assert {GONE_ON, NO_CONSENT.text, "The camera is starting."} <= set(sentences())


def test_what_stands_in_a_sentence_is_kept_and_a_reason_in_it_translated(chinese):
    text = said("The server does not answer. Check the network cable or Wi-Fi, and the address 10.0.0.7:8470.")
    assert "10.0.0.7:8470" in text and "server" not in text
    assert "2,500" in said(
        "This PDF has 2,500 pages; at most 2,000 can be shared. Save the pages you need as a new file."
    )
    with pytest.raises(Exception, match="web page") as refused:
        kind_of(b"<html>", "letter.pdf")
    assert "网页" in said(str(refused.value))


def test_what_nobody_translated_is_shown_as_it_came(chinese):
    assert said("A newer server says this.") == "A newer server says this."
    assert said("") == ""


def test_in_english_nothing_changes(qapp):
    for text in (NO_CONSENT.text, "Nothing was recorded here: the camera was covered."):
        assert said(text) == text
