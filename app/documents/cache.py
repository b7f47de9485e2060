"""A bounded store of decoded pictures by surface for any thread; knows no decoder and no window."""

from app.consult.events.surface import SurfaceKey


class PictureCache:
    """The least recently used leave first. Values carry their own weight, so that this knows no picture type."""

    def __init__(self, max_bytes: int = 128_000_000) -> None:
        raise NotImplementedError

    def put(self, key: SurfaceKey, value: object, size_bytes: int) -> None: ...
