"""What a server is started with; values only."""

from pathlib import Path

import msgspec

DEFAULT_PORT = 8760


class ServeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`database` empty means SQLite in `data`. `origins` are the pages of browsers that may connect; a desktop
    client sends none and always may. `telephone` is what clients show when they cannot reach the server or each other.
    `turn` are this site's relays, `turn_secret` the file with what it shares with them."""

    data: Path
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    database: str = ""
    tls_self_signed: bool = False
    tls_cert: Path | None = None
    tls_key: Path | None = None
    origins: tuple[str, ...] = ()
    telephone: str = ""
    turn: tuple[str, ...] = ()
    turn_secret: Path | None = None

    @property
    def wants_tls(self) -> bool:
        return self.tls_self_signed or self.tls_cert is not None

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{(self.data / 'preceptor.sqlite').as_posix()}"

    @property
    def blobs_folder(self) -> Path:
        return self.data / "blobs"
