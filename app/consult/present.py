"""The folded present as bytes for a newcomer on a thin link; at most 46 KiB whatever the consult holds.

What does not fit is left to the history that follows: first older marks, then older messages and lists. Where
even the least does not fit there is none, and the history alone tells.
"""

import zlib
from collections.abc import Callable, Iterator
from typing import Any, get_args, get_origin

import msgspec
from msgspec.structs import replace

from app.consult.events.surface import surface_key
from app.consult.frozenmap import FrozenMap
from app.consult.state import ConsultState

MAX_PRESENT_BYTES = 47_104  # 2.5 s at 150 kbps; as base64 still inside a message of 64 KiB
MAX_STATE_BYTES = 16 << 20  # no honest present grows so large when it is inflated
NEWEST = 50
NEWEST_MARKS = 1_000  # more never fit, and to try costs the server's loop 0.1 s


class BadPresent(ValueError):
    """The bytes are no folded present."""


def encode_present(state: ConsultState) -> bytes:
    """MessagePack + zlib: everything but the marks of surfaces that are not on the stage. Empty where nothing fits."""
    for smaller in _ever_smaller(state):
        data = zlib.compress(_ENCODER.encode(smaller), 6)
        if len(data) <= MAX_PRESENT_BYTES:
            return data
    return b""


def decode_present(data: bytes) -> ConsultState:
    """Raises BadPresent."""
    inflate = zlib.decompressobj()
    try:
        raw = inflate.decompress(data, MAX_STATE_BYTES)
        if not inflate.eof:
            raise BadPresent("cut off or too large")
        return _DECODER.decode(raw)
    except (zlib.error, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadPresent(str(error)) from error


def _ever_smaller(state: ConsultState) -> Iterator[ConsultState]:
    key = surface_key(state.stage.surface) if state.stage.surface is not None else ""
    marks = state.surfaces.get(key, ())[-NEWEST_MARKS:]
    while marks:
        yield _with_marks(state, key, marks)
        marks = marks[len(marks) // 2 + 1 :]
    state = _with_marks(state, key, ())
    yield state
    for trim in TRIMS:
        state = trim(state)
        yield state


def _with_marks(state: ConsultState, key: str, marks: tuple[str, ...]) -> ConsultState:
    return replace(
        state,
        marks=FrozenMap({mark: state.marks[mark] for mark in marks}),
        surfaces={key: marks} if marks else {},
        highest={name: number for name, number in state.highest.items() if name == key},
        tracks={mark: tracks for mark, tracks in state.tracks.items() if mark in marks},
        marks_seen={},
    )


def _newest_talk(state: ConsultState) -> ConsultState:
    return replace(
        state,
        messages=state.messages[-NEWEST:],
        instructions=dict(list(state.instructions.items())[-NEWEST:]),
        bookmarks=state.bookmarks[-NEWEST:],
    )


def _without_recordings(state: ConsultState) -> ConsultState:
    return replace(
        state,
        segments={},
        gaps={},
        link={},
        meetings=dict(list(state.meetings.items())[-1:]),
        listenings=dict(list(state.listenings.items())[-1:]),
    )


def _without_old_values(state: ConsultState) -> ConsultState:
    """Amended requests, struck findings, the page pictures and the facts of documents that are not on the stage."""
    request = state.request
    if request is not None:  # whether it was red: the patient may still have to be asked
        request = replace(request, earlier=tuple(one for one in request.earlier if one.urgency == "red")[-1:])
    surface = state.stage.surface
    staged = getattr(surface, "document", "")
    documents = {
        name: document if name == staged else replace(document, pictures={})
        for name, document in state.documents.items()
    }
    stills, sounds = dict(list(state.stills.items())[-NEWEST:]), dict(list(state.sounds.items())[-NEWEST:])
    facts = {name: runs for name, runs in state.facts.items() if name == staged}
    orientations = {source: said[-NEWEST:] for source, said in state.orientations.items()}
    return replace(
        state,
        request=request,
        documents=documents,
        stills=stills,
        sounds=sounds,
        facts=facts,
        orientations=orientations,
        tracks={},
    )


def _bare(state: ConsultState) -> ConsultState:
    """Who, what is asked, consent and the stage."""
    return replace(
        state,
        messages=(),
        instructions={},
        stops={},
        findings={},
        bookmarks=(),
        documents={},
        stills={},
        sounds={},
        presentations={},
        cines={},
        orientations={},
        facts={},
        calibrations={},
        opinions=state.opinions[-1:],
        draft=None,
        present={},
        postponed=state.postponed[-1:],
        consents={kind: replace(one, present=(), people=()) for kind, one in state.consents.items()},
        observers=dict(list(state.observers.items())[-NEWEST:]),
        declined={},
        decliners={},
        people=dict(list(state.people.items())[-NEWEST:]),
    )


TRIMS: tuple[Callable[[ConsultState], ConsultState], ...] = (
    _without_recordings,
    _without_old_values,
    _newest_talk,
    _bare,
    lambda state: replace(state, opinions=()),
)


def _to_plain(value: Any) -> Any:
    if isinstance(value, FrozenMap):
        return dict(value.items())
    raise TypeError(f"a present holds no {type(value).__name__}")


def _to_map(kind: type, value: Any) -> Any:
    if get_origin(kind) is FrozenMap:
        return FrozenMap(msgspec.convert(value, dict[str, get_args(kind)[0]]))  # type: ignore[misc]
    raise TypeError(f"a present holds no {kind}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_to_plain)
_DECODER = msgspec.msgpack.Decoder(ConsultState, dec_hook=_to_map)
