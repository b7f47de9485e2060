"""Typed settings, read once at start and handed over by argument; knows where things live, not what is in them."""

import importlib.metadata
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

NAME = "preceptor"


class Settings(msgspec.Struct, frozen=True):
    """What every part of the program may ask for.

    `data` keeps what must not be lost (device id, outbox, replicas), `cache` what can be fetched again, `logs` the
    program's own log lines (ids, never words about patients). `heic`: photographs in HEIC are opened at this site.
    """

    assets: Path
    data: Path
    cache: Path
    logs: Path
    version: str
    heic: bool = False


class ClientSettings(msgspec.Struct, frozen=True):
    """`preceptor run`. Source texts as in `border.UseDevices`; empty: what was chosen last, else the first found.
    `language` is the windows' (`en`, `zh_CN`, `nb`); empty: what was chosen last, else the system's."""

    place: Settings
    server: str = ""
    user: str = ""
    camera: str = ""
    microphone: str = ""
    speaker: str = ""
    language: str = ""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """`PRECEPTOR_HOME` puts data, cache and logs under one folder (a USB stick, a test, a demo); `PRECEPTOR_HEIC=1`
    turns photographs in HEIC on, where their reader is installed (the extra `heic`)."""
    environment = os.environ if environment is None else environment
    home = environment.get("PRECEPTOR_HOME", "")
    if home:
        base = Path(home).expanduser().absolute()
        data, cache, logs = base / "data", base / "cache", base / "logs"
    else:
        data = platformdirs.user_data_path(NAME, appauthor=False)
        cache = platformdirs.user_cache_path(NAME, appauthor=False)
        logs = platformdirs.user_log_path(NAME, appauthor=False)
    heic = environment.get("PRECEPTOR_HEIC", "") == "1"
    return Settings(assets=assets_folder(), data=data, cache=cache, logs=logs, version=version(), heic=heic)


def assets_folder() -> Path:
    """In the wheel the assets lie inside the package, in a checkout beside it."""
    package = Path(__file__).resolve().parent
    carried = package / "assets"
    return carried if carried.is_dir() else package.parent / "assets"


def version() -> str:
    try:
        return importlib.metadata.version(NAME)
    except importlib.metadata.PackageNotFoundError:
        return "0 (not installed)"
