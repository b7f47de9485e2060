"""One line of words for every event that is worth stopping at in a review; knows no layout."""

from collections.abc import Callable, Mapping

from app.consult import events as e
from app.consult.events.guidance import ImpossibleWhy
from app.consult.events.marks import Arrow, Manoeuvre, Measure, Pin, Shape
from app.consult.events.surface import PageSurface, Surface, owner_of, source_of
from app.consult.figurewords import measure_words

Words = Callable[..., str]

CONSENT = {"consult": "the consult", "recording": "recording", "teaching": "use in teaching"}
GAPS = {
    "muted": "The microphone was muted",
    "covered": "The camera was covered",
    "overflow": "The recording could not keep up",
    "device": "Camera or microphone was away",
    "lost": "Some of the stethoscope's sound did not arrive",
}
MEASURES = {"length": "a length", "angle": "an angle", "ellipse": "an area", "caliper": "with calipers"}
ENDS = {"not_now": "Not now: the stethoscope is not ready", "recorded": "Listening ended: what was heard is kept"}


def _on(surface: Surface | None) -> str:
    if surface is None:
        return "the live picture"
    return f"page {surface.page + 1}" if isinstance(surface, PageSurface) else "a still"


def _drew(shape: Shape) -> str:
    match shape:
        case Pin(asks=True):
            return 'Asked "here?"'
        case Pin():
            return "Set a pin"
        case Arrow(number=number) if number:
            return "Drew a numbered arrow"
        case Manoeuvre(kind=kind, toward=toward):
            return f"Showed the probe: {kind}" + (f", toward the patient's {toward}" if toward else "")
        case Measure(kind=kind):
            numbers = "; ".join(measure_words(shape))
            return f"Measured {MEASURES[kind]}" + (f" ({numbers})" if numbers else "")
        case _:
            return "Drew"


def _oriented(event: e.SourceOriented) -> str:
    if event.only == "turn":
        return "Turned the live picture"
    if event.head_deg is None and event.left_deg is None:
        if event.why == "moved":
            return "Asked again which way the patient lies"
        return "Turned the live picture" if event.turn else "Took the compass back"
    return "Said which way the patient lies in the picture"


def _all_the_same(event: e.DocumentShared) -> str:
    """What was asked about before it was shared, and what is missing in it."""
    words = {"number": "number", "sex": "sex", "birth": "age", "several": "more than one patient"}
    doubts = ", ".join(words[doubt] for doubt in event.doubts)
    missing = f"; pictures missing: {event.missing}" if event.missing else ""
    return (f", although it names another patient ({doubts})" if doubts else "") + missing


CANNOT: Mapping[ImpossibleWhy, str] = {
    "": "",
    "not_understood": "not understood",
    "not_tolerated": "the patient does not tolerate it",
    "not_at_hand": "what is needed is not there",
    "not_safe": "not safe now",
}


def _gap(event: e.MediaGap) -> str:
    """When it begins; of a place that was covered its picture and its voice, each of which has one."""
    if event.until_ms is not None:
        return ""
    of_voice = event.source == source_of(owner_of(event.source), "microphone")
    return "The microphone was covered" if event.kind == "covered" and of_voice else GAPS[event.kind]


def _because(words: str, reason: str) -> str:
    return f"{words}: {reason}" if reason.strip() else words


