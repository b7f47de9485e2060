"""Each consent as one line of the report, in English: it is part of the record."""

from typing import assert_never

from app.consult.events.consent import ConsentKind
from app.consult.state import Consent, ConsultState, Present

CONSENT_NAMES: dict[ConsentKind, str] = {
    "consult": "Consent to the consult",
    "recording": "Consent to recording",
    "teaching": "Consent to use in teaching",
}


def consent_line(state: ConsultState, kind: ConsentKind) -> str:
    """Given by whom and how, or why not; and what was done before anybody could ask."""
    what = CONSENT_NAMES[kind]
    consent = state.consents.get(kind)
    if consent is None:
        return _because(f"{what}: nobody asked", _put_off(state) if kind == "consult" else "")
    who, beside = _who(consent), _beside(consent) + _before(consent)
    match consent.state:
        case "given":
            witness = f" ({consent.witness})" if consent.witness else ""
            return f"{what}: given by {who} by {consent.how}{witness}, text {consent.text_version}.{beside}"
        case "emergency":
            decided = f"{what}: emergency without consent, decided by {consent.giver_name}: {consent.reason}"
            never = "was never asked afterwards" if state.phase == "closed" else "has not been asked since"
            return _because(f"{decided.rstrip('.')}. The patient {never}", _put_off(state)) + beside
        case "refused":
            return _because(f"{what}: refused by {who}", consent.reason) + _before(consent)
        case "withdrawn":
            return _because(f"{what}: withdrawn by {who}", consent.reason) + _before(consent)
        case "unasked":
            return f"{what}: nobody asked."
        case _:
            assert_never(consent.state)


def _put_off(state: ConsultState) -> str:
    """Why nobody asked, as it was said last; empty where nobody said."""
    times = len(state.postponed)
    if not times:
        return ""
    often = "once" if times == 1 else f"{times} times"
    return f"put off {often}, last because: {state.postponed[-1].reason.rstrip('.')}"


def _who(consent: Consent) -> str:
    """A refusal by proxy may be without name and relation."""
    if consent.giver in ("", "patient"):
        return "the patient"
    name = consent.giver_name.strip() or f"a {consent.giver}"
    return f"{name} ({consent.relation})" if consent.relation.strip() else name


def _beside(consent: Consent) -> str:
    """Who stood there when it was said; nothing of whom nobody named."""
    names = ", ".join(_present_name(one) for one in consent.present)
    return f" In the room: {names}." if names else ""


def _before(consent: Consent) -> str:
    decided = "; ".join(f"decided by {one.name}: {one.reason.rstrip('.')}" for one in consent.emergencies)
    return f" Before that: emergency without consent, {decided}." if decided else ""


def _present_name(one: Present) -> str:
    kind = {"patient": "the patient", "other": "somebody else", "interpreter": "an interpreter"}.get(
        one.kind, f"a {one.kind}"
    )
    if one.kind == "patient":  # the band names them, to whom may see it
        return kind
    about = ", ".join(part for part in (kind if one.name else "", one.relation) if part)
    return f"{one.name or kind} ({about})" if about else one.name or kind


def _because(sentence: str, reason: str) -> str:
    return f"{sentence}: {reason}." if reason else f"{sentence}."
