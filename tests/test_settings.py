"""Settings are read once, from where they are said to be."""

from pathlib import Path

from app.settings import assets_folder, read_settings, version


def test_one_folder_can_hold_everything_of_a_person(tmp_path: Path) -> None:
    settings = read_settings({"PRECEPTOR_HOME": str(tmp_path)})
    assert {settings.data, settings.cache, settings.logs} == {tmp_path / "data", tmp_path / "cache", tmp_path / "logs"}


def test_without_a_word_the_places_are_the_systems_own() -> None:
    settings = read_settings({})
    assert settings.data.is_absolute()
    assert "preceptor" in str(settings.data).lower()


def test_the_assets_of_a_checkout_lie_beside_the_packages() -> None:
    assert (assets_folder() / "theme").is_dir()


def test_the_version_is_that_of_the_distribution() -> None:
    assert version()[0].isdigit()
