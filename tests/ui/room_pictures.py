"""The room and the review in every state worth a look, for the pictures."""

from collections.abc import Iterator

import msgspec
from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import MediaView, Said, SourceView, Watched, WhisperView
from app.clock import ManualClock
from app.consult.state import Clip, Stop
from app.consult.whispers import PointerMoved
from app.geometry import Point
from tests.ui import paper_samples as ps
from tests.ui import room_samples as rs
from tests.ui.device_pictures import LISTED, device_shots
from tests.ui.following_pictures import following_shots
from tests.ui.listening_pictures import listening_shots
from tests.ui.marks_pictures import marks_shots
from tests.ui.paper_pictures import paper_shots
from tests.ui.pointer_pictures import pointer_shots
from tests.ui.privacy_pictures import privacy_shots
from tests.ui.puppet import PuppetEngine
from tests.ui.samples import BOARD_HOME, OFFLINE, ONLINE, WEAK
from ui.bridge import Bridge
from ui.modes import CLINIC, OBSERVER, REVIEW, SPECIALIST
from ui.review.page import ReviewPage
from ui.stage.room import RoomPage
from ui.stage.standing import STANDS_MS
from ui.theme import Theme


def room_shots(theme: Theme) -> Iterator[tuple[str, QWidget]]:
    def room(mode, view, media=rs.MEDIA_ON, link=ONLINE, whispers=None, act=None, frames=True, tracks=None):  # type: ignore[no-untyped-def]
        return room_page(theme, mode, view, media, link, whispers, act, frames, BOARD_HOME, tracks)

    drawing = WhisperView({}, {}, frozenset({rs.DOCTOR.person}))
    pointing = WhisperView({rs.NURSE.person: PointerMoved(rs.FUNDUS, Point(700, 640))})
    still, fundus, live = rs.still_state(), rs.fundus_state(), rs.base_state()
    yield "specialist-live", room(SPECIALIST, rs.view(live, rs.DOCTOR))
    yield "specialist-still", room(SPECIALIST, rs.view(still, rs.DOCTOR))
    yield "specialist-page", room(SPECIALIST, rs.view(fundus, rs.DOCTOR), whispers=pointing, act="case")
    pending = rs.view(fundus, rs.DOCTOR, pending=frozenset({"k5", "k6"}))
    yield "specialist-offline-pending", room(SPECIALIST, pending, link=OFFLINE, act="messages")
    yield (
        "specialist-empty",
        room(SPECIALIST, rs.view(live, rs.DOCTOR), media=MediaView(), frames=False, act="documents"),
    )
    late = rs.view(live, rs.DOCTOR, late=frozenset({"i2"}))
    state = late.state
    given = {**state.instructions, "i2": msgspec.structs.replace(state.instructions["i2"], state="given", steps=())}
    late = msgspec.structs.replace(late, state=msgspec.structs.replace(state, instructions=given))
    yield "specialist-late", room(SPECIALIST, late, act="not_shown")
    yield "specialist-people", room(SPECIALIST, rs.view(still, rs.DOCTOR), act="people")
    yield "clinic-live", room(CLINIC, rs.view(live, rs.NURSE))
    yield "clinic-still-drawn", room(CLINIC, rs.view(still, rs.NURSE), whispers=drawing)
    yield "clinic-weak", room(CLINIC, rs.view(fundus, rs.NURSE), link=WEAK)
    clinic_late = msgspec.structs.replace(late, me=rs.NURSE, server_ms=late.server_ms + 95_000)
    clip = msgspec.structs.replace(live.instructions["i2"], clip=Clip("ab" * 32, 30_000, 9_000))
    heard = msgspec.structs.replace(live, instructions={**live.instructions, "i2": clip})
    yield "clinic-spoken", room(CLINIC, rs.view(heard, rs.NURSE))
    yield "specialist-asks", room(SPECIALIST, rs.view(heard, rs.DOCTOR), act="instructions")
    yield "clinic-late", room(CLINIC, clinic_late)
    slow = Said("picture.slow", "other", "in")
    aged = msgspec.structs.replace(rs.MEDIA_ON, remote_age_ms=3_000, watched=Watched(heard=slow))
    yield "specialist-ladder", room(SPECIALIST, rs.view(live, rs.DOCTOR), media=aged, act="ladder")
    behind = Watched(Said("computer.slow", "unknown"), kept="detail", seen_age_ms=3_000, recorded="small")
    behind_media = msgspec.structs.replace(rs.MEDIA_ON, watched=behind)
    yield "clinic-ladder", room(CLINIC, rs.view(live, rs.NURSE), media=behind_media, act="ladder")
    kept = msgspec.structs.replace(rs.MEDIA_ON, watched=Watched(kept="detail"))
    yield "clinic-kept", room(CLINIC, rs.view(live, rs.NURSE), media=kept)
    people = {name: msgspec.structs.replace(one, seen_through=12) for name, one in live.people.items()}
    unread = msgspec.structs.replace(live, people=people)
    yield "clinic-message", room(CLINIC, rs.view(unread, rs.NURSE))
    yield "specialist-message", room(SPECIALIST, rs.view(unread, rs.DOCTOR), act="instructions")
    handed = {"handover": "Retina off from below, left eye healthy. Drops given. To do: pressure, then transfer."}
    handed |= {"handover_by": "p-away", "handover_name": "Dr Lars Nygård", "handover_ms": rs.NOW_MS - 9_000}
    taken = msgspec.structs.replace(still, **handed)
    yield "specialist-handed", room(SPECIALIST, rs.view(taken, rs.DOCTOR), act="instructions")
    other = {"i2": msgspec.structs.replace(live.instructions["i2"], by="p-away")}
    waits = msgspec.structs.replace(live, lead="p-away", instructions=other)
    yield "specialist-another-asked", room(SPECIALIST, rs.view(waits, rs.DOCTOR), act="instructions")
    yield "clinic-empty", room(CLINIC, rs.view(live, rs.NURSE), media=MediaView(), frames=False)
    stopped = msgspec.structs.replace(live, stops={"x": Stop("x", rs.DOCTOR.person, rs.NOW_MS - 2_000)})
    yield "clinic-stop", room(CLINIC, rs.view(stopped, rs.NURSE))
    yield "specialist-stop-waiting", room(SPECIALIST, rs.view(stopped, rs.DOCTOR))
    blind = msgspec.structs.replace(rs.MEDIA_ON, camera="off")
    yield "clinic-no-camera", room(CLINIC, rs.view(live, rs.NURSE), media=blind)
    yield "specialist-no-camera", room(SPECIALIST, rs.view(live, rs.DOCTOR), media=blind)
    yield from marks_shots(room)
    yield from paper_shots(room, theme)
    yield from following_shots(room)
    yield from pointer_shots(room)
    yield from lost_shots(room)
    yield from device_shots(room)
    yield from source_shots(room)
    yield "observer", room(OBSERVER, rs.view(still, rs.TRAINEE), media=MediaView(), frames=False)
    yield from listening_shots(room)
    yield from privacy_shots(room)
    yield "review", review_page(theme, still)
    yield "review-loading", review_page(theme, None)


