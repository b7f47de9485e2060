"""Every kind of surface, opened and marked by two people: both screens, a late joiner and the review show one picture.

The tests share one consult and stand in the order of its day.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import cv2
import msgspec
import numpy as np
import pytest

from app.consult.events.describing import SurfaceCalibrated
from app.consult.events.documents import DocumentShared
from app.consult.events.looking import Presentation, PresentationSet
from app.consult.events.marks import Measure, Pin, Shape, Stroke, Text
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import Mark
from tests.rig.people import NURSE, SECOND_SPECIALIST, SPECIALIST
from tests.rig.server import Server
from tests.windows.compared import Seen, difference
from tests.windows.kinds import DOTS, SHARED, Kind
from tests.windows.seat import Seat
from tests.windows.visit import LIVE, meet
from tests.windows.witness import ServerDisk, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(360)]

WIDE, HIGH = 640, 400  # the stage in every window, whatever stands beside it
CLOSER = "a part of the last"
STILL = "still of the live picture"
STILL_KIND = Kind(
    STILL,
    lambda folder: folder,
    (
        ("Numbered pin", [(0.7, 0.7)]),
        ("Ellipse", [(0.7, 0.2), (0.75, 0.25), (0.8, 0.35)]),
        (f"{DOTS}Rectangle", [(0.15, 0.6), (0.2, 0.65), (0.25, 0.75)]),
    ),
)
SHIFT_PX = 3.0
NOTHING = Seen(np.zeros((HIGH, WIDE, 3), np.uint8))
STROKE = [(0.3 + 0.015 * step, 0.25 + 0.02 * (step % 4)) for step in range(10)]


class Shown(NamedTuple):
    """What was on the screens at a moment of the consult; `at_ms` by the server's clock; `part`: what of the surface
    the leader looked at, empty where the whole."""

    name: str
    key: str
    marks: tuple[Mark, ...]
    tones: Presentation
    part: tuple[float, ...]
    at_ms: int
    lead: Seen
    bedside: Seen


class Day(NamedTuple):
    server: Server
    disk: ServerDisk
    consult: str
    anna: Seat
    omar: Seat
    shown: dict[str, Shown]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("kinds")
    with (
        Server(folder / "server") as server,
        Seat(folder / "clinic", server.url, NURSE) as anna,
        Seat(folder / "city", server.url, SPECIALIST) as omar,
    ):
        meet(anna, omar)
        disk = ServerDisk(server.data)
        made = Day(server, disk, disk.consult(), anna, omar, {})
        for one in (anna, omar):
            one.do("stand", width=WIDE, height=HIGH)
        _freeze(made)
        keys = {kind.name: _share(made, kind.file(folder)) for kind in SHARED}
        for kind in SHARED:
            omar.do("turn_to_key", key=keys[kind.name])
            if kind.is_paper:
                omar.do("turn_to_key", key=_straighten(made, keys[kind.name]))
            _mark(made, kind.name, kind)
        omar.do("look_closer")
        view = until(lambda: disk.state(made.consult).stage.view, "the leader's look in the log")
        last = made.shown[kind.name]
        part = (view.x, view.y, view.width, view.height)
        _keep(made, last._replace(name=CLOSER, part=part))
        yield made


def test_two_people_drew_with_every_tool_on_every_kind(day: Day) -> None:
    assert [*day.shown] == [STILL, *(kind.name for kind in SHARED), CLOSER]
    for shown in day.shown.values():
        assert {type(mark.shape) for mark in shown.marks} >= {Stroke, Pin, Text}, shown.name
        assert len({mark.by for mark in shown.marks}) == 2, shown.name
    shapes = [mark.shape for shown in day.shown.values() for mark in shown.marks]
    assert {type(shape) for shape in shapes} == set(get_args(Shape))
    assert any(isinstance(shape, Pin) and not shape.asks for shape in shapes)
    for kind in SHARED:
        measures = [mark.shape for mark in day.shown[kind.name].marks if isinstance(mark.shape, Measure)]
        assert [one.kind for one in measures if one.figures] == [*kind.measures], (kind.name, measures)
    (values,) = (shape for shape in shapes if isinstance(shape, Measure) and shape.kind == "ellipse")
    assert {"area", "mean", "spread"} <= {figure.name for figure in values.figures}
    (detector,) = (mark.shape for mark in day.shown["radiograph"].marks if isinstance(mark.shape, Measure))
    assert "detector" in detector.note


def test_both_screens_show_the_same(day: Day) -> None:
    assert {name: told for name, one in day.shown.items() if (told := difference(one.lead, one.bedside))} == {}


def test_a_mark_that_is_missing_or_beside_its_place_would_be_noticed(day: Day) -> None:
    shown = [*day.shown.values()][-1]
    for mark in shown.marks:
        for how in ({"without": mark.mark}, {"shifted": mark.mark, "by_px": SHIFT_PX}):
            other = seen(day.omar, shown, **how)
            assert difference(shown.lead, other), (mark.shape, how)


def test_who_joins_late_and_who_reviews_see_what_was_seen(day: Day, tmp_path: Path) -> None:
    with Seat(tmp_path / "late", day.server.url, SECOND_SPECIALIST) as ida:
        ida.sign_in()
        ida.do("look_in")
        ida.do("stand", width=WIDE, height=HIGH)
        *others, last = day.shown.values()
        late = {last.name: difference(last.lead, seen(ida, last))}  # as it is met, before a hand was at it
        for shown in (one for one in others if one.key != last.key):  # of that page she follows the leader's part
            ida.do("turn_to_key", key=shown.key)
            late[shown.name] = difference(shown.lead, seen(ida, shown))
        ida.do("leave_and_review")
        ida.do("stand", width=WIDE, height=HIGH)
        again = {}
        for shown in day.shown.values():
            ida.do("seek", at_ms=shown.at_ms)
            again[shown.name] = difference(shown.lead, seen(ida, shown))
    assert {name: told for name, told in late.items() if told} == {}
    assert {name: told for name, told in again.items() if told} == {}


# ---- what is done


def _freeze(day: Day) -> None:
    """The pen goes down on the live picture."""
    day.omar.do("see_stage", key=LIVE)
    day.omar.press("Pen")
    frozen = day.omar.do("freeze", points=STROKE, within_s=60)
    assert isinstance(frozen, dict)
    _mark(day, STILL, STILL_KIND)


def _share(day: Day, path: Path) -> str:
    """The key of its page, of several the second; of a recording its first sheet."""
    before = len(day.disk.all(day.consult, DocumentShared))
    day.anna.choose("More", "Share a file")
    day.anna.do("choose_file", path=str(path), word="Open")
    day.anna.press("Share", 60)
    ((_, shared),) = until(lambda: day.disk.all(day.consult, DocumentShared)[before:], f"{path.name} in the log")
    second = shared.pages > 1 and shared.kind != "signal"
    return surface_key(PageSurface(shared.document, int(second)))


def _straighten(day: Day, key: str) -> str:
    """By who has the file: its corners as proposed, its grid confirmed. The key of the sheet."""
    before = len(day.disk.all(day.consult, DocumentShared))
    day.anna.do("see_stage", key=key)
    day.anna.choose("More", "Measure on this photographed ECG")
    day.anna.press("Straighten")
    day.anna.press("This is ECG paper with squares of 1 mm, and it stands upright")
    day.anna.press("Use this scale")
    until(lambda: day.disk.all(day.consult, SurfaceCalibrated), "the scale in the log")
    ((_, shared),) = day.disk.all(day.consult, DocumentShared)[before:]
    return surface_key(PageSurface(shared.document, 0))


def _mark(day: Day, name: str, kind: Kind) -> None:
    """Both at once, each with the tools of their window; then both pictures are kept."""
    key = day.omar.look()["key"]
    day.anna.do("see_stage", key=key)
    before = len(day.disk.state(day.consult).marks_on(key))
    day.anna.begin("draw_all", marks=[["Pen", STROKE], ["Tap and ask: “Here?”", [(0.35, 0.5)]]])
    day.omar.begin(
        "draw_all",
        marks=[
            ["Numbered arrow", [(0.5, 0.8), (0.6, 0.65), (0.65, 0.6)]],
            ["Probe > Slide the probe", [(0.4, 0.7), (0.45, 0.7)]],
            ["Text", [(0.5, 0.3)]],
            *kind.also,
        ],
    )
    for one in (day.anna, day.omar):
        one.done()
    count = before + 5 + sum(1 for tool, _ in kind.also if tool)  # without one it is the rest of the last
    try:
        marks = until(lambda: _all_there(day, key, count), f"every mark of '{name}' with its numbers in the log")
    except AssertionError as error:
        there = [mark.shape for mark in day.disk.state(day.consult).marks_on(key)]
        raise AssertionError(f"{error}: {len(there)} of {count}, {there}") from None
    tones = _set(day, *kind.set_by) if kind.set_by[0] else Presentation()
    _keep(day, Shown(name, key, marks, tones, (), 0, NOTHING, NOTHING))


def _set(day: Day, key: str, line: str) -> Presentation:
    """By who leads, for everybody."""
    before = len(day.disk.all(day.consult, PresentationSet))
    if line:
        day.omar.choose(key, line)
    else:
        day.omar.press(key)
    told = until(lambda: day.disk.all(day.consult, PresentationSet)[before:], f"'{key}' in the log")
    return told[-1][1].presentation


def _keep(day: Day, shown: Shown) -> None:
    """As it is on both screens now."""
    lead, bedside = (seen(one, shown) for one in (day.omar, day.anna))
    at_ms = day.disk.records(day.consult)[-1].at_ms
    day.shown[shown.name] = shown._replace(at_ms=at_ms, lead=lead, bedside=bedside)


def _all_there(day: Day, key: str, count: int) -> tuple[Mark, ...]:
    marks = tuple(day.disk.state(day.consult).marks_on(key))
    numbers = [mark.shape.figures for mark in marks if isinstance(mark.shape, Measure)]
    return marks if len(marks) >= count and all(numbers) else ()


def seen(seat: Seat, shown: Shown, **how: object) -> Seen:
    """What is on the stage."""
    path = seat.folder / f"{shown.name}.png"
    marks = [mark.mark for mark in shown.marks]
    signs = seat.do(
        "canvas",
        path=str(path),
        key=shown.key,
        marks=marks,
        part=shown.part,
        tones=msgspec.to_builtins(shown.tones),
        **how,
    )
    read = cv2.imread(str(path), cv2.IMREAD_COLOR)
    assert read is not None and read.shape == (HIGH, WIDE, 3)
    assert isinstance(signs, list)
    return Seen(np.asarray(read, np.uint8), tuple(signs))
