"""What every whisper is; knows none of them."""

import msgspec


class Whisper(msgspec.Struct, frozen=True, tag=True, tag_field="type", omit_defaults=True):
    """Merged and dropped on the way, never stored."""
