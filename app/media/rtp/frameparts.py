"""A frame as far as its packets came. Pure."""

from app.media.rtp.framemark import FrameMark, Piece, WholeFrame

_PIECE_BYTES = 200  # what a packet takes in memory beside its payload


class FrameParts:
    """`low`, `high`: the first and last sequence number that came; `bytes`: in memory; times in float ms."""

    __slots__ = ("begin", "bytes", "end", "first_ms", "high", "last_ms", "low", "mark", "pieces", "rtp_time")

    def __init__(self, piece: Piece, now: float) -> None:
        self.mark: FrameMark = piece.mark
        self.rtp_time, self.first_ms, self.last_ms = piece.rtp_time, now, now
        self.pieces: dict[int, bytes] = {}
        self.begin: int | None = None
        self.end: int | None = None
        self.low = self.high = piece.seq
        self.bytes = 0

    def add(self, piece: Piece, now: float) -> int:
        """The bytes it takes."""
        self.last_ms, taken = now, len(piece.payload) + _PIECE_BYTES
        self.bytes += taken
        self.pieces[piece.seq] = piece.payload
        self.low, self.high = min(self.low, piece.seq), max(self.high, piece.seq)
        # Formats without a descriptor know a key frame by its first packet alone, and take others for a first one too.
        if piece.mark.begins and (self.begin is None or piece.seq < self.begin):
            self.begin, self.mark = piece.seq, piece.mark
        if piece.mark.ends:
            self.end = piece.seq
        return taken

    @property
    def is_whole(self) -> bool:
        return self.begin is not None and self.end is not None and len(self.pieces) == self.end - self.begin + 1

    def may_hold(self, seq: int) -> bool:
        return (self.begin is None or self.begin < seq) and (self.end is None or seq < self.end)

    def taken(self, incomplete: bool, is_behind: bool) -> WholeFrame:
        """Only when it is whole."""
        payloads, mark = tuple(self.pieces[seq] for seq in sorted(self.pieces)), self.mark
        whole = (mark.frame_id, self.rtp_time, payloads, mark.is_key, mark.layer)
        return WholeFrame(*whole, incomplete, self.first_ms, is_behind, mark.refs)
