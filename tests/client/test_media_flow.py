"""Documents, pictures, the call, stills, recording and review between two real engines with synthetic cameras."""

from pathlib import Path

import numpy as np
import pymupdf
import pytest

from app.client.border import (
    CloseReview,
    FilePreviewed,
    FileRefused,
    Freeze,
    LeaveConsult,
    OpenReview,
    Play,
    PreviewFile,
    ReviewView,
    SaveBundle,
    Saved,
    SaveOpinion,
    Seek,
    SetMuted,
    SharePlan,
    WantPicture,
    WatchPicture,
)
from app.consult.events import ConsentWithdrawn, DocumentWithdrawn, MarkAdded, PageTurned
from app.consult.events.marks import Ellipse
from app.consult.events.surface import FrameSurface, PageSurface, surface_key
from app.geometry import Box
from app.media import framecode
from app.media.frames import Frame
from tests.client.place import Place, in_call, new_consult
from tests.rig.ondisk import files
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server

pytestmark = pytest.mark.slow


def a_pdf(pages: int = 3) -> bytes:
    document = pymupdf.open()
    for number in range(pages):
        page = document.new_page()
        page.insert_text((72, 100), f"Electrocardiogram, sheet {number + 1}", fontsize=24)
    data = document.tobytes()
    document.close()
    return data