WORDS: Mapping[type, Words] = {
    e.ConsultRequested: lambda event: _because("Asked for help", event.complaint),
    e.RequestAmended: lambda event: _because("Amended the request", event.reason),
    e.Accepted: lambda event: "Accepted the consult",
    e.Declined: lambda event: _because("Declined", event.reason),
    e.Released: lambda event: (
        "Took the acceptance back" if event.undo else _because("Gave the consult back", event.reason)
    ),
    e.HandedOn: lambda event: _because(f"Handed on to {event.to_name}", event.handover),
    e.HandoverConfirmed: lambda event: "Read the hand-over and took it on",
    e.Held: lambda event: _because("Put on hold", event.reason),
    e.Resumed: lambda event: "Went on",
    e.LeadTaken: lambda event: "Took the lead",
    e.Cancelled: lambda event: _because("Cancelled the request", event.reason),
    e.Voided: lambda event: _because("Voided the consult", event.reason.replace("_", " ")),
    e.ConsultClosed: lambda event: _because("Closed the consult", event.reason),
    e.ConsultReopened: lambda event: _because("Reopened the consult", event.reason),
    e.PersonJoined: lambda event: "Entered",
    e.PersonLeft: lambda event: "Left" if event.why == "left" else "Lost the connection",
    e.PresentInRoom: lambda event: (
        f"At the bedside: {event.kind}" if event.present else f"No longer there: {event.kind}"
    ),
    e.IdentityConfirmed: lambda event: "Confirmed who the patient is",
    e.ObserverAsked: lambda event: "Asked to look on",
    e.ObserverAdmitted: lambda event: f"Let {event.name or 'an observer'} look on",
    e.ObserverDismissed: lambda event: _because("Sent an observer away", event.reason),
    e.ConsentGiven: lambda event: f"Consent to {CONSENT[event.kind]} was given",
    e.ConsentRefused: lambda event: _because(f"Consent to {CONSENT[event.kind]} was refused", event.reason),
    e.ConsentWithdrawn: lambda event: _because(f"Consent to {CONSENT[event.kind]} was withdrawn", event.reason),
    e.ConsentPostponed: lambda event: _because("Asking for consent was put off", event.reason),
    e.EmergencyWithoutConsent: lambda event: _because("Emergency without consent", event.reason),
    e.DocumentShared: lambda event: f"Shared {event.title}{_all_the_same(event)}",
    e.DocumentWithdrawn: lambda event: _because("Withdrew a document", event.reason),
    e.PageTurned: lambda event: (
        f"Turned to {_on(event.surface)}" + (f" beside {_on(event.beside)}" if event.beside else "")
    ),
    e.SourceOriented: _oriented,
    e.SurfaceCalibrated: lambda event: (
        f"Set the scale of {_on(event.surface)}" if event.scales else f"Took the scale of {_on(event.surface)} back"
    ),
    e.StillTaken: lambda event: "Took a still",
    e.MarkAdded: lambda event: f"{_drew(event.shape)} on {_on(event.surface)}",
    e.MarkReshaped: lambda event: "Moved a mark",
    e.MarkRemoved: lambda event: "Took a mark back",
    e.MarkRestored: lambda event: "Restored a mark",
    e.MarkStruck: lambda event: _because("Struck a mark", event.reason),
    e.TrackConfirmed: lambda event: "Said where a mark lies",
    e.TrackEnded: lambda event: "Ended that a mark follows the picture",
    e.MessageSent: lambda event: event.text,
    e.InstructionGiven: lambda event: f"Instruction: {event.text or event.pictogram}",
    e.Doing: lambda event: "Doing it",
    e.Done: lambda event: "Done, on a spoken word" if event.spoken else "Done",
    e.Impossible: lambda event: _because("Not possible", CANNOT[event.why] or event.reason),
    e.Withdrawn: lambda event: (
        "Asked for something else instead" if event.replaced_by else _because("Withdrew an instruction", event.reason)
    ),
    e.Reopened: lambda event: _because("Opened an instruction again", event.reason),
    e.StopCalled: lambda event: "STOP",
    e.StopAcknowledged: lambda event: "Stop acknowledged",
    e.HelpCalled: lambda event: "Called for help at once",
    e.HelpHeard: lambda event: "Heard the call for help",
    e.FindingWritten: lambda event: f"Finding: {event.text}",
    e.FindingAmended: lambda event: f"Finding amended: {event.text}",
    e.FindingStruck: lambda event: _because("Finding struck", event.reason),
    e.BookmarkPlaced: lambda event: f"Bookmark {event.label}".strip(),
    e.MeetingStarted: lambda event: "Live picture began",
    e.MeetingEnded: lambda event: "Live picture ended",
    e.MediaGap: _gap,
    e.ListeningAsked: lambda event: "Asked to listen with the stethoscope",
    e.ListeningStarted: lambda event: "Listening with the stethoscope began",
    e.ListeningEnded: lambda event: ENDS.get(event.reason, "Listening ended: voice is back"),
    e.SoundKept: lambda event: f"Kept {round(event.length_ms / 1_000)} s of the stethoscope, whole",
    e.OpinionSigned: lambda event: _because(f"Signed the opinion, version {event.version}", event.reason),
    e.OpinionReceived: lambda event: f"Received the opinion, version {event.version}",
}
"""What is left out is told by lanes and lamps: what was seen, views and tones, what pages are, page pictures,
what a screen followed, segments, samples of the link; of
a gap, which is told twice, the end."""


def words_of(event: e.AnyEvent) -> str | None:
    """None for an event nobody would stop at."""
    words = WORDS.get(type(event))
    return (" ".join(words(event).split()) or None) if words is not None else None
