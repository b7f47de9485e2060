"""What the room did not take, as lines to read: what it was, its words, why not; knows no widget."""

from collections.abc import Callable, Iterable

import msgspec
from PySide6.QtCore import QCoreApplication

from app.client.border import DraftRefused
from app.consult import events as e
from app.consult.events import AnyEvent
from ui.said import said


class RefusedLine(msgspec.Struct, frozen=True):
    """`text` is what was written, whole; `drafts` more than one where nothing tells them apart (twenty drawings)."""

    kind: str
    text: str
    reason: str
    about: str
    drafts: tuple[DraftRefused, ...]


def refused_lines(
    drafts: Iterable[DraftRefused], about: Callable[[DraftRefused], str] = lambda _: ""
) -> tuple[RefusedLine, ...]:
    """In the order made. What only moved the screen (a page turned, a view) is not worth a line. `about`: whose."""
    lines: dict[tuple[str, str, str, str], list[DraftRefused]] = {}
    for draft in drafts:
        kind, text = what_it_was(draft.event)
        if kind:
            lines.setdefault((kind, text, said(draft.text), about(draft)), []).append(draft)
    return tuple(RefusedLine(*key, tuple(same)) for key, same in lines.items())


def what_it_was(event: AnyEvent) -> tuple[str, str]:
    """In a word, and the person's own words; no word for what carries none and moved only a screen."""
    tr = QCoreApplication.translate
    match event:
        case e.FindingWritten(text=text) | e.FindingAmended(text=text):
            return tr("Refused", "Finding"), text
        case e.MessageSent(text=text):
            return tr("Refused", "Message"), text
        case e.InstructionGiven(text=text, pictogram=pictogram):
            return tr("Refused", "Instruction"), text or pictogram
        case e.ConsultRequested(complaint=complaint, question=question):
            return tr("Refused", "Request"), _joined(complaint, question)
        case e.RequestAmended(reason=reason):
            return tr("Refused", "Correction of the request"), reason
        case e.OpinionSigned(opinion=opinion) | e.OpinionDrafted(opinion=opinion):
            return tr("Refused", "Opinion"), _joined(opinion.assessment, opinion.advice, opinion.follow_up)
        case e.DocumentShared(title=title):
            return tr("Refused", "Document"), title
        case e.StillTaken():
            return tr("Refused", "Photograph"), ""
        case e.SoundKept():
            return tr("Refused", "Sound of the stethoscope"), ""
        case e.MarkAdded() | e.MarkReshaped():
            return tr("Refused", "Drawing"), ""
        case e.ConsentPostponed(reason=reason):
            return tr("Refused", "Consent"), reason
        case e.ConsentGiven() | e.ConsentRefused() | e.ConsentWithdrawn() | e.EmergencyWithoutConsent():
            return tr("Refused", "Consent"), getattr(event, "reason", "")
        case e.Impossible(reason=reason):
            return tr("Refused", "Answer to an instruction"), reason
        case e.Declined(reason=reason) | e.Released(reason=reason) | e.HandedOn(handover=reason):
            return tr("Refused", "Handing on or giving back"), reason
        case e.StopCalled():
            return tr("Refused", "Stop"), ""
        case e.HelpCalled():
            return tr("Refused", "Call for help"), ""
        case e.Voided(note=note):
            return tr("Refused", "End of the consult"), note
        case e.ObserverAdmitted() | e.ObserverDismissed():
            return tr("Refused", "Who may look on"), ""
        case e.BookmarkPlaced(label=label):
            return tr("Refused", "Bookmark"), label
    return "", ""


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part.strip())
