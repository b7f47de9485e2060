"""The room on strings, for the tests of this folder."""

from tests.ui.room_fixtures import room, theme

__all__ = ["room", "theme"]
