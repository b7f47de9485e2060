"""The opinion: drafted, signed in versions, received."""

from msgspec.structs import replace

from app.consult.events.opinion import OpinionDrafted, OpinionReceived, OpinionSigned
from app.consult.events.record import Record
from app.consult.reduce.table import Reducers
from app.consult.state import ConsultState, SignedOpinion


def drafted(state: ConsultState, event: OpinionDrafted, record: Record) -> ConsultState:
    return replace(state, draft=event.opinion)


def signed(state: ConsultState, event: OpinionSigned, record: Record) -> ConsultState:
    version = SignedOpinion(
        event.version, event.opinion, record.by, event.name, record.at_ms, event.reason, seq=record.seq
    )
    return replace(state, opinions=(*state.opinions, version), draft=None)


def received(state: ConsultState, event: OpinionReceived, record: Record) -> ConsultState:
    """The first receipt of a version counts."""
    opinions = tuple(
        replace(one, received_ms=record.at_ms, received_by=record.by)
        if one.version == event.version and one.received_ms is None
        else one
        for one in state.opinions
    )
    return replace(state, opinions=opinions)


TABLE: Reducers = {OpinionDrafted: drafted, OpinionSigned: signed, OpinionReceived: received}
