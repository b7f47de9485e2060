"""Every durable event as one tagged union: add an event here and the type check shows where it is not handled."""

from typing import get_args

from app.consult.events.consent import (
    ConsentGiven,
    ConsentPostponed,
    ConsentRefused,
    ConsentWithdrawn,
    EmergencyWithoutConsent,
)
from app.consult.events.describing import PagesDescribed, SurfaceCalibrated
from app.consult.events.documents import (
    DocumentShared,
    DocumentWithdrawn,
    PagePictured,
    PageTurned,
    StillPictured,
    StillTaken,
    ViewMoved,
)
from app.consult.events.guidance import (
    BookmarkPlaced,
    Doing,
    Done,
    FindingAmended,
    FindingStruck,
    FindingWritten,
    HelpCalled,
    HelpHeard,
    Impossible,
    InstructionGiven,
    MessageSent,
    Reopened,
    Seen,
    StopAcknowledged,
    StopCalled,
    Withdrawn,
)
from app.consult.events.listening import ListeningAsked, ListeningEnded, ListeningStarted, SoundKept
from app.consult.events.looking import CineSet, PresentationSet, SourceOriented
from app.consult.events.marks import MarkAdded, MarkRemoved, MarkReshaped, MarkRestored, MarkStruck
from app.consult.events.media import LinkSampled, MediaGap, MeetingEnded, MeetingStarted, SegmentClosed, SegmentOpened
from app.consult.events.opinion import OpinionDrafted, OpinionReceived, OpinionSigned
from app.consult.events.people import (
    IdentityConfirmed,
    ObserverAdmitted,
    ObserverAsked,
    ObserverDismissed,
    PersonJoined,
    PersonLeft,
    PresentInRoom,
    SeenThrough,
)
from app.consult.events.request import (
    Accepted,
    Cancelled,
    ConsultClosed,
    ConsultReopened,
    ConsultRequested,
    Declined,
    HandedOn,
    HandoverConfirmed,
    Held,
    LeadTaken,
    Released,
    RequestAmended,
    Resumed,
    Voided,
)
from app.consult.events.seen import MarksSeen
from app.consult.events.tracking import TrackConfirmed, TrackEnded, TrackFollowed

AnyEvent = (
    ConsultRequested
    | RequestAmended
    | Accepted
    | Declined
    | Released
    | HandedOn
    | HandoverConfirmed
    | Held
    | Resumed
    | LeadTaken
    | Cancelled
    | Voided
    | ConsultClosed
    | ConsultReopened
    | PersonJoined
    | PersonLeft
    | PresentInRoom
    | IdentityConfirmed
    | ObserverAsked
    | ObserverAdmitted
    | ObserverDismissed
    | SeenThrough
    | MarksSeen
    | ConsentGiven
    | ConsentRefused
    | ConsentWithdrawn
    | ConsentPostponed
    | EmergencyWithoutConsent
    | DocumentShared
    | PagePictured
    | DocumentWithdrawn
    | PageTurned
    | ViewMoved
    | PresentationSet
    | CineSet
    | SourceOriented
    | PagesDescribed
    | SurfaceCalibrated
    | StillTaken
    | StillPictured
    | MarkAdded
    | MarkReshaped
    | MarkRemoved
    | MarkRestored
    | MarkStruck
    | TrackConfirmed
    | TrackEnded
    | TrackFollowed
    | MessageSent
    | InstructionGiven
    | Seen
    | Doing
    | Done
    | Impossible
    | Withdrawn
    | Reopened
    | StopCalled
    | StopAcknowledged
    | HelpCalled
    | HelpHeard
    | FindingWritten
    | FindingAmended
    | FindingStruck
    | BookmarkPlaced
    | MeetingStarted
    | MeetingEnded
    | SegmentOpened
    | SegmentClosed
    | MediaGap
    | LinkSampled
    | ListeningAsked
    | ListeningStarted
    | ListeningEnded
    | SoundKept
    | OpinionDrafted
    | OpinionSigned
    | OpinionReceived
)

KNOWN_TAGS = frozenset(kind.__name__ for kind in get_args(AnyEvent))
