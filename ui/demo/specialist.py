"""The specialist's part: accepts, looks, turns pages, draws, tells what to do, signs, closes, and looks at it again."""

import math
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPointF
from PySide6.QtWidgets import QListView

from app.demo.plan import Plan
from app.demo.samples import Samples
from app.geometry import Point
from ui.demo import eyes, hands
from ui.demo.both import (
    choose,
    choose_file,
    leave_room,
    photograph_in_call,
    photograph_window,
    see_stage,
    sign_in,
    stage,
)
from ui.demo.sampling import LatenessWatch, StageWatch, now_ms
from ui.demo.script import NotSeen, Play, Wait, pause
from ui.home.queue import QueueView
from ui.stage.showing import LIVE

REPLAY_S = 3.5
BETWEEN_MARKS_S = 0.15
MARKS_A_PAGE = 9  # a grid of three by three, so that nothing is drawn over
POINTS = 20
LIVE_LOOK_S = 2.5
INSTRUCTION = "Move the lens a little toward the nose and hold it still"
FINDINGS = (
    "Sinus rhythm, no ST elevation in the leads shown",
    "Optic disc with a sharp edge, no bleeding in what was shown",
)
ASSESSMENT = (
    "No sign of an acute infarction in this ECG. No bleeding and no detachment in the part of the fundus shown."
)
ADVICE = "Repeat the ECG in six hours, troponin if you have it. Measure the pressure of the eye tonight."
FOLLOW_UP = "Call again at once if the pain returns or the sight gets worse."