def source_shots(room) -> Iterator[tuple[str, QWidget]]:  # type: ignore[no-untyped-def]
    """Several pictures at the bedside, one of them asked for; a window of the specialist's beside them."""
    live = rs.base_state()
    laptop = SourceView("n.face", True, "face", "Integrated camera", main=True)
    probe = SourceView("n.probe", True, "examination", "HD otoscope", staged=True)
    letter = SourceView("n.letter", True, "screen", "ECG 2024-11-22.pdf")
    gone = msgspec.structs.replace(probe, state="absent", sentence="The camera cannot be found.")
    clinic = msgspec.structs.replace(rs.MEDIA_ON, own_source="n.probe", sources=(laptop, probe, letter))
    yield "clinic-sources", room(CLINIC, rs.view(live, rs.NURSE), media=clinic)
    broken = msgspec.structs.replace(clinic, camera="absent", camera_sentence=gone.sentence, sources=(laptop, gone))
    yield "clinic-sources-unplugged", room(CLINIC, rs.view(live, rs.NURSE), media=broken)
    shown = SourceView("d.w", False, "screen", staged=True)
    reading = msgspec.structs.replace(clinic, sources=(laptop, probe, shown))
    yield "clinic-sources-window", room(CLINIC, rs.view(live, rs.NURSE), media=reading)
    theirs = tuple(msgspec.structs.replace(one, own=False) for one in (laptop, probe, letter))
    asked = (msgspec.structs.replace(theirs[0], asked=True), *theirs[1:])
    mine = (
        SourceView("d.face", True, "face", main=True),
        SourceView("d.w", True, "screen", "PACS viewer", staged=True),
    )
    city = msgspec.structs.replace(rs.MEDIA_ON, sources=(*mine, *asked))
    yield "specialist-sources", room(SPECIALIST, rs.view(live, rs.DOCTOR), media=city)


