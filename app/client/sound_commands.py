"""Commands about the short sounds: which of them this person has turned off."""

from app.client.commands import Command


class SoundCommand(Command, frozen=True):
    """Of the short sounds."""


class QuietSounds(SoundCommand, frozen=True):
    """These are not played from now on, whoever asks for them. A *stop* is never among them."""

    names: frozenset[str]
