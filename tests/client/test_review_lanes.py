"""Which picture belongs to which moment of a review, and the lanes under it."""

from app.client.border import Passage, ReviewView
from app.client.review_lanes import covers_of, lanes_of, passage_of, recorded_at
from app.consult import events as e
from app.consult.timeline import Timeline
from app.consult.words import words_of
from app.media.frames import FrameRef
from tests.consult.cast import BLOB, EXPERT, NURSE, RECORDING, T0, Table, together

CAMERA = "nurse.camera"
SEGMENTS = frozenset({"a", "b", "c"})


def recorded() -> Table:
    """The bedside's camera in two passages with three seconds between them, the voice muted for one second."""
    table = together()
    table.submit(1, NURSE, RECORDING)
    table.submit(2, EXPERT, e.MeetingStarted("meeting", "nurse", "expert"))
    for name, first, last in (("a", 1_000, 5_000), ("b", 5_040, 9_000), ("c", 12_000, 20_000)):
        table.submit(1, NURSE, e.SegmentOpened(name, "own", CAMERA, T0 + first, 1280, 720))
        table.submit(1, NURSE, e.SegmentClosed(name, T0 + last, BLOB, 1_000_000, 200))
    table.submit(1, NURSE, e.MediaGap("m", CAMERA, "muted", T0 + 2_000, T0 + 3_000))
    return table


def at(table: Table, ms: int, here: frozenset[str] = SEGMENTS) -> dict[str, tuple[Passage, ...]]:
    return recorded_at(Timeline(table.log), T0 + ms, here)


def test_two_files_without_a_gap_are_one_passage():
    assert at(recorded(), 4_000)["review-remote"] == (Passage(CAMERA, T0 + 1_000, T0 + 9_000),)


def test_in_a_gap_no_picture_belongs_to_the_moment():
    assert at(recorded(), 10_000) == {"review-remote": (), "review-own": ()}


def test_what_has_not_arrived_has_no_passage():
    assert at(recorded(), 13_000, frozenset({"a", "b"}))["review-remote"] == ()


def test_a_covered_camera_parts_a_file_in_two():
    table = recorded()
    table.submit(1, NURSE, e.MediaGap("g", CAMERA, "covered", T0 + 14_000, T0 + 16_000))
    assert at(table, 15_000)["review-remote"] == ()
    assert at(table, 17_000)["review-remote"] == (Passage(CAMERA, T0 + 16_000, T0 + 20_000),)


def test_a_hole_in_the_voice_parts_the_voice_and_hides_no_picture():
    table = recorded()
    for name, kind, first, last in (("g", "overflow", 6_000, 6_500), ("h", "device", 14_000, 17_000)):
        table.submit(1, NURSE, e.MediaGap(name, "nurse.microphone", kind, T0 + first, T0 + last))
    lanes = {lane.name: lane.spans for lane in lanes_of(Timeline(table.log))}
    edges = [(first - T0, last - T0) for first, last in lanes["Voice"]]
    assert edges[2:] == [(5_040, 6_000), (6_500, 9_000), (12_000, 14_000), (17_000, 20_000)]
    assert len(lanes["Not recorded"]) == 3
    assert at(table, 15_000)["review-remote"] == (Passage(CAMERA, T0 + 12_000, T0 + 20_000),)
    assert passage_of(Timeline(table.log), T0 + 15_000, SEGMENTS) == "Clinic: as recorded at the bedside."
    assert passage_of(Timeline(table.log), T0 + 10_000, SEGMENTS) == "Nothing was recorded here."


def test_a_covered_voice_is_missing_in_what_the_other_side_received_as_well():
    table = recorded()
    table.submit(2, EXPERT, e.SegmentOpened("r", "received", CAMERA, T0 + 12_000, 1280, 720))
    table.submit(2, EXPERT, e.SegmentClosed("r", T0 + 20_000, BLOB, 1_000_000, 200))
    table.submit(1, NURSE, e.MediaGap("g", "nurse.microphone", "covered", T0 + 14_000, T0 + 16_000))
    voice = {lane.name: lane.spans for lane in lanes_of(Timeline(table.log))}["Voice"]
    assert [(first - T0, last - T0) for first, last in voice][3:] == [(12_000, 14_000), (16_000, 20_000)]
    assert words_of(e.MediaGap("g", "nurse.microphone", "covered", T0)) == "The microphone was covered"
    assert words_of(e.MediaGap("g", CAMERA, "covered", T0)) == "The camera was covered"


