"""The words that every still and page on paper carries."""

from app.consult.stamp import file_stem, moment, stamp_words, stamped_text


def test_the_words_say_number_consult_and_time():
    assert stamp_words("4711", "0a1b2c3d4e", 0) == "Patient 4711 · consult 0a1b2c3d · 1970-01-01 00:00:00 UTC"
    assert moment(1_773_479_100_000).endswith("UTC")


def test_a_patient_without_a_number_is_said_to_have_none_and_a_note_comes_last():
    said = stamp_words("", "0a1b2c3d4e", 0, "the picture that arrived")
    assert said.startswith("Patient without a number · ")
    assert said.endswith(" · the picture that arrived")


def test_copied_words_carry_whose_they_are() -> None:
    told = stamped_text("acute bleeding", "4711", "0a1b2c3d4e5f", 1_773_479_100_000)
    assert told == "acute bleeding\n\nPatient 4711 · consult 0a1b2c3d · 2026-03-14 09:05:00 UTC"


def test_a_files_name_tells_consult_and_day_and_nobody() -> None:
    assert file_stem("0a1b2c3d4e5f", 1_773_479_100_000) == "0a1b2c3d-20260314"