def test_a_shared_document_is_seen_marked_and_withdrawn_on_both_sides(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        clinic.sign_in(server.url, NURSE)
        city.sign_in(server.url, SPECIALIST)
        consult = new_consult(clinic, NURSE, city, SPECIALIST)

        clinic.post(PreviewFile(data=b"MZ not a document"))
        assert clinic.notice(FileRefused).text
        clinic.post(PreviewFile(data=a_pdf(), title="ECG"))
        previewed = clinic.notice(FilePreviewed)
        assert previewed.pages == 3 and previewed.page.pixels.shape[2] == 3
        clinic.post(SharePlan(previewed.token))

        state = city.state(lambda one: any(document.pictures for document in one.documents.values()))
        document = next(iter(state.documents.values()))
        surface = PageSurface(document.document, 0)
        city.submit(consult, PageTurned(surface), MarkAdded("k1", surface, Ellipse(Box(60, 60, 200, 80), 1, 2.0)))
        city.post(WantPicture(surface, None, 1.5))
        picture = city.until(lambda: city.engine.picture(surface_key(surface)))
        assert (picture.width, picture.height) == (document.sizes[0].width, document.sizes[0].height)
        clinic.post(WantPicture(surface, None, 1.5))
        clinic.until(lambda: clinic.engine.picture(surface_key(surface)))
        assert "k1" in clinic.state(lambda one: "k1" in one.marks and one.stage.surface == surface).marks
        whole = city.until(
            lambda: (found := city.engine.picture(surface_key(surface))) and found.quality == "whole" and found
        )
        assert whole.pixels.pixels.shape[0] > 700
        city.submit(consult, PageTurned(PageSurface(document.document, 2)))
        city.state(lambda one: 2 in one.documents[document.document].pictures)
        city.until(lambda: blobs(tmp_path / "city"))

        clinic.submit(consult, DocumentWithdrawn(document.document, "another patient's"))
        for place in (clinic, city):
            place.state(lambda one: one.documents[document.document].withdrawn is not None)
            place.until(lambda place=place: place.engine.picture(surface_key(surface)) is None)
        city.until(lambda: not blobs(tmp_path / "city"))
        clinic.until(lambda: not blobs(tmp_path / "clinic"))


def blobs(folder: Path) -> list[Path]:
    return [path for path in files(folder) if path.match("blobs/sealed/*/*")]


def test_a_picture_is_sent_as_it_is_looked_at_and_both_ends_know(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        in_call(clinic, city, server.url)

        def width() -> int:
            newest = city.engine.frames["remote"].peek()
            return 0 if newest is None else newest.pixels.shape[1]

        city.until(lambda: width() > 320)
        city.post(WatchPicture("detail", 320, 180))
        city.until(lambda: 0 < width() <= 320)
        clinic.until(lambda: clinic.engine.media.peek().watched.kept == "detail")
        city.post(WatchPicture("motion", 1920, 1080))
        city.until(lambda: width() > 320)
        clinic.until(lambda: clinic.engine.media.peek().watched.kept == "motion")


def test_a_call_with_a_still_a_recording_and_its_review(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        consult = in_call(clinic, city, server.url)

        frame = city.until(lambda: a_clear_frame(city))
        own = clinic.engine.media.peek().own_source
        assert frame.ref.source == own
        assert framecode.read(frame.pixels) == frame.ref.capture_ms & 0xFFFFFFFF  # its sender's own stamp
        clinic.until(lambda: clinic.engine.frames["remote"].peek())
        city.until(lambda: city.engine.media.peek().remote == "live" and city.engine.media.peek().recording)

        newest = city.engine.frames["remote"].peek()
        city.post(Freeze("s1", newest.ref.source, newest.ref.capture_ms))
        surface = FrameSurface(newest.ref.source, newest.ref.capture_ms, newest.full_width, newest.full_height)
        city.submit(consult, PageTurned(surface), MarkAdded("k1", surface, Ellipse(Box(60, 60, 200, 80), 1, 2.0)))
        still = city.state(lambda one: surface_key(surface) in one.stills).stills[surface_key(surface)]
        assert still.quality == "whole" and still.capture_ms == newest.ref.capture_ms
        city.post(WantPicture(surface))
        whole = city.until(
            lambda: (found := city.engine.picture(surface_key(surface))) and found.quality == "whole" and found
        )
        assert framecode.read(np.ascontiguousarray(whole.pixels.pixels)) == still.capture_ms & 0xFFFFFFFF

        # Each place records both streams: who left before would have given less.
        clinic.state(lambda one: len({(segment.by, segment.stream) for segment in one.segments.values()}) == 4)
        clinic.post(SetMuted(True))
        clinic.state(lambda one: any(gap.kind == "muted" for gap in one.gaps.values()))
        city.submit(consult, PageTurned(None))
        city.post(LeaveConsult())
        clinic.until(lambda: not clinic.engine.media.peek().on)
        state = clinic.state(
            lambda one: len(one.segments) >= 4 and all(segment.blob for segment in one.segments.values())
        )
        assert {segment.stream for segment in state.segments.values()} == {"own", "received"}
        recorded = {segment.blob for segment in state.segments.values()}
        for place in (clinic, city):
            place.until(lambda: recorded <= {path.name for path in files(server.data / "blobs" / "whole")})
            place.until(lambda place=place: place.engine.link.peek().uploading_bytes == 0)

        clinic.post(SaveOpinion(str(tmp_path / "opinion.pdf")))
        clinic.notice(Saved)
        clinic.post(SaveBundle(str(tmp_path / "consult.preceptor")))
        clinic.notice(Saved)
        assert (tmp_path / "opinion.pdf").read_bytes().startswith(b"%PDF")

        for place, command in (
            (city, OpenReview(consult=consult)),
            (clinic, OpenReview(path=str(tmp_path / "consult.preceptor"))),
        ):
            place.post(command)
            view = place.until(
                lambda place=place: (one := place.engine.review.peek()) and one.state and not one.loading and one
            )
            assert view.steps and view.until_ms > view.from_ms
            place.post(Seek(a_seen_moment(view)))
            place.until(
                lambda place=place: (
                    (frame := place.engine.frames["review-remote"].peek())
                    and place.engine.review.peek().shows("review-remote", frame.ref)
                )
            )
            assert view.last.seq > view.state.seq
            assert "bedside" in place.engine.review.peek().passage
            views = place.everything(place.engine.review)  # it plays less than a second
            place.post(Play(True, 4.0))
            place.until(lambda views=views: any(one.playing for one in views) and not views[-1].playing)
            place.post(CloseReview())


def a_clear_frame(place: Place) -> Frame | None:
    """The first pictures of a call may be too coarse for the code in them to be read."""
    frame = place.engine.frames["remote"].peek()
    return frame if frame is not None and framecode.read(frame.pixels) is not None else None


def a_seen_moment(view: ReviewView) -> int:
    """Of the bedside's picture, as far as can be from where its computer was too busy to record one."""
    begin, end = next(lane for lane in view.lanes if lane.kind == "video").spans[0]
    assert view.last is not None
    theirs = [gap for gap in view.last.gaps.values() if gap.by == NURSE.user and gap.kind != "muted"]
    gaps = [gap for gap in theirs if not gap.source.endswith(".microphone")]
    holes = [(begin, begin), *((gap.from_ms, gap.until_ms or end) for gap in gaps), (end, end)]
    return max(range(begin, end, 20), key=lambda at: min(max(start - at, at - stop) for start, stop in holes))


def test_withdrawn_consent_stops_camera_and_recording(server: Server, tmp_path: Path) -> None:
    with Place(tmp_path / "clinic") as clinic, Place(tmp_path / "city") as city:
        consult = in_call(clinic, city, server.url)
        for place in (clinic, city):
            place.until(lambda place=place: place.engine.media.peek().recording)
            place.until(lambda place=place: place.engine.media.peek().remote == "live")
        clinic.submit(consult, ConsentWithdrawn("recording"))
        for place in (clinic, city):
            place.until(lambda place=place: not place.engine.media.peek().recording)
        clinic.submit(consult, ConsentWithdrawn("consult"))
        for place in (clinic, city):
            place.until(lambda place=place: not place.engine.media.peek().on)
