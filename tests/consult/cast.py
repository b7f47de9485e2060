"""The people of the tests, one example of every event, and a consult brought to any phase by its own events."""

from typing import get_args

from app.consult import events as e
from app.consult.events.describing import PageFacts, Scale
from app.consult.events.documents import PageSize
from app.consult.events.looking import Presentation
from app.consult.events.marks import Stroke
from app.consult.events.opinion import Opinion
from app.consult.events.request import Patient
from app.consult.events.surface import FrameSurface, PageSurface
from app.consult.messages import Open, Submit
from app.consult.person import Person
from app.consult.room import Effect, Room, Send, Store
from app.consult.state import ConsultState
from app.geometry import Box, Point

T0 = 1_800_000_000_000
BLOB = "ab" * 32
NURSE = Person("nurse", "Nina Nurse", "clinic", "north")
OTHER_NURSE = Person("nurse2", "Olav Other", "clinic", "north")
STRANGER = Person("stranger", "Stig Stranger", "clinic", "south")
EXPERT = Person("expert", "Eva Expert", "specialist")
COLLEAGUE = Person("colleague", "Carl Colleague", "specialist")
OBSERVER = Person("observer", "Otto Observer", "observer")
REVIEWER = Person("reviewer", "Rita Reviewer", "reviewer")
PRIVACY = Person("privacy", "Per Privacy", "privacy")
ADMIN = Person("admin", "Ada Admin", "admin")
EVERYBODY = (NURSE, EXPERT, OBSERVER, REVIEWER, PRIVACY, ADMIN)

PAGE = PageSurface("doc", 0)
STILL = FrameSurface("nurse.camera", 1_000, 1280, 720)
PATIENT = Patient("N-1", "female", 61, None, "Kari Nordmann")
CONSENT = e.ConsentGiven("consult", "patient", "voice", "Nina Nurse", "en", "1")
RECORDING = e.ConsentGiven("recording", "patient", "voice", "Nina Nurse", "en", "1")
REQUEST = e.ConsultRequested("Nina Nurse", "north", "North clinic", PATIENT, complaint="Blurred vision")
DOCUMENT = e.DocumentShared("doc", "pdf", "ECG", 3, (PageSize(3, 595, 842),), BLOB, 90_000)

FACTS = PageFacts(2, (Scale("spacing", 0.5, 0.5, "mm", "mm"),), ("H", "L", "F", "R"), 12.5, 16, (), "HU")
CORNERS = (Point(0, 0), Point(900, 0), Point(900, 700), Point(0, 700))
UPRIGHT = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


def mark(name: str, surface: PageSurface | FrameSurface = PAGE) -> e.MarkAdded:
    return e.MarkAdded(name, surface, Stroke(b"\x01ink", 1, 2.0))


def still(quality: str = "whole", capture_ms: int = 1_000) -> e.StillTaken:
    return e.StillTaken(f"still{capture_ms}", "nurse.camera", capture_ms, 1280, 720, BLOB, 80_000, quality)


