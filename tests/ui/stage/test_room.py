"""The room around the stage: who is named, what is pressed, stop, late instructions, leaving."""

import msgspec
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app.client.border import (
    LeaveConsult,
    LiveAsked,
    MediaView,
    NotShownInTime,
    Photograph,
    PreviewFile,
    SetCovered,
    SetMuted,
    StartMedia,
)
from app.consult.events.documents import PageTurned
from app.consult.events.guidance import (
    Doing,
    Done,
    HelpCalled,
    InstructionGiven,
    Seen,
    StopAcknowledged,
    StopCalled,
)
from app.consult.state import Stop
from tests.ui import room_samples as rs
from ui.stage.readlong import READ_MS

LEFT = Qt.MouseButton.LeftButton


def given_late(state):
    late = msgspec.structs.replace(state.instructions["i2"], state="given", steps=(), made_ms=rs.NOW_MS - 95_000)
    return msgspec.structs.replace(state, instructions={**state.instructions, "i2": late})


def test_everybody_connected_is_named_at_the_bedside(qtbot, room):
    made = room(me=rs.NURSE)
    assert "Dr Wei Chen (specialist)" in made.page.here.text() and "Aksel Lie" in made.page.here.text()


def test_the_name_stands_at_the_bedside_alone(qtbot, room):
    assert "Marit Solberg" in room(me=rs.NURSE).page.top.band.text
    assert "Marit" not in room(me=rs.DOCTOR).page.top.band.text


def test_the_stage_of_the_specialist_is_the_largest_thing(qtbot, room):
    made = room()
    assert made.stage.width() * made.stage.height() >= 0.65 * 1366 * 768


def test_an_instruction_is_seen_once_it_was_painted_and_done_when_pressed(qtbot, room):
    state = rs.base_state()
    given = msgspec.structs.replace(state.instructions["i2"], state="given", steps=())
    made = room(msgspec.structs.replace(state, instructions={"i2": given}), rs.NURSE)
    qtbot.waitUntil(lambda: Seen("i2") in made.events)
    made.page.bedside.line.repaint()
    assert made.events.count(Seen("i2")) == 1
    assert made.page.bedside.line.said.text == "said 5 s ago"

    made.page.bedside.line.grab()
    made.clock.advance(READ_MS)
    qtbot.mouseClick(made.page.bedside.done, LEFT)
    assert made.events[-1] == Done("i2")


def test_a_press_does_not_answer_a_step_that_came_while_the_hand_was_on_its_way(qtbot, room):
    made = room(me=rs.NURSE)
    bedside = made.page.bedside
    bedside.line.grab()
    made.clock.advance(READ_MS)
    i2 = made.view.state.instructions["i2"]
    i3 = msgspec.structs.replace(i2, instruction="i3", text="Press", state="seen", steps=())
    made.put(msgspec.structs.replace(made.view.state, instructions={"i3": i3}))
    for key in (bedside.done, bedside.line.begin):
        qtbot.mouseClick(key, LEFT)
    assert not any(isinstance(one, Done | Doing) for one in made.events)
    assert "only just come" in bedside.line.said.text and bedside.line.said.tone == "amber"
    bedside.line.grab()
    made.clock.advance(READ_MS)
    qtbot.mouseClick(bedside.done, LEFT)
    assert made.events[-1] == Done("i3")


def test_a_late_instruction_carries_its_age_and_is_not_presented_as_current(qtbot, room):
    made = room(me=rs.NURSE)
    made.put(given_late(made.view.state), late=frozenset({"i2"}))

    line = made.page.bedside.line
    assert "1 min ago" in line.said.text and "late" in line.said.text and line.said.tone == "amber"
    assert line.property("late") is True


def test_an_instruction_not_shown_in_time_asks_send_again_or_withdraw(qtbot, room):
    made = room()
    made.put(given_late(made.view.state), late=frozenset({"i2"}))
    made.engine.mailbox.put(NotShownInTime(made.view.state.consult, "i2"))
    qtbot.waitUntil(lambda: "not shown" in made.page.banner.text)
    keys = {k.text(): k for k in made.page.panels.findChildren(type(made.page.foot.leave)) if k.isVisible()}

    qtbot.mouseClick(keys["Send again"], LEFT)

    (again,) = made.events
    assert isinstance(again, InstructionGiven) and again.text == made.view.state.instructions["i2"].text


def test_stop_fills_the_bedside_until_it_is_pressed(qtbot, room):
    made = room(me=rs.NURSE)
    made.put(msgspec.structs.replace(made.view.state, stops={"x": Stop("x", rs.DOCTOR.person, rs.NOW_MS)}))
    cover = made.page.stop
    assert cover.isVisible() and cover.size() == made.page.size()

    qtbot.mouseClick(cover.key, LEFT)
    assert made.events[-1] == StopAcknowledged("x")
    answered = Stop("x", rs.DOCTOR.person, rs.NOW_MS, rs.NURSE.person, rs.NOW_MS + 900)
    made.put(msgspec.structs.replace(made.view.state, stops={"x": answered}))
    assert not cover.isVisible()


def test_the_specialist_stops_with_one_press_and_is_told_who_stopped(qtbot, room):
    made = room()
    qtbot.mouseClick(made.page.foot.stop, LEFT)
    (event,) = made.events
    assert isinstance(event, StopCalled)
    stop = Stop(event.stop, rs.DOCTOR.person, rs.NOW_MS)
    made.put(msgspec.structs.replace(made.view.state, stops={event.stop: stop}))
    assert "Nobody has pressed yet" in made.page.banner.text


