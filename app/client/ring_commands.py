"""The command of who is rung; imported by windows, so it knows no engine."""

from app.client.commands import Command


class RingHere(Command, frozen=True):
    """The call was to sound here and asked for a look (`on`), or does so no more. Posted after the sound was; who
    called is told once a loudspeaker plays it."""

    consult: str
    on: bool = True