EXAMPLES: tuple[e.AnyEvent, ...] = (
    REQUEST,
    e.RequestAmended(urgency="amber", reason="worse"),
    e.Accepted("Eva Expert"),
    e.Declined("not my field"),
    e.Released("called away"),
    e.HandedOn("colleague", "Carl Colleague", "please look at the left eye"),
    e.HandoverConfirmed(),
    e.Held("surgery"),
    e.Resumed(),
    e.LeadTaken("Carl Colleague"),
    e.Cancelled("went home"),
    e.Voided("wrong_patient", "two charts"),
    e.ConsultClosed("done"),
    e.ConsultReopened("new picture"),
    e.PersonJoined("Nina Nurse", "clinic", "north"),
    e.PersonLeft("dropped"),
    e.PresentInRoom("guest", "relative", "Anna", "daughter"),
    e.IdentityConfirmed("clinic", "N-1", 61, 732),
    e.ObserverAsked("Otto Observer"),
    e.ObserverAdmitted("observer", "Otto Observer"),
    e.ObserverDismissed("observer", "not now"),
    e.SeenThrough(1),
    e.MarksSeen(("mark",), 1),
    CONSENT,
    e.ConsentRefused("teaching", reason="no"),
    e.ConsentWithdrawn("consult", reason="enough"),
    e.ConsentPostponed("still unconscious"),
    e.EmergencyWithoutConsent("Nina Nurse", "unconscious"),
    DOCUMENT,
    e.PagePictured("doc", 1, BLOB, 400, 560),
    e.DocumentWithdrawn("doc", "wrong patient's ECG"),
    e.PageTurned(PAGE),
    e.ViewMoved(PAGE, Box(1, 2, 30, 40)),
    e.PresentationSet(PAGE, Presentation(40.0, 400.0, True, 0.1, -0.2, 1, True)),
    e.CineSet("doc", True, 0, 2, 12.5, 1),
    e.SourceOriented("nurse.camera", 900, 0, 90, 1),
    e.PagesDescribed("doc", 0, (FACTS,)),
    e.SurfaceCalibrated(STILL, (Scale("grid", 0.1, 0.1, "mm", "mm", Box(0, 0, 900, 700), 0.02),), CORNERS),
    still(),
    e.StillPictured("nurse.camera", 1_000, BLOB, 4_000, 640, 360, "preview"),
    mark("mark"),
    e.MarkReshaped("mark", Stroke(b"ink", 5, 2.0)),
    e.MarkRemoved("mark"),
    e.MarkRestored("mark"),
    e.MarkStruck("mark", "misleading"),
    e.TrackConfirmed("mark", STILL, UPRIGHT),
    e.TrackEnded("mark"),
    e.TrackFollowed("mark", "nurse.camera", 1_000, 9_000, b"path"),
    e.MessageSent("msg", "Is it the left one?"),
    e.InstructionGiven("step", "Hold the lens lower", "lens", "step before", BLOB, 9_000, 3_000),
    e.Seen("step"),
    e.Doing("step"),
    e.Done("step", True),
    e.Impossible("step", "no lens", "not_at_hand"),
    e.Withdrawn("step", "not needed"),
    e.Reopened("step", "once more"),
    e.StopCalled("stop"),
    e.StopAcknowledged("stop"),
    e.HelpCalled(),
    e.HelpHeard(),
    e.FindingWritten("finding", "drusen"),
    e.FindingAmended("finding", "soft drusen"),
    e.FindingStruck("finding", "reflection"),
    e.BookmarkPlaced("here"),
    e.MeetingStarted("meeting", "nurse", "expert"),
    e.MeetingEnded("meeting", "left"),
    e.SegmentOpened("segment", "own", "nurse.camera", T0 + 500, 1280, 720),
    e.SegmentClosed("segment", T0 + 9_000, BLOB, 1_000_000, 200),
    e.MediaGap("gap", "nurse.camera", "muted", T0 + 600),
    e.LinkSampled(180, 150_000, 140_000, 12, "picture"),
    e.ListeningAsked("heart"),
    e.ListeningStarted("heart"),
    e.ListeningEnded("heart", "line"),
    e.SoundKept("sound", "nurse.voice", T0 + 700, 15_000, BLOB, 700_000, BLOB, 60_000, bytes(range(200))),
    e.OpinionDrafted(Opinion("AMD", "refer", "in a week", (PAGE,))),
    e.OpinionSigned(1, Opinion("AMD", "refer", "in a week", (PAGE,)), "Eva Expert"),
    e.OpinionReceived(1),
)
assert {type(event) for event in EXAMPLES} == set(get_args(e.AnyEvent))


class Table:
    """A room with a shell that stores at once, unless it is told to wait."""

    def __init__(self, room: Room | None = None, now_ms: int = T0) -> None:
        self.room = room or Room("c")
        self.now_ms = now_ms
        self.counters: dict[str, int] = {}
        self.holds = False
        self.log = list(self.room.records)
        self.sent: list[Send] = []

    def perform(self, effects: tuple[Effect, ...]) -> list[Effect]:
        done = list(effects)
        newest = 0
        for effect in effects:
            if isinstance(effect, Store):
                self.log.append(effect.record)
                newest = effect.record.seq
        if newest and not self.holds:
            done += self.room.stored(newest)
        self.sent += [effect for effect in done if isinstance(effect, Send)]
        return done

    def submit(self, client: int, person: Person, event: e.AnyEvent, made_ms: int | None = None) -> list[Effect]:
        self.now_ms += 100
        message = self.message(person, event, made_ms)
        return self.perform(self.room.submit(client, person, message, self.now_ms))

    def message(self, person: Person, event: e.AnyEvent, made_ms: int | None = None) -> Submit:
        counter = self.counters[person.person] = self.counters.get(person.person, 0) + 1
        origin = e.Origin(f"dev-{person.person}", counter)
        return Submit("c", origin, self.now_ms if made_ms is None else made_ms, True, e.encode_event(event))

    def open(
        self, client: int, person: Person, join: bool = True, have_seq: int = 0, head: bytes = b""
    ) -> list[Effect]:
        self.now_ms += 100
        return self.perform(self.room.open(client, person, Open("c", have_seq, head, join), self.now_ms))

    def leave(self, client: int, why: str = "left") -> list[Effect]:
        self.now_ms += 100
        return self.perform(self.room.leave(client, self.now_ms, why))

    def let_in(self, client: int, observer: Person = OBSERVER) -> list[Effect]:
        """Asked, admitted by the bedside, and in the room."""
        self.submit(client, observer, e.ObserverAsked(observer.name))
        self.submit(1, NURSE, e.ObserverAdmitted(observer.person, observer.name))
        return self.open(client, observer)

    @property
    def state(self) -> ConsultState:
        return self.room.state


def together() -> Table:
    """Nurse (1) and expert (2) in the room, consent given, one document on the table."""
    table = Table()
    table.submit(1, NURSE, REQUEST)
    table.open(1, NURSE)
    table.submit(2, EXPERT, e.Accepted("Eva Expert"))
    table.open(2, EXPERT)
    table.submit(1, NURSE, CONSENT)
    table.submit(1, NURSE, DOCUMENT)
    table.sent.clear()
    return table
