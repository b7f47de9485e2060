"""What each client of a demo is told before it starts: who it plays, where, with what; values only."""

from pathlib import Path
from typing import Literal

import msgspec

Part = Literal["clinic", "specialist"]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """For one client's process. `samples`: the file it leaves when its part is played; `spawned_ms`: monotonic, when
    it was started; `stay`: the window is left open for whoever wants to try; `language`: what its windows speak, which
    is the script's own: it finds keys and fields by the words on them, whatever this computer speaks."""

    part: Part
    server: str
    user: str
    secret: str
    camera: str
    microphone: str
    speaker: str
    document: str
    picture: str
    out: str
    samples: str
    seconds: int
    marks: int
    stay: bool
    spawned_ms: float
    language: str = "en"


class Someone(msgspec.Struct, frozen=True):
    user: str
    name: str
    role: Literal["clinic", "specialist"]
    site: str


SITES = {"north": "North clinic", "city": "City hospital"}
NURSE = Someone("anna", "Anna Berg", "clinic", "north")
SPECIALIST = Someone("omar", "Omar Khan", "specialist", "city")


def write_plan(plan: Plan, path: Path) -> None:
    path.write_bytes(msgspec.json.encode(plan))
    path.chmod(0o600)  # it carries the demo's password


def read_plan(path: Path) -> Plan:
    return msgspec.json.decode(path.read_bytes(), type=Plan)
