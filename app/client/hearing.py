"""Whether this end hears the other end of its meeting: said to that end, who cannot know it. Knows no words.

A voice never pauses: a microphone that is muted sends silence. So packets that stay away mean that nothing is heard.
"""

from collections.abc import Callable

from app.client.cameras import NONE
from app.client.studio import Studio
from app.consult.media_whispers import Hears
from app.media.peer import Peer

LATE_MS = 4_000  # a second more than what is said of a path that is dead both ways: then that is the news


class Hearing:
    """On the loop. A connection made anew counts from its first packet; the voice itself over all of them."""

    def __init__(self, studio: Studio, peer: Callable[[], Peer | None], now_ms: Callable[[], int]) -> None:
        self._studio, self._peer, self._now_ms = studio, peer, now_ms
        self._since_ms: int | None = None  # a voice could have come
        self._heard_ms = 0

    def word(self) -> Hears:
        """Empty: no meeting, none that stood yet, the loudspeaker is just exchanged, or a stethoscope listens."""
        studio, peer = self._studio, self._peer()
        if not studio.is_on or peer is None:
            self._since_ms = None
            return ""
        if peer.last_packet_ms is not None and self._since_ms is None:
            self._since_ms = self._now_ms()
        if self._since_ms is None or studio.speaker is None or studio.listens:
            return ""
        if studio.speaker.spec == NONE or studio.speaker.state.kind == "absent" or peer.hear.state.kind == "missing":
            return "no_speaker"
        age_ms = peer.stats().voice_age_ms
        came_ms = 0 if age_ms is None else self._now_ms() - age_ms
        self._heard_ms = max(self._heard_ms, self._since_ms, came_ms)
        return "yes" if self._now_ms() - self._heard_ms < LATE_MS else "no_voice"
