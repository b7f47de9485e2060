"""The review: transport, timeline and transcript by mouse and keyboard; marks as the hand drew them."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.client.border import CloseReview, ListeningView, Play, Playing, PlaySound, ReviewView, Seek, StepEvent
from app.clock import ManualClock
from app.consult.events.marks import Stroke
from app.geometry import Point
from tests.ui import room_samples as rs
from tests.ui.listening_pictures import SOUND
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.modes import REVIEW
from ui.review.page import ReviewPage
from ui.review.transcript import StepsModel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def review(qtbot, theme):
    engine = PuppetEngine()
    theme.set_sizes(REVIEW.sizes)
    bridge = Bridge(engine)
    view = msgspec.structs.replace(rs.review_view(rs.still_state()), playing=False)
    engine.review.put(view)
    qtbot.waitUntil(lambda: bridge.review is view)
    page = ReviewPage(bridge, theme, REVIEW)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    engine.posted.clear()
    page.engine, page.bridge, page.view = engine, bridge, view
    return page


def test_play_is_pressed_and_pause_is_offered(qtbot, review):
    qtbot.mouseClick(review.transport.play, LEFT)
    assert review.engine.posted == [Play(True, 1.0)]
    review.transport.show_view(msgspec.structs.replace(review.view, playing=True))
    assert review.transport.play.text() == "Pause"


def test_the_playhead_follows_the_mouse(qtbot, review):
    line = review.timeline
    at_ms = review.view.from_ms + 120_000
    qtbot.mouseClick(line, LEFT, pos=QPoint(round(line.x_of(at_ms)), 40))
    (seek,) = review.engine.posted
    assert isinstance(seek, Seek) and abs(seek.at_ms - at_ms) < 400


def test_the_playhead_follows_the_keys(qtbot, review):
    qtbot.keyClick(review.timeline, Qt.Key.Key_Right)
    qtbot.keyClick(review.timeline, Qt.Key.Key_Home)
    assert review.engine.posted == [Seek(review.view.at_ms + 1000), Seek(review.view.from_ms)]


def test_steps_go_from_event_to_event(qtbot, review):
    qtbot.mouseClick(review.transport.on, LEFT)
    qtbot.mouseClick(review.transport.back, LEFT)
    assert review.engine.posted == [StepEvent(True), StepEvent(False)]


def test_a_line_of_the_transcript_is_a_way_to_its_moment(qtbot, review):
    listed = review.transcript.list
    box = listed.visualRect(review.transcript.model.index(3, 0))
    qtbot.mouseClick(listed.viewport(), LEFT, pos=box.center())
    assert review.engine.posted == [Seek(review.view.steps[3].at_ms)]


def test_the_line_of_the_moment_is_marked(review):
    assert review.transcript.list.currentIndex().row() == 6


def test_the_marks_of_the_moment_are_painted_by_the_rooms_layers(qtbot, review):
    qtbot.waitUntil(lambda: set(review.stage.seen.stored.names) == {"k1", "k2", "k3"})


def test_a_stroke_under_the_pen_is_shown_as_far_as_it_had_come(qtbot, review):
    at_ms = review.view.at_ms
    growing = msgspec.structs.replace(
        rs.mark("now", rs.STILL, Stroke(rs.wavy(300, 300, 80), 1, 6.0)), made_ms=at_ms + 400
    )
    review.show_view(msgspec.structs.replace(review.view, at_ms=at_ms + 1, growing=(growing,)))
    assert not review.stage.seen.live.is_empty
    review.show_view(msgspec.structs.replace(review.view, at_ms=at_ms + 900))
    assert review.stage.seen.live.is_empty


def test_a_resting_pointer_says_who_drew_what(qtbot, review):
    seen = review.stage.seen
    qtbot.waitUntil(lambda: "k1" in seen.stored.names)
    mark = review.view.state.marks["k1"]
    centre = seen.stored.pieces(mark).bounds
    places = [Point(centre.x() + centre.width() * n / 40, centre.center().y()) for n in range(41)]
    on_it = next(at for at in places if review.stage._mark_at(at) is not None)
    at = seen.viewport.to_screen.apply(on_it)
    qtbot.mouseMove(seen, QPoint(round(at.x), round(at.y)))
    qtbot.waitUntil(lambda: review.stage.hover.said != "")
    assert "drawn by Dr Wei Chen at " in review.stage.hover.said


def test_source_and_what_was_seen_stand_side_by_side(qtbot, review):
    qtbot.mouseClick(review.stage.keys["both"], LEFT)
    assert review.stage.seen.isVisible() and review.stage.source.isVisible()


def test_loading_and_leaving(qtbot, review):
    review.show_view(ReviewView(loading="The consult is being opened."))
    assert review.stage.veil.title == "The consult is being opened."
    with qtbot.waitSignal(review.left):
        qtbot.mouseClick(review.back, LEFT)
    assert review.engine.posted == [CloseReview()]


def test_the_transcripts_model_keeps_qts_rules(qtbot):
    model = StepsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view = rs.review_view(rs.still_state())
    model.show(view.steps, view.from_ms)
    assert model.rowCount() == 10


def test_kept_sounds_lie_beside_what_happened_and_are_heard_by_a_press(qtbot, review):
    kept = review.transcript.sounds
    assert kept.isHidden()
    clock = ManualClock(5_000)
    kept._clock = clock
    last = msgspec.structs.replace(review.view.last, sounds={"s": SOUND})
    view = msgspec.structs.replace(review.view, last=last)
    review.show_view(view)
    tile = kept._tiles["s"]
    qtbot.waitUntil(tile.picture.isVisible)
    assert kept.isVisible() and not tile.key.isVisible()
    review.show_view(msgspec.structs.replace(view, listening=ListeningView(whole=frozenset({"s"}))))
    qtbot.waitUntil(tile.key.isVisible)
    qtbot.mouseClick(tile.key, LEFT)
    assert review.engine.posted[-1] == PlaySound("s")
    heard = ListeningView(whole=frozenset({"s"}), playing=Playing("s", 77_000))
    review.show_view(msgspec.structs.replace(view, listening=heard))
    clock.advance(SOUND.length_ms // 2)
    qtbot.waitUntil(lambda: tile.picture.place == 0.5)
    qtbot.mouseClick(tile.key, LEFT)
    assert review.engine.posted[-1] == PlaySound("")


def test_a_sound_that_cannot_be_had_is_seen_says_so_and_has_no_key(qtbot, review):
    last = msgspec.structs.replace(review.view.last, sounds={"s": SOUND})
    gone = ListeningView(gone=frozenset({"s"}))
    review.show_view(msgspec.structs.replace(review.view, last=last, listening=gone))
    (row,) = review.transcript.sounds._rows.values()
    qtbot.waitUntil(row.lamp.isVisible)
    assert not review.transcript.sounds._tiles["s"].key.isVisible()


def test_a_line_that_was_spoken_too_is_heard_by_its_key_and_by_the_keyboard_and_by_nothing_else(qtbot, review):
    spoken = review.transcript.spoken
    key = spoken.keys["i1"]
    qtbot.waitUntil(key.isVisible)
    line = review.transcript.list.visualRect(review.transcript.model.index(3, 0))
    at = key.mapTo(review.transcript.list.viewport(), key.rect().center())
    assert list(spoken.keys) == ["i1"] and line.contains(at) and line.height() >= key.height()
    assert key.accessibleName() == "Hear what was spoken, 6 s  (F9)"
    for at_ms in (review.view.steps[3].at_ms, review.view.until_ms):  # played past, nothing sounds by itself
        review.show_view(msgspec.structs.replace(review.view, playing=True, at_ms=at_ms))
    assert not [one for one in review.engine.posted if isinstance(one, PlaySound)]
    qtbot.mouseClick(key, LEFT)
    assert review.engine.posted[-1] == PlaySound("i1")
    heard = msgspec.structs.replace(review.view, listening=ListeningView(playing=Playing("i1", 77_000)))
    review.show_view(heard)
    qtbot.mouseClick(key, LEFT)
    assert review.engine.posted[-1] == PlaySound("")
    review.show_view(review.view)
    review.engine.posted.clear()
    review.activateWindow()
    for row in (2, 3):
        review.transcript.list.setCurrentIndex(review.transcript.model.index(row, 0))
        qtbot.keyClick(review.transcript.list, Qt.Key.Key_F9)
    assert [one for one in review.engine.posted if isinstance(one, PlaySound)] == [PlaySound("i1")]
    review.transcript.model.show(review.view.steps, review.view.from_ms + 1_000)  # earlier lines came to be known
    qtbot.waitUntil(spoken.keys["i1"].isVisible)


def test_at_large_letters_a_spoken_line_is_as_high_as_its_words_beside_the_key(qtbot, review, theme):
    theme.set_scale(200)
    listed, spoken = review.transcript.list, review.transcript.spoken
    qtbot.waitUntil(lambda: spoken.keys["i1"].height() >= theme.key_px and listed.viewport().width() > 400)
    line, after = (listed.visualRect(review.transcript.model.index(row, 0)) for row in (3, 4))
    assert line.bottom() + 2 * listed.spacing() + 1 >= after.top()  # as high as it was laid out for
    assert line.width() == after.width()


def test_a_line_whose_time_is_not_known_says_so(review):
    said = [review.transcript.model.data(review.transcript.model.index(row, 0)) for row in range(10)]
    assert [row for row, words in enumerate(said) if "(time not known)" in words] == [8]
