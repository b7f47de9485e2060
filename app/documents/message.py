"""What every job and every answer of the document worker is; knows none of them."""

import msgspec


class Job(msgspec.Struct, frozen=True, tag=True):
    """Asked by the parent. Every job is whole in itself, so that a restarted child needs to be told nothing."""


class Answer(msgspec.Struct, frozen=True, tag=True):
    """Given by the child, one a job after any `Progress`, and `Ready` before the first."""
