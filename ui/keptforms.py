"""A form that is half filled in, as a text that is kept: what it was begun upon, and what stands in it."""

import msgspec

from app.consult.events.request import ConsultRequested
from ui.keptlines import TypedTexts

REQUEST, AMEND = "request", "amend"


class Form(msgspec.Struct, frozen=True):
    """`upon`: what was to be corrected; None for a request of its own. `why`: what was written of the reason."""

    upon: ConsultRequested | None
    written: ConsultRequested
    why: str = ""


def keep_form(texts: TypedTexts, consult: str, place: str, form: Form | None) -> None:
    texts.put(consult, place, msgspec.json.encode(form).decode() if form is not None else "")


def kept_form(
    texts: TypedTexts, consult: str, place: str, upon: ConsultRequested | None = None
) -> ConsultRequested | None:
    form = kept_whole(texts, consult, place, upon)
    return form.written if form is not None else None


def kept_whole(texts: TypedTexts, consult: str, place: str, upon: ConsultRequested | None = None) -> Form | None:
    """None where nothing is kept, where another program wrote it, or where what it corrects is another since: sent, it
    would take back what somebody else has corrected."""
    try:
        form = msgspec.json.decode(texts.of(consult, place) or "null", type=Form | None)
    except msgspec.DecodeError:
        return None
    return form if form is not None and form.upon == upon else None
