"""Commands about what is on the stage: stills, files to share, the pictures of surfaces, and sources."""

from typing import Literal

from app.client.commands import FileCommand, RoomCommand
from app.consult.events.surface import Surface
from app.consult.media_whispers import Purpose, Use
from app.geometry import Box


class Freeze(RoomCommand, frozen=True):
    """Keep this frame of a source as a still: at full quality from its own ring, else the received picture."""

    still: str
    source: str
    capture_ms: int


class Photograph(RoomCommand, frozen=True):
    """Keep the newest frame of one's own camera."""

    still: str


class PreviewFile(FileCommand, frozen=True):
    """Open a file in the child for the sharer's look before sharing. `data` for what was pasted; `beside`: further
    files that were chosen together with `path`, medical images as one. The answer carries `token` (one is made when it
    is empty): who asked for two files one after the other tells them apart by it."""

    path: str = ""
    data: bytes = b""
    title: str = ""
    password: str = ""
    token: str = ""
    beside: tuple[str, ...] = ()


class ExpectFile(FileCommand, frozen=True):
    """The person is choosing a file."""


class DropFile(FileCommand, frozen=True):
    """Nothing is shared of it; also before its preview has come."""

    token: str


class PictureCommand(RoomCommand, frozen=True):
    """Of what the stage shows; a review has it too."""


class WantPicture(PictureCommand, frozen=True):
    """The stage looks at this part of a surface at `scale` screen pixels a unit: bring the best picture of it."""

    surface: Surface
    box: Box | None = None
    scale: float = 1.0


class WantCine(PictureCommand, frozen=True):
    """The pages `first` to `last` of a document are to run, from `start` on: bring them at `scale` screen pixels a
    unit, coarser where they would not all have room. Those that are here are among the pictures; it is told of none."""

    document: str
    first: int
    last: int
    start: int
    scale: float = 1.0


class WatchPicture(RoomCommand, frozen=True):
    """How the other end's moving picture is looked at here: what to keep of it where the link is weak, and the screen
    pixels that it is shown in. `late_ms`: how far behind its time this window paints."""

    keep: Literal["motion", "detail", "none"] = "motion"
    width: int = 1920
    height: int = 1080
    late_ms: int = 0


class SourceCommand(RoomCommand, frozen=True):
    """Of the pictures of both ends, in a call."""


class AddSource(SourceCommand, frozen=True):
    """Pressed at this place: another picture of it opens and comes on the stage. `spec`: `device:NAME` or `window:ID`;
    `title` as this computer calls it."""

    spec: str
    purpose: Purpose
    title: str = ""
    use: Use = ""


class RemoveSource(SourceCommand, frozen=True):
    source: str


class StageSource(SourceCommand, frozen=True):
    """This picture is to move, of either end: one's own does at once, of the other's it is asked for."""

    source: str


class AskRegion(SourceCommand, frozen=True):
    """This part of the other end's picture is wanted as sharp as its camera gives it: `box` in the pixels of frames of
    `width` x `height`. None: the whole again, at either end."""

    source: str
    box: Box | None = None
    width: int = 0
    height: int = 0


class ListWindows(SourceCommand, frozen=True):
    """Answered by WindowsListed."""
