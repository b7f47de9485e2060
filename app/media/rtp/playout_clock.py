"""When a decoded picture is shown: at once, unless that tears the movement or runs ahead of the voice. Pure.

    clock.picture_came(capture_ms, now)       # a frame was released by the buffer
    clock.voice_heard(capture_ms, now)        # a voice block of this capture time goes to the loudspeaker now
    at = clock.show_at(capture_ms, now)       # when to put the decoded frame into its Slot: now or a little later
    clock.behind_voice_ms(now)                # how far the picture lags the voice (negative: it leads); None unknown

Capture times are the sender's, of one clock for voice and picture (capturetimes.py). The two ends' clocks need not
agree, only differences are used. Time is float ms, monotonic.

A picture waits for two reasons only. Evenness: frames of this sender usually take up to so much longer than the
quickest, so a quick one waits for that, at most 40 ms and never more than half the time between frames. Voice: sound
up to 100 ms behind its picture is not noticed (ITU-R BT.1359 gives 125 ms), so a picture waits only until the voice is
that close, at most 250 ms; on a link poor enough to need more, undelayed pictures are worth more than lips. What is
late is shown at once; nothing is ever held for what comes after it. Frames that one repaired packet sets free together
follow each other at the pace of a screen: the eye catches up with the movement in place of jumping over it.
"""

from collections import deque

EVEN_MOST_MS = 40.0  # one frame at 25 a second: more delay than this costs guidance more than smoothness gives
EVEN_SHARE = 0.9  # of the frames come within it; the rest are late and shown as they come
CATCH_UP_MS = 17.0  # a screen shows 60 a second
VOICE_BEHIND_MS = 100.0
VOICE_MOST_MS = 250.0
VOICE_STALE_MS = 2_000.0  # without voice for so long there is nothing to align to
WINDOW_MS = 10_000.0  # how far back transit times are compared: the clocks drift apart by less than 1 ms in it
MOST_KEPT = 600


class PlayoutClock:
    """One picture stream beside one voice."""

    def __init__(self) -> None:
        self._transits: deque[tuple[float, float]] = deque(maxlen=MOST_KEPT)  # (when, now - capture)
        self._newest_capture: float | None = None
        self._apart_ms = 0.0
        self._voice: tuple[float, float] | None = None  # (when, now - capture)
        self._shown_ms = float("-inf")
        self._shown_transit: float | None = None

    def picture_came(self, capture_ms: float, now: float) -> None:
        self._transits.append((now, now - capture_ms))
        while now - self._transits[0][0] > WINDOW_MS:
            self._transits.popleft()
        if self._newest_capture is not None and capture_ms > self._newest_capture:
            apart = min(capture_ms - self._newest_capture, 1_000.0)
            self._apart_ms += (apart - self._apart_ms) / 8
        self._newest_capture = capture_ms if self._newest_capture is None else max(capture_ms, self._newest_capture)

    def voice_heard(self, capture_ms: float, now: float) -> None:
        self._voice = (now, now - capture_ms)

    def show_at(self, capture_ms: float, now: float) -> float:
        """Never before `now`, never later than the longest wait, up to it never on the heels of the frame before."""
        even = self._quickest() + self.even_ms - (now - capture_ms) if self._transits else 0.0
        wait = min(max(0.0, even, self._voice_wait(capture_ms, now)), VOICE_MOST_MS)
        self._shown_ms = max(now + wait, min(self._shown_ms + CATCH_UP_MS, now + VOICE_MOST_MS))
        self._shown_transit = self._shown_ms - capture_ms
        return self._shown_ms

    def behind_voice_ms(self, now: float) -> float | None:
        if self._voice is None or now - self._voice[0] > VOICE_STALE_MS or self._shown_transit is None:
            return None
        return self._shown_transit - self._voice[1]

    @property
    def even_ms(self) -> float:
        """What a quick frame waits for evenness: the spread of transit times without the latest tenth, bounded."""
        if len(self._transits) < 2:
            return 0.0
        order = sorted(transit for _, transit in self._transits)
        spread = order[int(EVEN_SHARE * (len(order) - 1))] - order[0]
        return min(spread, EVEN_MOST_MS, self._apart_ms / 2)

    def _voice_wait(self, capture_ms: float, now: float) -> float:
        """0 where the voice is too late to wait for: half a wait would cost delay and still not bring them together."""
        if self._voice is None or now - self._voice[0] > VOICE_STALE_MS:
            return 0.0
        wait = self._voice[1] - VOICE_BEHIND_MS - (now - capture_ms)
        return wait if wait <= VOICE_MOST_MS else 0.0

    def _quickest(self) -> float:
        return min(transit for _, transit in self._transits)
