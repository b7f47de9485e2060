"""Commands of the pages that run as a film; as those of `commands`."""

from app.client.commands import PictureCommand


class WantCine(PictureCommand, frozen=True):
    """The pages `first` to `last` of a document are to run, from `start` on: bring them at `scale` screen pixels a
    unit, coarser where they would not all have room. Those that are here are among the pictures; it is told of none."""

    document: str
    first: int
    last: int
    start: int
    scale: float = 1.0
