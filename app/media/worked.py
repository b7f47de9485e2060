"""What a coder of pictures has done since the start, as a value that grows; knows no codec."""

import msgspec


class Worked(msgspec.Struct, frozen=True, gc=False):
    """`spent_ms` of all frames together, colours included; `dropped`: frames that were never shown, or never coded;
    `width` and `height` of the newest; `codec` by its name, empty before the first."""

    frames: int = 0
    keys: int = 0
    spent_ms: float = 0.0
    dropped: int = 0
    width: int = 0
    height: int = 0
    codec: str = ""

    def did(self, codec: str, size: tuple[int, int], spent_ms: float, is_key: bool) -> "Worked":
        """One frame more; `size`: width and height."""
        frames, keys, spent_ms = self.frames + 1, self.keys + is_key, self.spent_ms + spent_ms
        return Worked(frames, keys, spent_ms, self.dropped, *size, codec)

    def missed(self) -> "Worked":
        """One frame that came to nothing."""
        return msgspec.structs.replace(self, dropped=self.dropped + 1)
