"""What must hold when things go wrong, through the real windows, in the server's log and on the disks.

The tests share one consult and stand in the order of its day: each leaves it so that the next can go on.
"""

import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from app.consult.events.consent import ConsentWithdrawn
from app.consult.events.documents import DocumentWithdrawn
from app.consult.events.guidance import InstructionGiven
from app.consult.events.marks import MarkAdded
from app.consult.events.media import MediaGap, MeetingEnded, SegmentClosed, SegmentOpened
from app.consult.messages import NotGiven
from app.consult.rules.media import CLOCK_SLACK_MS, STOPS_MS
from app.export.bundle import verify
from tests.rig.people import OUTSIDER, PRIVACY, SPECIALIST
from tests.server.talker import Talker
from tests.windows.seat import Seat
from tests.windows.visit import LIVE, START, Visit, visiting
from tests.windows.witness import ServerDisk, assert_chain_holds, cached, outbox, refused, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

LATE_MS = 20_000
CUT_S = 60.0
MUTED_S = 4.0
HEARD_AGAIN_S = 1.5
# How far a sound may lie beside its time. Own: what the writer lets pass, and a block. Received: it is put back by the
# least age of the pictures; what the sound itself waited (its queue, jitter, playout) is more where time is short.
BESIDE_MS = {"own": 30, "received": 1_000}
STILL = {"own": 0, "received": 10}  # what the received coder makes of silence is next to nothing
ORDER = "Turn her on her left side"
PEN = [(0.25 + 0.02 * step, 0.3 + 0.01 * step) for step in range(10)]
LOWER = [(x, y + 0.2) for x, y in PEN]
ASK = "Slide the probe to the left"


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    with visiting(tmp_path_factory.mktemp("visit")) as made:
        yield made


def test_a_cut_link_loses_nothing_and_an_instruction_goes_by_the_call(visit: Visit) -> None:
    disk, anna, omar, consult = visit.disk, visit.anna, visit.omar, visit.consult
    before = len(disk.records(consult))
    visit.relay.cut()
    began = time.monotonic()
    first, second = omar.draw(PEN), omar.draw(LOWER)
    omar.write(ASK, ORDER)
    omar.press("Ask")

    # Here it is drawn and kept, and looks like what it is: not yet there.
    look = omar.look()
    assert {first, second} <= set(look["pending"]) and not {first, second} & set(look["stored"])
    omar.see("Your mark: sending")
    until(lambda: [one for one in outbox(omar.shelf) if isinstance(one, InstructionGiven)], "the outbox on disk")
    waiting = outbox(omar.shelf)
    assert [one.mark for one in waiting if isinstance(one, MarkAdded)] == [first, second]
    assert [one.text for one in waiting if isinstance(one, InstructionGiven)] == [ORDER]

    # The call goes on beside the lost link, and takes the instruction along: the log alone is late.
    anna.see(ORDER, 20)
    omar.gone("Your instruction was not shown at the bedside in time. Send it again or withdraw it.")
    time.sleep(max(0.0, CUT_S - (time.monotonic() - began)))
    assert not disk.all(consult, InstructionGiven)
    assert not {first, second} & set(anna.look()["stored"])
    assert {first, second} <= set(omar.look()["pending"])

    omar.see("Connecting…")  # the socket is really gone: what comes now is sent anew

    # Back: everything once, in its order, and what she has read already is not said anew to be late.
    visit.relay.restore()
    for mark in (first, second):
        anna.do("see_mark", mark=mark)
        omar.do("see_mark", mark=mark)
    until(lambda: outbox(omar.shelf) == [], "the outbox to empty")
    omar.gone("unsent")
    assert ORDER in anna.words()
    anna.gone("This arrived late: it was said")
    new = disk.log(consult)[before:]
    assert [one.event.mark for one in new if isinstance(one.event, MarkAdded)] == [first, second]
    (given,) = [one for one in new if isinstance(one.event, InstructionGiven)]
    assert given.record.at_ms - given.record.made_ms > LATE_MS
    assert_chain_holds(disk, consult)
    keys = (START, "Start camera", "Mute")  # after a minute alone her camera has stopped: only she starts it again
    (word, *_) = until(lambda: [key for key in keys if anna.has_key(key)], "a key of the camera")
    if word != "Mute":
        anna.press(word)
        anna.do("see_key", word="Mute")


