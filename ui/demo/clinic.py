"""The nurse's part: asks, tells the consents, starts the camera, shares paper and picture, does what she is told."""

from pathlib import Path

from app.demo.plan import Plan
from app.demo.samples import Samples
from ui.demo import eyes, hands
from ui.demo.both import choose, choose_file, leave_room, photograph_in_call, see_stage, sign_in, stage
from ui.demo.sampling import LatenessWatch, StageWatch
from ui.demo.script import Play, Wait, pause
from ui.home.queue import QueueView

COMPLAINT = "Blurred sight on the right, chest pain this morning"
QUESTION = "Please look at the ECG, the right fundus and the stained section. Can she wait for the boat tomorrow?"
CONSENTS = (
    "Yes: May a specialist elsewhere see and hear you now?",
    "Yes: May this be recorded, so that it can be looked at again?",
)
VITALS = {
    "Pulse, /min": "88",
    "Blood pressure, upper": "142",
    "Blood pressure, lower": "86",
    "Oxygen saturation, %": "96",
}


def clinic(plan: Plan, samples: Samples) -> Play:
    yield from sign_in(plan)
    yield from ask()
    yield from enter()
    yield from see_stage()
    yield from hands.press("These are right", 60)  # number and age were said aloud
    watch = StageWatch(stage(), samples)
    yield from tell_consents()
    yield from hands.press("Start camera and microphone", 60)
    yield Wait(lambda: eyes.text("Live: what my camera sends"), "my own picture", 60)
    lateness = LatenessWatch(samples.late)
    lateness.start()
    for file in (plan.document, plan.picture):
        yield from share(file)
    yield from do_as_told(Path(plan.out))
    lateness.stop()
    watch.close()
    yield from leave_room()
    yield Wait(lambda: eyes.key("Ask a specialist") is not None, "the clinic's home")


def ask() -> Play:
    yield from hands.press("Ask a specialist", 60)
    yield Wait(lambda: eyes.key("Send") is not None, "the form of a request")
    yield from hands.write("Local number", "4711")
    yield from hands.write("Complaint (needed)", COMPLAINT)
    yield from hands.write("Question", QUESTION)
    yield from hands.write("Name (stays in this clinic)", "Maria Nyg")
    yield from hands.write("Age", "61")
    yield from hands.pick("Sex", "Female")
    for name, value in VITALS.items():
        yield from hands.write(name, value)
    yield from hands.press("Send")


def enter() -> Play:
    """Once somebody has taken it, the line in the list says so; a double click opens the room."""
    yield Wait(lambda: _answered() is not None, "a specialist who accepts", 90)
    found = _answered()
    if found is not None:
        view, row = found
        hands.double_click_line(view, view.lines.index(row))


def tell_consents() -> Play:
    yield from choose("More", "Consent")
    for question in CONSENTS:
        yield from hands.press(question)
    yield Wait(lambda: eyes.key(CONSENTS[-1]) is None, "the consents to be noted")
    yield from hands.press("Done")


def share(file: str) -> Play:
    """The form shows what will be seen there; it is gone once the file is shared."""
    yield from choose("More", "Share a file")
    yield from choose_file(file, "Open")
    yield from hands.press("Share", 60)
    yield Wait(lambda: eyes.key("Share") is None, "the file to be shared", 60)


def do_as_told(out: Path) -> Play:
    """Presses *Done* at what is asked, until the specialist closes the consult."""
    photographed = False
    while True:
        yield Wait(lambda: eyes.key("Done") is not None or _is_over(), "an instruction, or the end", 900, every_ms=400)
        if _is_over():
            break
        yield from pause(1.5)  # she does it
        if not photographed:
            photograph_in_call(out / "clinic.png")
            photographed = True
        yield from hands.press("Done")
        yield Wait(lambda: eyes.key("Done") is None or _is_over(), "the instruction to be done")


def _is_over() -> bool:
    return eyes.text("This consult has ended")


def _answered() -> tuple[QueueView, int] | None:
    for view in eyes.seen(QueueView):
        for row in range(view.lines.rowCount()):
            line = view.lines.line(row)
            if line is not None and line.consult and "Omar Khan" in f"{line.state} {line.detail} {line.spoken}":
                return view, row
    return None