def lost_shots(room) -> Iterator[tuple[str, QWidget]]:  # type: ignore[no-untyped-def]
    """Nobody is reached for long: this side's line is cut, the other's is, and only picture and voice are gone."""
    numbers = {rs.DOCTOR.person: "+47 909 12 345", rs.NURSE.person: "+47 78 41 22 00"}
    silent = msgspec.structs.replace(rs.MEDIA_ON, remote="stalled", silent_ms=95_000, remote_age_ms=96_000)
    still, live = rs.still_state(), rs.base_state()
    for name, mode, me in (("clinic", CLINIC, rs.NURSE), ("specialist", SPECIALIST, rs.DOCTOR)):
        alone = (me,)
        yield (
            f"{name}-lost",
            room(mode, rs.view(live, me, here=(), telephones=numbers), media=silent, link=OFFLINE, act="tick"),
        )
        yield (
            f"{name}-lost-still",
            room(mode, rs.view(still, me, here=alone, telephones=numbers), media=silent, act="tick"),
        )
        yield f"{name}-lost-voice", room(mode, rs.view(live, me), media=silent, act="tick")


def puppet():  # type: ignore[no-untyped-def]
    engine = PuppetEngine()
    engine.pictures = {
        "page:d-fundus:0": rs.picture_of(rs.FUNDUS, rs.sample("fundus.jpg"), 1600, 1216),
        "page:d-curves:0": ps.sheet_picture(),
        "page:d-photo:0": rs.picture_of(ps.STRAIGHT, ps.sheet_pixels(0, 1, 4.0), 1_100, 740),
        "frame:cam-north:52000": rs.picture_of(rs.STILL, rs.bedside_frame().pixels, 1280, 720),
        **{f"page:d-ecg:{n}": rs.picture_of(rs.PAGE, rs.page_pixels(n), 595, 842) for n in range(2)},
    }
    return engine


def room_page(theme, mode, view, media, link, whispers, act, frames, home, tracks=None):  # type: ignore[no-untyped-def]
    engine = puppet()
    theme.set_sizes(mode.sizes)
    bridge = Bridge(engine)
    engine.home.put(home)
    engine.room.put(view)
    engine.media.put(media)
    engine.link.put(link)
    if frames:
        at_bedside = mode.may("answer")
        engine.frames["own"].put(rs.bedside_frame() if at_bedside else rs.face_frame())
        engine.frames["remote"].put(rs.face_frame() if at_bedside else rs.bedside_frame())
    if tracks is not None:
        engine.tracks.put(tracks)
    if whispers is not None:
        engine.whispers.put(whispers)
    QApplication.processEvents()
    page = RoomPage(bridge, theme, mode, clock=ManualClock(rs.NOW_MS))
    engine.room.put(view)
    if whispers is not None:
        engine.whispers.put(whispers)
    for number, one in enumerate(media.sources):
        if one.source != "n.letter":
            engine.slots.small(one.source).put(rs.small_frame(one.source, number))
    for key in ("own", "remote") if frames else ():
        engine.frames[key].put(bridge.newest_frame(key))
    QApplication.processEvents()
    if act == "ladder":
        page.clock._clock.advance(STANDS_MS)
        page.stage.status.keep.choose("detail")
        page.clock.tick.emit()
    elif act == "tick":
        page.clock.tick.emit()
    elif act == "listed":
        engine.mailbox.put(LISTED)
        QApplication.processEvents()
    elif act == "not_shown":
        page.notes.not_shown()
    elif act:
        page.panels.open_panel(act)
    page.bridge_kept = bridge
    return page


def review_page(theme, state):  # type: ignore[no-untyped-def]
    engine = puppet()
    theme.set_sizes(REVIEW.sizes)
    bridge = Bridge(engine)
    engine.review.put(rs.review_view(state))
    if state is not None:
        engine.frames["review-own"].put(rs.face_frame())
        engine.frames["review-remote"].put(rs.bedside_frame())
    QApplication.processEvents()
    page = ReviewPage(bridge, theme, REVIEW)
    QApplication.processEvents()
    page.bridge_kept = bridge
    return page
