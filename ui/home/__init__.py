"""Screens before and after the room."""
