"""Recording is forbidden in the middle of a segment, then the consult itself; what was hidden is in no recording.

Everything recorded is looked at where it is kept: at the bedside, at the specialist's and on the server.
"""

import hashlib
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from app.consult.events.consent import ConsentWithdrawn
from app.consult.events.media import MeetingEnded, MeetingStarted, SegmentClosed, SegmentOpened
from app.consult.rules.media import CLOCK_SLACK_MS, STOPS_MS
from app.export.bundle import verify
from tests.windows.badday.day import Day, all_see, none_sees, stands_still
from tests.windows.badday.diary import CLOCKS_MS, Diary, Span
from tests.windows.recorded import loudness, pictures
from tests.windows.visit import LIVE, START
from tests.windows.witness import cached, recordings_under_way, refused, stored, until
from ui.demo.clinic import CONSENTS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

# How far a sound may lie beside its time. Own: what the writer lets pass, and a block. Received: it is put back by the
# least age of the pictures; what the sound itself waited (its queue, jitter, playout) is more where time is short.
BESIDE_MS = {"own": CLOCKS_MS + 30, "received": 1_000}
STILL = {"own": 0, "received": 10}  # what the received coder makes of silence is next to nothing
VOICE = 500  # of 32,768: the loudest of whoever speaks is far above
AROUND_MS = 5_000  # a busy computer may end a segment where something is hidden
UPLOADED_S = 200.0  # recordings go up behind everything else
RECORDING = "Take it back: May this be recorded, so that it can be looked at again?"
CONSULT = "Take it back: May a specialist elsewhere see and hear you now?"
NO_CONSENT = "Camera and microphone are off: the patient does not consent to the consult."


class Segment(NamedTuple):
    """`of`: whose picture and voice; the bytes are the same wherever they are kept."""

    of: str
    stream: str
    source: str
    from_ms: int
    until_ms: int
    data: bytes

    def meets(self, span: Span) -> bool:
        return self.from_ms < span.until_ms and span.from_ms < self.until_ms


def test_recording_ends_with_its_consent_in_the_middle_of_a_segment(day: Day) -> None:
    disk, consult = day.disk, day.consult
    anna = day.anna
    all_see("Recording", *day.everybody)
    until(lambda: {record.by for record, _ in under_way(day)} == {"anna", "omar"}, "both to be in a segment")
    anna.choose("More", "Consent")
    anna.press(RECORDING)
    anna.press("Done")
    all_see("Not recorded", *day.everybody)

    (withdrawn,) = [r for r, e in disk.all(consult, ConsentWithdrawn) if e.kind == "recording"]
    until(lambda: not under_way(day), "every segment to close")
    assert [r for r, _ in disk.all(consult, SegmentOpened) if r.seq > withdrawn.seq] == []
    opened = {event.segment: event for _, event in disk.all(consult, SegmentOpened)}
    closed = [(record, event) for record, event in disk.all(consult, SegmentClosed) if event.blob]
    assert closed and max(event.until_ms for _, event in closed) <= withdrawn.at_ms + STOPS_MS + CLOCK_SLACK_MS
    here = [event.until_ms for record, event in closed if record.by == withdrawn.by]
    assert max(here) <= withdrawn.at_ms + 1_000
    assert {(record.by, opened[event.segment].stream) for record, event in closed} == {
        (by, stream) for by in ("anna", "omar") for stream in ("own", "received")
    }


def test_without_consent_to_the_consult_camera_and_microphone_stop(day: Day) -> None:
    disk, consult = day.disk, day.consult
    anna, omar, tom = day.everybody
    segments = len(disk.all(consult, SegmentOpened))
    omar.do("see_stage", key=LIVE)
    anna.choose("More", "Consent")
    anna.press(CONSULT)
    anna.press("Done")
    all_see(NO_CONSENT, anna, omar)
    tom.press("Case")
    tom.see("Consult: withdrawn")
    none_sees(NO_CONSENT, tom)
    (withdrawn,) = [r for r, e in disk.all(consult, ConsentWithdrawn) if e.kind == "consult"]
    until(lambda: any(r.seq > withdrawn.seq for r, _ in disk.all(consult, MeetingEnded)), "the end of this meeting")
    until(lambda: stands_still(omar), "the last picture to be the last")
    assert len(disk.all(consult, SegmentOpened)) == segments
    for one in (anna, omar):
        assert not one.has_key("Mute")
        assert refused(one.shelf) == []


