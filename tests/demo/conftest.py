"""A play is waited for as a window is."""

from tests.rig.patientbot import qtbot

__all__ = ["qtbot"]
