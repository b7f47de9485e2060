"""The folded present as bytes for a newcomer on a thin link; at most 48 KiB whatever the consult holds."""

from app.consult.state import ConsultState

MAX_PRESENT_BYTES = 49_152


class BadPresent(ValueError):
    """The bytes are no folded present."""


def encode_present(state: ConsultState) -> bytes:
    """MessagePack + zlib: everything but the marks of surfaces that are not on the stage."""
    raise NotImplementedError


def decode_present(data: bytes) -> ConsultState:
    """Raises BadPresent."""
    raise NotImplementedError