def specialist(plan: Plan, samples: Samples) -> Play:
    yield from sign_in(plan)
    yield from hands.press("Accept", 90)
    yield from see_stage()
    yield from hands.press("These are right", 90)
    watch = StageWatch(stage(), samples)
    yield from hands.press("Start camera and microphone", 90)
    yield Wait(lambda: stage().picture.held is not None, "the live picture", 90)
    lateness = LatenessWatch(samples.late)
    lateness.start()
    samples.started_ms = now_ms()
    yield from pause(LIVE_LOOK_S)
    yield from mark_pages(samples, plan.marks // 3)
    yield from mark_picture(samples, Path(plan.picture).name)
    yield from freeze_and_mark(samples, Path(plan.out))
    yield from fill_time(plan, samples)
    lateness.stop()
    yield from conclude(plan)
    watch.close()
    yield from leave_room()
    yield from review(Path(plan.out))


# ---- on the stage


def mark_pages(samples: Samples, count: int) -> Play:
    """Two pages of the shared paper, ringed here and there."""
    for number, page in enumerate(("Page 1", "Page 2")):
        yield from turn_to(page)
        yield from take("Pen")
        for turn in range(max(1, count // 2)):
            yield from mark(samples, number * MARKS_A_PAGE + turn)
        yield from seen_there()


def mark_picture(samples: Samples, name: str) -> Play:
    """The picture that was shared beside the paper."""
    yield from turn_to(name)
    yield from take("Ellipse")
    yield from mark(samples, 4, ring=False)
    yield from seen_there()


def freeze_and_mark(samples: Samples, out: Path) -> Play:
    """The pen goes down on the live picture and with that the frame under it stands still on both sides."""
    yield from hands.press("Live")
    yield Wait(lambda: stage().key == LIVE and stage().picture.held is not None, "the live picture again")
    yield from pause(LIVE_LOOK_S)
    yield from take("Pen")
    yield from mark(samples, 4)
    yield Wait(lambda: stage().key.startswith("frame:"), "the still under the pen")
    yield from take("Arrow")
    yield from mark(samples, 2, ring=False)
    yield from take("Ellipse")
    yield from mark(samples, 6, ring=False)
    yield from tell(INSTRUCTION)
    yield Wait(lambda: eyes.text("whole picture"), "the still in full quality", 30)
    yield from seen_there()
    photograph_in_call(out / "specialist.png")
    yield from done_there()


def fill_time(plan: Plan, samples: Samples) -> Play:
    """Marks until there are as many as planned, then looks at the live picture until the time is over."""
    yield from take("Pen")
    turn = 0
    while len(samples.pen_ups_ms) < plan.marks:
        yield from mark(samples, turn)
        turn += 1
    yield from seen_there()
    yield from hands.press("Live")
    until = samples.started_ms + plan.seconds * 1000
    yield Wait(lambda: now_ms() >= until, "the end of the meeting", plan.seconds + 30, every_ms=100)


def mark(samples: Samples, turn: int, ring: bool = True) -> Play:
    """One stroke of some twenty points in one of nine places, larger each time round: a ring, or a straight pull."""
    view = stage()
    place, lap = turn % MARKS_A_PAGE, turn // MARKS_A_PAGE
    box = view.viewport.visible
    # Left of the small pictures in the corner, so that everything drawn can be seen.
    spot = Point(box.x + box.width * (0.2 + 0.22 * (place % 3)), box.y + box.height * (0.25 + 0.25 * (place // 3)))
    middle = view.viewport.to_screen.apply(spot)
    radius = 26 + 5 * (lap % 5) + 3 * math.sin(turn)
    before = _marks()
    yield from hands.draw(view, (_ring if ring else _pull)(middle, radius), samples.pen_ups_ms.append)
    yield Wait(lambda: bool(_marks() - before), "the mark on one's own stage")
    yield from pause(BETWEEN_MARKS_S)


def seen_there() -> Play:
    """What was drawn is left only when the bedside has seen it: a busy computer there may be a moment behind."""
    yield Wait(lambda: eyes.text("Your mark: on screen at"), "the mark on the other screen", 60)


def _ring(middle: Point, radius: float) -> list[QPointF]:
    turns = [angle / 3 for angle in range(POINTS)]
    return [QPointF(middle.x + radius * math.cos(a), middle.y + 0.8 * radius * math.sin(a)) for a in turns]


def _pull(middle: Point, radius: float) -> list[QPointF]:
    steps = [2 * step / (POINTS - 1) - 1 for step in range(POINTS)]
    return [QPointF(middle.x + radius * 2 * step, middle.y + radius * step) for step in steps]


def take(tool: str) -> Play:
    yield from hands.press(tool)


def turn_to(page: str) -> Play:
    """Clicks a picture of the filmstrip."""
    yield Wait(lambda: _film(page) is not None, f"'{page}' in the filmstrip", 60)
    found = _film(page)
    if found is None:
        raise NotSeen(f"'{page}' in the filmstrip")
    hands.click_line(*found)
    yield Wait(lambda: stage().key != LIVE and stage().picture.held is not None, f"'{page}' on the stage")


# ---- beside the stage


def tell(words: str) -> Play:
    yield from hands.press("Instructions")
    yield from hands.write("Slide the probe to the left", words)
    yield from hands.press("Ask")


def done_there() -> Play:
    yield Wait(lambda: eyes.text("done") or eyes.text("Done"), "the bedside's *Done*", 60)


def conclude(plan: Plan) -> Play:
    yield from hands.press("Findings")
    for finding in FINDINGS:
        yield from hands.write("Write a finding", finding)
        yield from hands.press("Add the finding")
    yield from hands.press("Opinion")
    yield from hands.write("Assessment: what you think it is", ASSESSMENT)
    yield from hands.write("Advice: what to do now", ADVICE)
    yield from hands.write("Follow-up: when and what to watch for", FOLLOW_UP)
    yield from hands.press("Read and sign")
    yield from hands.press("Sign")
    yield Wait(lambda: not eyes.text("Read it once more"), "the opinion to be stored", 30)
    yield from save("Save the opinion", Path(plan.out) / "opinion.pdf")
    yield from choose("More", "Close the consult")
    yield from hands.press("Close")
    yield Wait(lambda: eyes.text("This consult has ended"), "the end of the consult", 30)
    yield from save("Save the whole consult", Path(plan.out) / "consult.preceptor", patience_s=150)


def save(line: str, path: Path, patience_s: float = 30) -> Play:
    path.unlink(missing_ok=True)  # the dialog would ask whether to replace it
    yield from choose("More", line)
    yield from choose_file(str(path), "Save")
    yield Wait(path.exists, f"{path.name} on the disk", patience_s)


# ---- afterwards


def review(out: Path) -> Play:
    yield from open_review()
    yield Wait(lambda: _transcript_line("Turned to a still") is not None, "the transcript", 60)
    found = _transcript_line("Turned to a still")
    if found is not None:
        hands.click_line(*found)
    yield from hands.press("Play", 60)
    yield from pause(REPLAY_S)
    photograph_window(out / "review.png")


def open_review() -> Play:
    """The newest consult of the library."""
    yield from choose("Menu", "Past consults and recordings")
    yield Wait(lambda: _library_line() is not None, "the consult in the library")
    view = _library_line()
    if view is None:
        raise NotSeen("the library")
    hands.click_line(view, view.lines.index(0))
    yield from hands.press("Review")


def _library_line() -> QueueView | None:
    return next((view for view in eyes.seen(QueueView) if view.lines.rowCount() > 0), None)


def _transcript_line(words: str) -> tuple[QListView, QModelIndex] | None:
    return next(((view, index) for view, index, read in eyes.lines() if words in read), None)


def _film(page: str) -> tuple[QListView, QModelIndex] | None:
    return next(((view, index) for view, index, read in eyes.lines() if read == page), None)


def _marks() -> set[str]:
    view = stage()
    return {*view.stored.names, *view.pending.names}
