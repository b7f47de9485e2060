"""When a patient who was helped before anybody could ask is asked: once the urgency is over, and again later. Pure.

An emergency, and a red call on which nobody asked, go on without consent; neither is consent. Nothing here stops
anything: it only says that somebody should ask now.
"""

from app.consult.state import ConsultState

AGAIN_MS = 600_000  # ten minutes of help come first, and lie between two askings

_TOGETHER = ("accepted", "held")


def is_owed(state: ConsultState) -> bool:
    """Somebody sees the patient, or has, and the patient was never asked."""
    word, request = state.consent("consult"), state.request
    if word == "emergency":
        return True
    is_red = request is not None and (
        request.call_now or request.urgency == "red" or any(one.urgency == "red" for one in request.earlier)
    )
    return word == "unasked" and is_red and state.accepted_ms is not None


def due(state: ConsultState, now_ms: int) -> bool:
    """The bedside is to be asked now whether the patient can be: the urgency was lowered, the consult rests, or ten
    minutes went by since it began or was put off, while no call for help is open."""
    if not is_owed(state) or state.phase not in _TOGETHER:
        return False
    consent = state.consents.get("consult")
    began_ms = consent.at_ms if consent is not None else state.accepted_ms or 0
    put_off = [one.at_ms for one in state.postponed if one.at_ms >= began_ms]
    since_ms = put_off[-1] if put_off else began_ms
    if _lowered_ms(state) > since_ms or (state.phase == "held" and not put_off):
        return True
    return state.help_ms is None and now_ms - since_ms >= AGAIN_MS


def _lowered_ms(state: ConsultState) -> int:
    """When the request was last made less than red; 0 where it is red, or never was."""
    request = state.request
    if request is None or request.urgency == "red":
        return 0
    return max((one.at_ms for one in request.earlier if one.urgency == "red"), default=0)