def test_the_keys_of_the_bedside(qtbot, room):
    made = room(me=rs.NURSE)
    qtbot.mouseClick(made.page.bedside.help, LEFT)
    qtbot.mouseClick(made.page.bedside.photograph, LEFT)
    assert HelpCalled() in made.events and len(made.posted(Photograph)) == 1


def test_camera_and_microphone_start_by_a_press_and_are_muted_and_covered(qtbot, room):
    made = room(media=MediaView())
    qtbot.mouseClick(made.stage.veil.key, LEFT)
    assert made.posted(StartMedia)
    made.engine.media.put(rs.MEDIA_ON)
    qtbot.waitUntil(lambda: made.page.foot.mute.isVisible())
    qtbot.mouseClick(made.page.foot.mute, LEFT)
    qtbot.mouseClick(made.page.foot.cover, LEFT)
    assert made.posted(SetMuted) == [SetMuted(True)] and made.posted(SetCovered) == [SetCovered(True)]


def test_the_specialist_grants_the_live_picture_with_one_press(qtbot, room):
    made = room(rs.still_state())
    made.engine.mailbox.put(LiveAsked(rs.NURSE.person))
    qtbot.waitUntil(lambda: made.page.banner.isVisible())
    made.page.banner.pressed.emit()
    assert made.events == [PageTurned(None)]


def test_the_filmstrip_turns_the_page_for_everybody(qtbot, room):
    made = room()
    film = made.page.film.list
    last = film.model().index(film.model().rowCount() - 1, 0)
    qtbot.mouseClick(film.viewport(), LEFT, pos=film.visualRect(last).center())
    assert made.events == [PageTurned(rs.FUNDUS)]


def test_a_refusal_is_said_in_its_words(qtbot, room):
    made = room()
    made.page.told_once("amber", "Only the lead may turn the page.")  # by the window
    assert made.page.banner.text == "Only the lead may turn the page." and made.page.banner.isVisible()


def test_a_dropped_file_is_looked_at_before_it_is_shared(qtbot, room, tmp_path):
    made = room()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "scan.pdf"))])
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(made.stage, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(made.stage, QDropEvent(QPoint(5, 5), *how))
    (preview,) = made.posted(PreviewFile)
    assert preview.path.endswith("scan.pdf")
    QApplication.activeModalWidget().reject()


def test_several_slices_dropped_together_are_looked_at_as_one(qtbot, room, tmp_path):
    made = room()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / f"IM{number}")) for number in (2, 1, 3)])
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(made.stage, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(made.stage, QDropEvent(QPoint(5, 5), *how))
    (preview,) = made.posted(PreviewFile)
    assert [path[-3:] for path in (preview.path, *preview.beside)] == ["IM1", "IM2", "IM3"]
    assert preview.title == "3 files"
    QApplication.activeModalWidget().reject()


def test_a_folder_is_chosen_with_a_key(qtbot, room, tmp_path):
    made = room()
    made.page.share(folder=True)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog) and dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.filesSelected.emit([str(tmp_path)])
    assert [preview.path for preview in made.posted(PreviewFile)] == [str(tmp_path)]
    dialog.reject()
    QApplication.activeModalWidget().reject()


def test_only_who_leads_is_offered_the_opinion(qtbot, room):
    made = room()
    assert made.page.foot.opinion.isVisible()
    made.put(msgspec.structs.replace(made.view.state, lead="somebody else"))
    assert not made.page.foot.opinion.isVisible()


def test_leaving_asks_once(qtbot, room):
    made = room()
    qtbot.mouseClick(made.page.foot.leave, LEFT)
    assert not made.posted(LeaveConsult)
    dialog = QApplication.activeModalWidget()
    with qtbot.waitSignal(made.page.left):
        dialog.left.emit()
        dialog.accept()
    assert made.posted(LeaveConsult)


def test_who_chose_no_camera_is_told_nothing_is_wrong(qtbot, room):
    blind = msgspec.structs.replace(rs.MEDIA_ON, camera="off")
    made = room(media=blind)
    assert made.page.banner.isHidden()
    assert made.stage.insets.insets["own"]._words == "Camera off"


def test_the_last_picture_of_a_camera_that_is_off_is_not_shown_as_live(qtbot, room):
    made = room(me=rs.NURSE)
    made.frame("own")
    assert made.canvas.picture.held is not None
    made.engine.media.put(msgspec.structs.replace(rs.MEDIA_ON, camera="off"))
    qtbot.waitUntil(lambda: made.canvas.picture.held is None)
    assert made.stage.status.words == "Camera off" and made.stage.surface_under_pen() is None


def test_doing_is_told_from_the_line_of_the_instruction(qtbot, room):
    made = room(me=rs.NURSE)
    made.page.bedside.line.grab()
    made.clock.advance(READ_MS)
    qtbot.mouseClick(made.page.bedside.line.begin, LEFT)
    assert Doing("i2") in made.events


def test_stop_carries_the_band_of_the_patient(qtbot, room):
    made = room(me=rs.NURSE)
    made.put(msgspec.structs.replace(made.view.state, stops={"x": Stop("x", rs.DOCTOR.person, rs.NOW_MS)}))
    assert "Marit Solberg" in made.page.stop.band.text


def test_keys_take_the_words_that_fit_when_the_size_of_the_text_changes(qtbot, room, theme):
    made = room()
    theme.set_scale(200)
    assert made.page.foot.mute.text() == "" and made.page.foot.mute.accessibleName() == "Mute"
    theme.set_scale(100)
    assert made.page.foot.mute.text() == "Mute"
