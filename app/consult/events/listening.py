"""Events of the stethoscope: asked for, listening, over; and what was kept of it where it could not be heard live."""

from app.consult.events.base import Event


class ListeningAsked(Event, frozen=True):
    """The specialist would like to hear the patient through a stethoscope. Nothing changes until the clinic presses."""

    listening: str


class ListeningStarted(Event, frozen=True):
    """Pressed at the bedside: from now on its microphone is a stethoscope, and nobody speaks."""

    listening: str


class ListeningEnded(Event, frozen=True):
    """Voice is back; also the answer *not now*. `reason`: not_now, recorded, or what ended it
    by itself: muted, covered, off, line, link, left, stop, help; empty for a press."""

    listening: str
    reason: str = ""


class SoundKept(Event, frozen=True):
    """What a stethoscope gave, recorded at its source: `blob` is whole (FLAC, 48 kHz mono), `preview` (Opus) is there
    sooner. `outline`: how it looks, one byte for each of as many equal parts as there are bytes, 255 the loudest of
    them: there before either."""

    sound: str
    source: str
    from_ms: int
    length_ms: int
    blob: str
    size_bytes: int
    preview: str = ""
    preview_bytes: int = 0
    outline: bytes = b""