def test_the_words_of_a_covered_moment_say_so_though_its_voice_was_recorded():
    table = recorded()
    table.submit(1, NURSE, e.MediaGap("g", CAMERA, "covered", T0 + 14_000, T0 + 16_000))
    table.submit(2, EXPERT, e.MediaGap("h", "expert.camera", "covered", T0 + 4_000))
    timeline = Timeline(table.log)
    assert passage_of(timeline, T0 + 15_000, SEGMENTS) == "No picture was recorded here: the camera was covered."
    assert passage_of(timeline, T0 + 17_000, SEGMENTS) == "Clinic: as recorded at the bedside."
    assert covers_of(timeline.last, "clinic") == ((T0 + 14_000, T0 + 16_000),)
    assert covers_of(timeline.last, "specialist")[0][0] == T0 + 4_000


def test_a_file_of_sound_alone_holds_no_picture():
    table = together()
    table.submit(1, NURSE, RECORDING)
    table.submit(2, EXPERT, e.MeetingStarted("meeting", "nurse", "expert"))
    table.submit(1, NURSE, e.SegmentOpened("a", "own", "nurse.voice", T0 + 1_000))
    table.submit(1, NURSE, e.SegmentClosed("a", T0 + 9_000, BLOB, 10_000))
    assert at(table, 2_000)["review-remote"] == ()
    lanes = lanes_of(Timeline(table.log))
    assert [lane.kind for lane in lanes] == ["voice", "event"]


def test_the_voice_has_a_lane_with_its_silence():
    voice, picture, gap, _ = lanes_of(Timeline(recorded().log))
    assert voice.kind == "voice"
    assert voice.spans == (
        (T0 + 1_000, T0 + 2_000),
        (T0 + 3_000, T0 + 5_000),
        (T0 + 5_040, T0 + 9_000),
        (T0 + 12_000, T0 + 20_000),
    )
    assert picture.kind == "video" and picture.spans[0] == (T0 + 1_000, T0 + 5_000)
    assert gap.spans == ((T0 + 2_000, T0 + 3_000),)


def test_a_frame_of_another_time_or_camera_is_not_shown():
    view = ReviewView(recorded=at(recorded(), 4_000))
    assert view.shows("review-remote", FrameRef(CAMERA, T0 + 3_960))
    assert not view.shows("review-remote", FrameRef(CAMERA, T0 + 13_000))
    assert not view.shows("review-remote", FrameRef("other.camera", T0 + 3_960))
    assert not view.shows("review-own", FrameRef(CAMERA, T0 + 3_960))


def test_when_a_stethoscope_was_heard_has_its_lane_and_what_did_not_arrive_is_no_gap_of_the_recording():
    table = recorded()
    table.submit(2, EXPERT, e.ListeningAsked("not yet"))
    table.submit(1, NURSE, e.ListeningEnded("not yet", "not_now"))
    table.submit(1, NURSE, e.ListeningStarted("heart"))
    from_ms = table.state.at_ms
    table.submit(2, EXPERT, e.MediaGap("l", CAMERA, "lost", T0 + 10_000, T0 + 11_000, 420))
    table.submit(2, EXPERT, e.ListeningEnded("heart"))
    lanes = {lane.name: lane.spans for lane in lanes_of(Timeline(table.log))}
    assert lanes["Stethoscope"] == ((from_ms, table.state.at_ms),)
    assert lanes["Did not arrive"] == ((T0 + 10_000, T0 + 11_000),)
    assert lanes["Not recorded"] == ((T0 + 2_000, T0 + 3_000),)
    assert passage_of(Timeline(table.log), T0 + 10_500, SEGMENTS) == "Nothing was recorded here."