def test_what_was_hidden_is_in_no_recording_on_any_disk(day: Day, diary: Diary) -> None:
    segments = kept_everywhere(day)
    (withdrawn,) = [r for r, e in day.disk.all(day.consult, ConsentWithdrawn) if e.kind == "recording"]
    nurse = [one for one in segments if one.of == "anna"]
    for hidden in (diary.muted, diary.covered, diary.unplugged):
        near = Span(hidden.from_ms - AROUND_MS, hidden.until_ms + AROUND_MS)
        met = [one for one in nurse if one.meets(near)]
        assert {one.stream for one in met} == {"own", "received"}, "both streams were recorded around it"
        for one in met if hidden is not diary.unplugged else ():  # the voice went on without the camera
            assert_silent(one, hidden)
    ends, dark = Span(withdrawn.at_ms - 1_000, withdrawn.at_ms + 60_000), (diary.covered, diary.unplugged)
    looked_at = [one for one in nurse if any(one.meets(span) for span in (*dark, ends))]
    codes = [code for one in looked_at for code in codes_outside(one, dark, withdrawn.at_ms)]
    for span in dark:
        assert min(codes) < span.from_ms and max(codes) > span.until_ms, "what was not hidden is there"
    for stream in ("own", "received"):
        around = [one for one in nurse if one.stream == stream]
        assert max(loudness(one.data, one.from_ms, 0, 0)[1] for one in around) > VOICE, "the voice is recorded"


def test_what_is_saved_has_nothing_of_the_withdrawn_paper(day: Day, diary: Diary, tmp_path: Path) -> None:
    saved, omar = tmp_path / "consult.preceptor", day.omar
    omar.choose("More", "Save the whole consult")
    omar.do("choose_file", path=str(saved), word="Save")
    until(saved.exists, "the bundle", UPLOADED_S)
    omar.see("Saved as")
    assert verify(saved) == []
    with zipfile.ZipFile(saved) as bundle:
        assert not any(blob in name for blob in diary.doomed for name in bundle.namelist())
        packed = [bundle.read(name) for name in bundle.namelist()]
    assert not any(data in one for data in diary.doomed.values() for one in packed)


def test_given_anew_the_call_goes_on_by_a_press_at_each_end(day: Day) -> None:
    anna, omar, tom = day.everybody
    meetings = len(day.disk.all(day.consult, MeetingStarted))
    anna.choose("More", "Consent")
    for question in CONSENTS:
        anna.press(question)
    anna.press("Done")
    for one in (anna, omar):
        one.press(START)
    omar.do("see_stage", key=LIVE, within_s=90)
    assert len(day.disk.all(day.consult, MeetingStarted)) == meetings + 1
    tom.see("Consult: given")
    all_see("Recording", *day.everybody)


def under_way(day: Day) -> list:
    closed = {event.segment for _, event in day.disk.all(day.consult, SegmentClosed)}
    return [one for one in day.disk.all(day.consult, SegmentOpened) if one[1].segment not in closed]


def kept_everywhere(day: Day) -> list[Segment]:
    """Every segment that holds anything: on the server and with whoever recorded it, byte for byte; nothing that is not
    in the log lies beside them, and nothing at all with who looks on."""
    disk, (anna, omar, tom) = day.disk, day.everybody
    shelves = {"anna": anna.shelf, "omar": omar.shelf}
    opened = {event.segment: (record.by, event) for record, event in disk.all(day.consult, SegmentOpened)}
    closed = [event for _, event in disk.all(day.consult, SegmentClosed) if event.blob]
    until(lambda: all(disk.has(event.blob) for event in closed), "the recordings on the server", UPLOADED_S)
    until(lambda: not any(recordings_under_way(shelf) for shelf in shelves.values()), "what was written to be put away")
    assert recordings_under_way(tom.shelf) == []
    assert not {event.blob for event in closed} & cached(tom.shelf)
    found = []
    for event in closed:
        by, start = opened[event.segment]
        data = stored(shelves[by], event.blob)
        assert data is not None and hashlib.sha256(data).hexdigest() == event.blob
        assert disk.path(event.blob).read_bytes() == data
        of = by if start.stream == "own" else "omar" if by == "anna" else "anna"
        found.append(Segment(of, start.stream, start.source, start.from_ms, event.until_ms, data))
    return found


def assert_silent(one: Segment, hidden: Span) -> None:
    edge = BESIDE_MS[one.stream]
    inside, _ = loudness(one.data, one.from_ms, hidden.from_ms + edge, hidden.until_ms - edge)
    assert inside <= STILL[one.stream], f"{one.stream}: {inside} of 32,768 is heard while nobody was to hear it"


def codes_outside(one: Segment, dark: tuple[Span, ...], withdrawn_ms: int) -> list[int]:
    """When its pictures were taken: none while nobody was to see it or there was no camera, by the code in each
    wherever it lies in the file, and by its place, should its code be worn away; and none once it was forbidden."""
    seen = pictures(one.data, one.from_ms)
    codes = [picture.taken_ms for picture in seen if picture.taken_ms is not None]
    assert not seen or 2 * len(codes) > len(seen), "the codes can be read"
    edge = BESIDE_MS["received"]
    for span in dark:
        assert not [code for code in codes if span.from_ms + CLOCKS_MS <= code <= span.until_ms - CLOCKS_MS]
        inside = [p for p in seen if span.from_ms + edge < p.at_ms < span.until_ms - edge]
        assert inside == [], f"{one.stream}: {len(inside)} pictures while nobody was to see it"
    assert max(codes, default=0) <= withdrawn_ms + STOPS_MS + CLOCK_SLACK_MS
    return codes
