"""Takes the loudspeaker out of the microphone. The only caller of livekit's audio processing, which aborts the
process on anything but exactly rate/100 int16 samples: whoever comes here comes with blocks of 10 ms."""

from app.media.blocks import Samples


class EchoCanceller:
    """`far` from the speaker's thread, `near` from the microphone's; both 480 int16 samples a call."""

    def far(self, samples: Samples) -> None:
        """What goes to the loudspeaker now."""
        raise NotImplementedError

    def near(self, samples: Samples) -> Samples:
        """What the microphone heard, cleaned: echo, steady noise and level."""
        raise NotImplementedError
