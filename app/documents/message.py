"""What every job and every answer of the document worker is; knows none of them."""

import msgspec


class Job(msgspec.Struct, frozen=True, tag=True):
    """Asked by the parent. Every job is whole in itself, so that a restarted child needs to be told nothing."""


class FileJob(Job, frozen=True, kw_only=True):
    """Of a file by its `path`; `key` opens it where it is sealed, and nothing else."""

    key: bytes = b""


class Answer(msgspec.Struct, frozen=True, tag=True):
    """Given by the child, one a job after any `Progress`, and `Ready` before the first."""
