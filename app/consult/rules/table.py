"""Who may do what in which phase and under which consent, as one literal table; knows no details of an event."""

from typing import Literal

import msgspec

from app.consult import events as e
from app.consult.events.people import Role
from app.consult.state import Phase

Phases = frozenset[Phase]
Need = Literal["always", "open", "consult", "recording"]
"""always: also after consent to the consult was withdrawn. open: until then. consult: with consent to the
consult, in a declared emergency, or on a red call while nobody has asked yet. recording: consult, and consent to
recording besides."""

NEVER: Phases = frozenset()
NEW: Phases = frozenset({"none"})
WAITING: Phases = frozenset({"waiting"})
ACCEPTED: Phases = frozenset({"accepted"})
HELD: Phases = frozenset({"held"})
CLOSED: Phases = frozenset({"closed"})
TOGETHER: Phases = ACCEPTED | HELD
LIVE: Phases = WAITING | TOGETHER
TALK: Phases = LIVE | CLOSED
AFTER: Phases = TOGETHER | CLOSED
ANY: Phases = TALK | frozenset({"cancelled", "voided"})


class Rule(msgspec.Struct, frozen=True):
    """In which phases each role may; admin and reviewer never act in a consult."""

    clinic: Phases = NEVER
    specialist: Phases = NEVER
    observer: Phases = NEVER
    privacy: Phases = NEVER
    need: Need = "open"

    def phases(self, role: Role) -> Phases:
        match role:
            case "clinic":
                return self.clinic
            case "specialist":
                return self.specialist
            case "observer":
                return self.observer
            case "privacy":
                return self.privacy
            case "reviewer" | "admin":
                return NEVER


RULES: dict[type, Rule] = {
    # request
    e.ConsultRequested: Rule(clinic=NEW),
    e.RequestAmended: Rule(clinic=LIVE),
    e.Accepted: Rule(specialist=WAITING),
    e.Declined: Rule(specialist=WAITING),
    e.Released: Rule(specialist=TOGETHER),
    e.HandedOn: Rule(specialist=TOGETHER),
    e.HandoverConfirmed: Rule(specialist=TOGETHER, need="always"),
    e.Held: Rule(specialist=ACCEPTED),
    e.Resumed: Rule(specialist=HELD),
    e.LeadTaken: Rule(specialist=TOGETHER),
    e.Cancelled: Rule(clinic=LIVE, need="always"),
    e.Voided: Rule(clinic=TALK, specialist=AFTER, need="always"),
    e.ConsultClosed: Rule(clinic=TOGETHER, specialist=TOGETHER, need="always"),
    e.ConsultReopened: Rule(clinic=CLOSED, specialist=CLOSED),
    # people
    e.PersonJoined: Rule(need="always"),
    e.PersonLeft: Rule(need="always"),
    e.PresentInRoom: Rule(clinic=LIVE),
    e.IdentityConfirmed: Rule(clinic=LIVE, specialist=TOGETHER),
    e.ObserverAsked: Rule(observer=TOGETHER),
    e.ObserverAdmitted: Rule(clinic=LIVE),
    e.ObserverDismissed: Rule(clinic=LIVE, need="always"),
    e.SeenThrough: Rule(clinic=ANY, specialist=ANY, observer=ANY, need="always"),
    e.MarksSeen: Rule(clinic=ANY, specialist=ANY, observer=ANY, need="always"),
    # consent
    e.ConsentGiven: Rule(clinic=TALK, need="always"),
    e.ConsentRefused: Rule(clinic=TALK, need="always"),
    e.ConsentWithdrawn: Rule(clinic=ANY, need="always"),
    e.ConsentPostponed: Rule(clinic=TOGETHER, need="always"),
    e.EmergencyWithoutConsent: Rule(clinic=LIVE, specialist=TOGETHER),
    # documents
    e.DocumentShared: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.PagePictured: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.DocumentWithdrawn: Rule(clinic=ANY, specialist=ANY, privacy=ANY, need="always"),
    e.PageTurned: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.ViewMoved: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.StillTaken: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.StillPictured: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    # how it is looked at, and what it is in the world
    e.PresentationSet: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.CineSet: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.SourceOriented: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.PagesDescribed: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.SurfaceCalibrated: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    # marks
    e.MarkAdded: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.MarkReshaped: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.MarkRemoved: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.MarkRestored: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.MarkStruck: Rule(specialist=TOGETHER, need="consult"),
    e.TrackConfirmed: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.TrackEnded: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    e.TrackFollowed: Rule(clinic=LIVE, specialist=TOGETHER, need="consult"),
    # guidance
    e.MessageSent: Rule(clinic=TALK, specialist=AFTER, need="always"),
    e.InstructionGiven: Rule(specialist=TOGETHER),
    e.Seen: Rule(clinic=TOGETHER, need="always"),
    e.Doing: Rule(clinic=TOGETHER, need="always"),
    e.Done: Rule(clinic=TOGETHER, specialist=TOGETHER, need="always"),
    e.Impossible: Rule(clinic=TOGETHER, need="always"),
    e.Withdrawn: Rule(specialist=TOGETHER, need="always"),
    e.Reopened: Rule(specialist=TOGETHER),
    e.StopCalled: Rule(clinic=TOGETHER, specialist=TOGETHER, need="always"),
    e.StopAcknowledged: Rule(clinic=TOGETHER, specialist=TOGETHER, need="always"),
    e.HelpCalled: Rule(clinic=LIVE, need="always"),
    e.HelpHeard: Rule(specialist=TOGETHER, need="always"),
    e.FindingWritten: Rule(clinic=TOGETHER, specialist=TOGETHER),
    e.FindingAmended: Rule(clinic=TOGETHER, specialist=TOGETHER),
    e.FindingStruck: Rule(clinic=TOGETHER, specialist=TOGETHER),
    e.BookmarkPlaced: Rule(clinic=TOGETHER, specialist=TOGETHER),
    # media
    e.MeetingStarted: Rule(clinic=ACCEPTED, specialist=ACCEPTED, need="consult"),
    e.MeetingEnded: Rule(clinic=ANY, specialist=ANY, need="always"),
    e.SegmentOpened: Rule(clinic=TOGETHER, specialist=TOGETHER, need="recording"),
    e.SegmentClosed: Rule(clinic=ANY, specialist=ANY, need="always"),
    e.MediaGap: Rule(clinic=ANY, specialist=ANY, need="always"),
    e.LinkSampled: Rule(clinic=LIVE, specialist=TOGETHER, observer=TOGETHER, need="always"),
    # stethoscope
    e.ListeningAsked: Rule(specialist=ACCEPTED, need="consult"),
    e.ListeningStarted: Rule(clinic=ACCEPTED, need="consult"),
    e.ListeningEnded: Rule(clinic=ANY, specialist=ANY, need="always"),
    e.SoundKept: Rule(clinic=TOGETHER, need="consult"),
    # opinion
    e.OpinionDrafted: Rule(specialist=AFTER, need="always"),
    e.OpinionSigned: Rule(specialist=AFTER, need="always"),
    e.OpinionReceived: Rule(clinic=AFTER, need="always"),
}