def test_an_outsider_who_knows_a_hash_gets_the_answer_of_an_unknown_one(visit: Visit) -> None:
    known = min(visit.paper_blobs)
    until(lambda: visit.disk.has(known), "the paper on the server")
    with Talker(visit.server.url, OUTSIDER) as carl:
        bulk = carl.bulk()
        told = bulk.pull(visit.consult, known)
        unknown = bulk.pull(visit.consult, "ab" * 32)
        elsewhere = bulk.pull("cd" * 16, known)
        bulk.close()
    assert isinstance(told, NotGiven) and isinstance(unknown, NotGiven) and isinstance(elsewhere, NotGiven)
    assert (told.code, told.text) == (unknown.code, unknown.text) == (elsewhere.code, elsewhere.text)
    with Talker(visit.server.url, SPECIALIST) as omar:
        bulk = omar.bulk()
        assert bulk.pull(visit.consult, known) == visit.disk.path(known).read_bytes()
        bulk.close()


def test_a_stroke_under_way_while_the_server_is_killed_arrives_once(visit: Visit) -> None:
    disk, anna, omar, consult = visit.disk, visit.anna, visit.omar, visit.consult
    before = len(disk.all(consult, MarkAdded))
    middle = [(x, 0.7) for x, _ in PEN]
    omar.do("pen_down", points=middle[:4])
    visit.server.kill()
    omar.do("pen_on", points=middle[4:])
    (mark,) = omar.do("pen_up", at=middle[-1])  # type: ignore[misc]
    assert mark in omar.look()["pending"]
    assert len(disk.all(consult, MarkAdded)) == before
    visit.server.start()
    for one in (anna, omar):
        one.do("see_mark", mark=mark, within_s=60)
        assert one.has_key("Mute"), "a server that begins anew ends nobody's call"
    assert [event.mark for _, event in disk.all(consult, MarkAdded)][before:] == [mark]
    assert_chain_holds(disk, consult)


def test_a_wrong_document_leaves_screens_caches_server_and_bundle(visit: Visit, tmp_path: Path) -> None:
    disk, anna, omar, consult = visit.disk, visit.anna, visit.omar, visit.consult
    doomed = visit.paper_blobs
    assert doomed & cached(omar.shelf) and doomed & cached(anna.shelf)
    contents = {blob: disk.path(blob).read_bytes() for blob in doomed if disk.has(blob)}
    assert contents
    on_stage = f"page:{visit.paper}"
    assert omar.look()["key"].startswith(on_stage) and anna.look()["key"].startswith(on_stage)

    anna.choose("More", "Case, messages, documents, people")
    anna.press("Documents")
    anna.press("Withdraw")
    anna.press("Wrong patient")
    anna.press("Withdraw")

    for one in (omar, anna):
        until(lambda one=one: not one.look()["key"].startswith(on_stage), "the page to leave the stage")
        assert not any(name.startswith("Page ") for name in one.look()["film"])
        assert one.do("has_picture", key=f"{on_stage}:0") is False
        until(lambda one=one: not doomed & cached(one.shelf), "the caches to be emptied")
    ((_, withdrawn),) = disk.all(consult, DocumentWithdrawn)
    assert (withdrawn.document, withdrawn.reason) == (visit.paper, "Wrong patient")
    until(lambda: all(disk.is_locked(blob) and not disk.has(blob) for blob in contents), "the bytes to be locked")
    with Talker(visit.server.url, SPECIALIST) as one:
        bulk = one.bulk()
        assert all(isinstance(bulk.pull(consult, blob), NotGiven) for blob in contents)
        bulk.close()
    with Talker(visit.server.url, PRIVACY) as per:
        bulk = per.bulk()
        assert all(bulk.pull(consult, blob) == data for blob, data in contents.items())
        bulk.close()

    saved = tmp_path / "consult.preceptor"
    omar.choose("More", "Save the whole consult")
    omar.do("choose_file", path=str(saved), word="Save")
    until(saved.exists, "the bundle")
    omar.see("Saved as")
    assert verify(saved) == []
    with zipfile.ZipFile(saved) as bundle:
        assert not any(blob in name for blob in doomed for name in bundle.namelist())
        packed = [bundle.read(name) for name in bundle.namelist()]
    assert not any(data in one for data in contents.values() for one in packed)
    anna.choose("More", "Case, messages, documents, people")  # closed again


