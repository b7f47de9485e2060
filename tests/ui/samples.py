"""Values that windows are shown with in tests and pictures: a clinic's day, a board, a request."""

from app.client.border import HomeView, LinkView
from app.clock import ManualClock
from app.consult.board import BoardEntry
from app.consult.events.request import Patient, Vitals
from app.consult.person import Person

NOW_MS = 1_800_000_000_000
MINUTE = 60_000
CLOCK = ManualClock(NOW_MS)
NURSE = Person("p-nurse", "Ingrid Berg", "clinic", "north")
DOCTOR = Person("p-doctor", "Dr Wei Chen", "specialist")
REVIEWER = Person("p-review", "Dr Anna Holm", "reviewer")


def entry(consult: str, minutes: int, **changes: object) -> BoardEntry:
    told: dict[str, object] = {
        "consult": consult,
        "seq": 4,
        "phase": "waiting",
        "urgency": "amber",
        "patient": Patient("4711", "female", 61, name="Marit Solberg"),
        "vitals": Vitals(),
        "complaint": "Chest pain",
        "question": "",
        "specialty": "",
        "site": "north",
        "site_name": "North valley clinic",
        "asked_by": "Ingrid Berg",
        "asked_ms": NOW_MS - minutes * MINUTE,
        "call_now": False,
        "practice": False,
        "lead": None,
        "lead_name": "",
    }
    return BoardEntry(**{**told, **changes})  # type: ignore[arg-type]


ENTRIES = (
    entry(
        "c1",
        3,
        urgency="red",
        complaint="Chest pain since this morning, pale and sweating",
        question="Is this ST elevation in V2 to V4? Do we give thrombolysis before the helicopter?",
        specialty="Cardiology",
        vitals=Vitals(112, 92, 58, 24, 91, 36.4, 8.1),
    ),
    entry("c2", 1, urgency="red", complaint="", call_now=True, patient=Patient()),
    entry(
        "c3",
        12,
        complaint="Wound on the left shin, three weeks old, will not close",
        specialty="Surgery",
        patient=Patient("0932", "male", 44, name="Jonas Lie"),
        site_name="South fjord clinic",
        vitals=Vitals(pulse_per_min=78, temperature_c=37.9),
    ),
    entry(
        "c4",
        95,
        urgency="green",
        complaint="Rash on both hands after new gloves",
        patient=Patient("2210", "female", 29, name="Eli Moe"),
        specialty="Dermatology",
        unattended=True,
    ),
    entry(
        "c5",
        26,
        complaint="Child with cough and fever",
        patient=Patient("3317", "male", 0, 8, "Odin Vik"),
        phase="accepted",
        lead="p-doctor",
        lead_name="Dr Wei Chen",
    ),
    entry(
        "c6",
        240,
        urgency="green",
        complaint="Red eye, contact lens wearer",
        patient=Patient("1180", "other", 35, name="Kim Dahl"),
        phase="closed",
        lead="p-doctor",
        lead_name="Dr Wei Chen",
        opinion_version=1,
        ended_ms=NOW_MS - 130 * MINUTE,
    ),
    entry(
        "c7",
        400,
        complaint="Fall on the wrist",
        patient=Patient("0077", "female", 83, name="Gerd Ås"),
        phase="closed",
        lead="p-other",
        lead_name="Dr Lars Nygård",
        opinion_version=1,
        opinion_received=True,
        ended_ms=NOW_MS - 300 * MINUTE,
    ),
)
CLINIC_HOME = HomeView(NURSE, "North valley clinic", "555 01 02", ENTRIES, known=True)
BOARD_HOME = HomeView(DOCTOR, "", "", ENTRIES, known=True)
REVIEW_HOME = HomeView(REVIEWER, "", "", ENTRIES, known=True)
ONLINE = LinkView("online", rtt_ms=210)
WEAK = LinkView("online", "The link is weak. Voice and photographs go on, the picture is paused.", rtt_ms=900, unsent=3)
OFFLINE = LinkView("offline", unsent=2)
