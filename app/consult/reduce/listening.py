"""The stethoscope: who asked, from when until when was listened, what was kept."""

from msgspec.structs import replace

from app.consult.events.listening import ListeningAsked, ListeningEnded, ListeningStarted, SoundKept
from app.consult.events.record import Record
from app.consult.reduce.table import Reducers
from app.consult.state import ConsultState, KeptSound, Listening


def asked(state: ConsultState, event: ListeningAsked, record: Record) -> ConsultState:
    if event.listening in state.listenings:
        return state
    return _with(state, Listening(event.listening, record.by, record.at_ms))


def started(state: ConsultState, event: ListeningStarted, record: Record) -> ConsultState:
    known = state.listenings.get(event.listening, Listening(event.listening))
    if known.from_ms is not None or known.until_ms is not None:
        return state
    return _with(state, replace(known, by=record.by, from_ms=record.at_ms))


def ended(state: ConsultState, event: ListeningEnded, record: Record) -> ConsultState:
    known = state.listenings.get(event.listening)
    if known is None or known.until_ms is not None:
        return state
    return _with(state, replace(known, until_ms=record.at_ms, reason=event.reason))


def with_voice_back(state: ConsultState, at_ms: int) -> ConsultState:
    """The meeting has ended: nobody listens any more."""
    known = state.listening
    return state if known is None else _with(state, replace(known, until_ms=at_ms, reason="off"))


def sound_kept(state: ConsultState, event: SoundKept, record: Record) -> ConsultState:
    if event.sound in state.sounds:
        return state
    sound = KeptSound(
        sound=event.sound,
        by=record.by,
        source=event.source,
        from_ms=event.from_ms,
        length_ms=event.length_ms,
        blob=event.blob,
        size_bytes=event.size_bytes,
        preview=event.preview,
        preview_bytes=event.preview_bytes,
        outline=event.outline,
    )
    return replace(state, sounds={**state.sounds, event.sound: sound})


def _with(state: ConsultState, one: Listening) -> ConsultState:
    return replace(state, listenings={**state.listenings, one.listening: one})


TABLE: Reducers = {
    ListeningAsked: asked,
    ListeningStarted: started,
    ListeningEnded: ended,
    SoundKept: sound_kept,
}