def test_what_was_muted_is_in_no_segment_and_recording_ends_with_its_consent(visit: Visit) -> None:
    disk, anna, omar, consult = visit.disk, visit.anna, visit.omar, visit.consult
    anna.press("Mute")
    time.sleep(MUTED_S)
    anna.press("Muted")
    anna.do("see_key", word="Mute")
    until(lambda: any(gap.until_ms for gap in _mutes(disk, consult)), "the end of the mute in the log")
    time.sleep(HEARD_AGAIN_S)
    for one in (anna, omar):
        one.see("Recording")

    anna.choose("More", "Consent")
    anna.press("Take it back: May this be recorded, so that it can be looked at again?")
    anna.press("Done")
    for one in (anna, omar):
        one.see("Not recorded")
    (withdrawn,) = [r for r, e in disk.all(consult, ConsentWithdrawn) if e.kind == "recording"]
    opened = {event.segment: (record.by, event) for record, event in disk.all(consult, SegmentOpened)}
    ends = until(
        lambda: found if len(found := disk.all(consult, SegmentClosed)) == len(opened) else None,
        "every segment to close",
    )
    closed = [(record, event) for record, event in ends if event.blob]  # the others went on too long: nothing was kept
    assert {(by, event.stream) for by, event in opened.values()} >= {
        (by, stream) for by in {by for by, _ in opened.values()} for stream in ("own", "received")
    }
    here = [event.until_ms for record, event in closed if record.by == withdrawn.by]
    assert max(here) <= withdrawn.at_ms + 1_000
    assert max(event.until_ms for _, event in closed) <= withdrawn.at_ms + STOPS_MS + CLOCK_SLACK_MS
    until(lambda: all(disk.has(event.blob) for _, event in closed), "the segments on the server", 60)

    ended = [gap for gap in _mutes(disk, consult) if gap.until_ms is not None]
    span = max(ended, key=lambda gap: (gap.until_ms or 0) - gap.from_ms)
    assert span.until_ms is not None and span.until_ms - span.from_ms > 1_000 * (MUTED_S - 1)
    nurse = next(by for by, event in opened.values() if event.stream == "own" and event.source == span.source)
    heard = {"own": 0, "received": 0}
    examined = set()
    for _, event in closed:
        by, start = opened[event.segment]
        is_her_voice = (by == nurse) == (start.stream == "own")
        if not is_her_voice or event.until_ms <= span.from_ms or start.from_ms >= span.until_ms:
            continue
        examined.add(start.stream)
        edge_ms = BESIDE_MS[start.stream]
        inside, outside = loudness(
            disk.path(event.blob), start.from_ms, span.from_ms + edge_ms, span.until_ms - edge_ms
        )
        heard[start.stream] = max(heard[start.stream], outside)
        assert inside <= STILL[start.stream], f"{start.stream}: {inside} of 32,768 is heard while she was muted"
    assert examined == {"own", "received"}
    before = [(opened[event.segment][1], event) for _, event in closed if event.until_ms <= span.from_ms]
    for start, event in before:  # who speaks also pauses: the voice is in what was recorded of her, not in each piece
        if (opened[event.segment][0] == nurse) == (start.stream == "own"):
            loudest = loudness(disk.path(event.blob), start.from_ms, event.until_ms, event.until_ms)[1]
            heard[start.stream] = max(heard[start.stream], loudest)
    assert min(heard.values()) > 500, "the voice is recorded"


def test_without_consent_to_the_consult_camera_and_microphone_stop(visit: Visit) -> None:
    disk, anna, omar, consult = visit.disk, visit.anna, visit.omar, visit.consult
    segments = len(disk.all(consult, SegmentOpened))
    omar.do("see_stage", key=LIVE)
    anna.choose("More", "Consent")
    anna.press("Take it back: May a specialist elsewhere see and hear you now?")
    anna.press("Done")
    anna.see("Camera and microphone are off: the patient does not consent to the consult.")
    omar.see("Camera and microphone are off: the patient does not consent to the consult.")
    (withdrawn,) = [r for r, e in disk.all(consult, ConsentWithdrawn) if e.kind == "consult"]
    until(lambda: any(r.seq > withdrawn.seq for r, _ in disk.all(consult, MeetingEnded)), "the end of this meeting")
    until(lambda: stands_still(omar), "the last picture to be the last")
    assert len(disk.all(consult, SegmentOpened)) == segments
    for one in (anna, omar):
        assert not one.has_key("Mute")
        assert refused(one.shelf) == []


def stands_still(seat: Seat) -> bool:
    """No picture comes any more: what was on its way has come."""
    stood = seat.look()["capture_ms"]
    time.sleep(1.0)
    return seat.look()["capture_ms"] == stood


def _mutes(disk: ServerDisk, consult: str) -> list[MediaGap]:
    return [event for _, event in disk.all(consult, MediaGap) if event.kind == "muted"]


def loudness(path: Path, from_ms: int, begins_ms: int, ends_ms: int) -> tuple[int, int]:
    """The loudest sample recorded between two times, and the loudest elsewhere."""
    inside = outside = 0
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            assert frame.pts is not None and frame.time_base is not None
            samples = np.abs(frame.to_ndarray().astype(np.float64)).reshape(-1)
            scale = 32_768 if frame.format.name.startswith("flt") else 1
            at_ms = from_ms + float(frame.pts * frame.time_base) * 1000
            stamps = at_ms + np.arange(samples.size) * 1000 / frame.sample_rate
            within = (stamps >= begins_ms) & (stamps < ends_ms)
            inside = max(inside, int(scale * samples[within].max(initial=0)))
            outside = max(outside, int(scale * samples[~within].max(initial=0)))
    return inside, outside
