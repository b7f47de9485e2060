"""What the link or a computer does not carry, in sentences: whose it is, in which direction, what was given up."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from app.client.border import MediaView, Said, Watched
from ui.stage.standing import Standing

_WEIGHT: dict[str, int] = {
    "well": 0,
    "picture.small": 1,
    "picture.slow": 2,
    "stills.first": 3,
    "stethoscope.recorded": 4,
    "computer.slow": 5,
    "picture.off": 6,
}
_HEAVY = 5  # from here on it is worth the line across the room; the stethoscope has one of its own


class Told(msgspec.Struct, frozen=True):
    """`said`, and what of this computer goes with it."""

    said: Said = Said("well", "unknown")
    recorded: Literal["whole", "small", "sound"] = "whole"
    self_view: bool = True

    @property
    def is_heavy(self) -> bool:
        return _WEIGHT[self.said.key] >= _HEAVY


NOTHING = Told()


class LadderTeller:
    """One for each room: `now` is what is to be shown, calm enough to be read."""

    def __init__(self, at_bedside: bool) -> None:
        self._at_bedside = at_bedside
        self._standing = Standing(NOTHING)
        self.now = NOTHING

    def hear(self, media: MediaView, mono_ms: int) -> None:
        live = media.on and media.remote in ("live", "stalled")
        self.now = self._standing.hear(mono_ms, told_of(media.watched, self._at_bedside) if live else NOTHING)

    @property
    def line(self) -> str:
        """For the line across the room."""
        return ladder_words(self.now) if self.now.is_heavy else ""

    @property
    def detail(self) -> str:
        """For the words over the stage."""
        return "" if self.now.is_heavy else ladder_words(self.now)


def told_of(watched: Watched, at_bedside: bool) -> Told:
    """The heavier of both directions; where they weigh the same, the patient's picture."""
    patients, other = (watched.said, watched.heard) if at_bedside else (watched.heard, watched.said)
    said = other if _WEIGHT[other.key] > _WEIGHT[patients.key] else patients
    if said.key == "well":
        return NOTHING
    own = said.key == "computer.slow" and said.direction == "out"
    return Told(said, watched.recorded, watched.self_view) if own else Told(said)


def ladder_words(told: Told) -> str:
    said, out = told.said, told.said.direction == "out"
    match said.key:
        case "well":
            return ""
        case "picture.off":
            words = (
                tr("Your picture is paused. Voice, pointer and photographs go on.")
                if out
                else tr("The picture from the other side is paused. Voice, pointer and photographs go on.")
            )
        case "picture.slow":
            words = (
                tr("Your picture moves in steps over there.")
                if out
                else tr("The picture from the other side moves in steps.")
            )
        case "picture.small":
            words = (
                tr("Your picture is less sharp over there.")
                if out
                else tr("The picture from the other side is less sharp.")
            )
        case "stills.first":
            return (
                tr("A photograph is sent first; your picture moves in steps until it is there.")
                if out
                else tr("A photograph comes first; the picture moves in steps until it is here.")
            )
        case "stethoscope.recorded":
            words = (
                tr("What the stethoscope hears is recorded here and sent whole, 15 s at a time.")
                if out
                else tr("What the stethoscope hears comes recorded and whole, 15 s at a time.")
            )
        case "computer.slow":
            return _own_computer(told) if out else tr("The computer of the other side is slow: its picture is smaller.")
    return f"{_whose(said)} {words}"


def _whose(said: Said) -> str:
    match said.whose:
        case "own":
            return tr("Your link is weak.")
        case "other":
            return tr("The link of the other side is weak.")
        case "unknown":
            return tr("The link is weak.")


def _own_computer(told: Told) -> str:
    """The heaviest of what it gave up, and what helps."""
    if not told.self_view:
        return tr("This computer is slow: your own picture is hidden. You are still seen and heard. {help}").format(
            help=_help()
        )
    if told.recorded == "sound":
        return tr("This computer is slow: only the voice is recorded here, no picture. {help}").format(help=_help())
    if told.recorded == "small":
        return tr("This computer is slow: pictures are smaller, the recording too. {help}").format(help=_help())
    return tr("This computer is slow: pictures are smaller. {help}").format(help=_help())


def _help() -> str:
    return tr("Close other programs.")


def tr(text: str) -> str:
    return QCoreApplication.translate("Ladder", text)
