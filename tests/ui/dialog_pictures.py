"""Every dialog with something in it, for the pictures."""

from collections.abc import Iterator

import msgspec
import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import (
    DevicesListed,
    FilePreviewed,
    FileRefused,
    MediaView,
    PageLookedAt,
    PreviewFile,
    RoomView,
    WindowOffered,
    WindowsListed,
)
from app.client.link_views import NetworkTried
from app.consult.events.documents import PageSize
from app.consult.events.marks import Ellipse
from app.consult.events.opinion import Opinion
from app.consult.events.request import ConsultRequested
from app.consult.events.surface import PageSurface, surface_key
from app.consult.frozenmap import FrozenMap
from app.consult.sameperson import Subject
from app.consult.state import ConsultState, Document, Mark, Request, SignedOpinion
from app.documents.opened import About
from app.geometry import Box
from app.media.frames import Frame, FrameRef
from app.settings import assets_folder
from tests.ui import link_samples, samples
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.dialogs.amend import AmendDialog
from ui.dialogs.consent import ConsentDialog
from ui.dialogs.devices import DevicesDialog
from ui.dialogs.filedialog import FileDialog
from ui.dialogs.handover import HandOnDialog
from ui.dialogs.impossible import ImpossibleDialog
from ui.dialogs.leave import LeaveDialog
from ui.dialogs.link import LinkDialog
from ui.dialogs.link_details import LinkDetailsDialog
from ui.dialogs.opening import OpeningDialog
from ui.dialogs.opinion import OpinionDialog
from ui.dialogs.present import PresentDialog
from ui.dialogs.read_opinion import ReadOpinionDialog
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.request import RequestDialog
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.share import ShareDialog
from ui.dialogs.source import SourceDialog
from ui.memory import Memory
from ui.modes import BEDSIDE, CLINIC, DESK, SPECIALIST, Mode
from ui.panels.instruction_words import ready_answers
from ui.theme import Theme


def dialog_shots(theme: Theme, memory: Memory) -> Iterator[tuple[str, QWidget]]:
    theme.set_sizes(BEDSIDE)
    first = samples.ENTRIES[0]
    draft = ConsultRequested(
        "Ingrid Berg",
        "north",
        "",
        first.patient,
        first.vitals,
        "red",
        first.complaint,
        first.question,
        "Cardiology",
    )
    yield "request", RequestDialog(theme, samples.NURSE, "North valley clinic", draft)
    for mode in (CLINIC, SPECIALIST):
        theme.set_sizes(mode.sizes)
        yield f"source-{mode.name}", source_dialog(theme, mode)
        yield f"file-{mode.name}", file_dialog(theme)
    theme.set_sizes(BEDSIDE)
    yield "leave-clinic", LeaveDialog(theme, CLINIC, None, unsent=2)
    theme.set_sizes(DESK)
    choices = ("Not my field", "Needs to be seen in person", "Too little to go on: please add a photograph")
    sentence = "It leaves your board and stays on every other. The clinic reads your reason."
    yield (
        "decline",
        ReasonDialog(theme, "Decline this request?", sentence, choices, "Decline").about(
            first.patient, first.site_name, False
        ),
    )
    theme.set_sizes(BEDSIDE)
    cannot = ImpossibleDialog(theme, "Ask her to look up, then slowly to the left", ready_answers())
    yield "cannot", cannot.about(first.patient, first.site_name, True)
    theme.set_sizes(DESK)
    settings = SettingsDialog(theme, memory)
    settings.say_key_in_file()
    yield "settings", settings
    yield "hand-on", HandOnDialog(theme, {"p-other": "Dr Lars Nygård"})
    state = consult_state()
    opinion = OpinionDialog(theme, SPECIALIST, samples.DOCTOR, state)
    yield "opinion-write", opinion
    opinion = OpinionDialog(theme, SPECIALIST, samples.DOCTOR, state)
    opinion._read()
    yield "opinion-read", opinion
    signed = SignedOpinion(1, state.draft or Opinion(), "p-doctor", "Dr Wei Chen", samples.NOW_MS, "")
    theme.set_sizes(BEDSIDE)
    yield (
        "opinion-clinic",
        ReadOpinionDialog(theme, CLINIC, msgspec.structs.replace(state, opinions=(signed,))),
    )
    if state.request is not None:
        yield "amend", AmendDialog(theme, samples.NURSE, state.request)
    yield "present", PresentDialog(theme).about(first.patient, first.site_name, True)
    yield "consent", ConsentDialog(theme, samples.NURSE, consult_state())
    engine = PuppetEngine()
    bridge = Bridge(engine)
    devices = DevicesDialog(bridge, theme, memory)
    engine.mailbox.put(DevicesListed(("Logitech C920", "USB microscope"), ("Jabra Speak 510",), ("Jabra Speak 510",)))
    engine.media.put(MediaView(True, "on", microphone="on", level=0.6))
    engine.frames["own"].put(a_picture())
    QApplication.processEvents()
    yield "devices", devices
    yield from link_shots(theme)
    bridge.room = RoomView(consult_state(), 4, samples.NOW_MS, samples.NURSE, (samples.NURSE, samples.DOCTOR))
    share = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/ECG 12 leads 2026-11-21.pdf"))
    engine.mailbox.put(FilePreviewed(engine.posted[-1].token, "ECG 12 leads 2026-11-21.pdf", 3, 740_000, a_picture()))
    QApplication.processEvents()
    yield "share", share
    yield from large_shares(bridge, engine, theme)
    locked = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/letter.pdf"))
    text = "This PDF is locked. Write its password to open it; the password stays on this computer."
    engine.mailbox.put(FileRefused(text, "/tmp/letter.pdf", True, engine.posted[-1].token))
    QApplication.processEvents()
    yield "share-locked", locked


def large_shares(bridge: Bridge, engine: PuppetEngine, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    chart = FilePreviewed("", "Chart 2019-2026.pdf", 412, 20_400_000, a_picture(), is_long=True)
    series = FilePreviewed("", "CT", 240, 126_000_000, a_picture(), SERIES, "image", None, None, True)
    timed = msgspec.structs.replace(chart, seconds_all=1_560, seconds_pages=3)
    for name, told, way in (("all", timed, "all"), ("pages", timed, "pages"), ("tonight", series, "tonight")):
        dialog = ShareDialog(bridge, theme, CLINIC, PreviewFile("/tmp/chart.pdf"))
        token = engine.posted[-1].token
        engine.mailbox.put(msgspec.structs.replace(told, token=token))
        QApplication.processEvents()
        dialog._cost.ways[way].click()
        for page in range(12):
            engine.mailbox.put(PageLookedAt(token, page, a_picture()))
        QApplication.processEvents()
        yield f"share-large-{name}", dialog


SERIES = About("CT", (Subject("N-104", "female"),), left_out=2)


def link_shots(theme: Theme) -> Iterator[tuple[str, QWidget]]:
    for name, make in (("link-details", LinkDetailsDialog), ("link-opening", OpeningDialog), ("link", LinkDialog)):
        engine = PuppetEngine()
        bridge = Bridge(engine)
        engine.link.put(samples.ONLINE)
        engine.link_stats.put(link_samples.STATS)
        QApplication.processEvents()
        dialog = make(bridge, theme)
        engine.mailbox.put(NetworkTried(link_samples.OPENING))
        QApplication.processEvents()
        yield name, dialog


def consult_state() -> ConsultState:
    first = samples.ENTRIES[0]
    request = Request(
        first.asked_ms,
        "p-nurse",
        "Ingrid Berg",
        "north",
        "North valley clinic",
        first.patient,
        first.vitals,
        "red",
        first.complaint,
        first.question,
        "Cardiology",
        False,
        False,
    )
    page = PageSurface("d1", 1)
    mark = Mark("m1", page, Ellipse(Box(10, 10, 50, 30), 1, 3.0), "p-doctor", 9, first.asked_ms)
    document = Document(
        "d1", "pdf", "ECG 12 leads", 3, (PageSize(3, 595, 842),), "aa", 740_000, "p-nurse", first.asked_ms
    )
    draft = Opinion(
        "Acute anterior ST elevation myocardial infarction, V2 to V5.",
        "Aspirin 300 mg now. No thrombolysis: helicopter is 25 minutes out. Repeat the ECG in ten minutes.",
        "Cath lab is ready. Call again if the pressure falls below 90.",
        (page,),
    )
    return ConsultState(
        "c1",
        seq=12,
        phase="accepted",
        request=request,
        documents={"d1": document},
        marks=FrozenMap({"m1": mark}),
        surfaces={surface_key(page): ("m1",)},
        draft=draft,
    )


def a_picture() -> Frame:
    """A grey ramp with a light disc, as a stand-in for camera and page."""
    across = np.linspace(60, 190, 640, dtype=np.float32)
    grey = np.repeat(across[None, :], 480, axis=0)
    y, x = np.mgrid[0:480, 0:640]
    grey[(x - 320) ** 2 + (y - 240) ** 2 < 150**2] += 50
    pixels = np.ascontiguousarray(np.repeat(grey[:, :, None], 3, axis=2).astype(np.uint8))
    return Frame(FrameRef("cam", 1), pixels, 640, 480)


def source_dialog(theme: Theme, mode: Mode) -> SourceDialog:
    engine = PuppetEngine()
    bridge = Bridge(engine)
    here = samples.NURSE, samples.DOCTOR
    bridge.room = RoomView(consult_state(), 4, samples.NOW_MS, here[mode is SPECIALIST], here)
    dialog = SourceDialog(bridge, theme, mode)
    page = Frame(FrameRef("w", 0), np.full((90, 160, 3), (226, 232, 228), np.uint8), 1280, 720)
    engine.mailbox.put(DevicesListed(("Integrated camera", "HD otoscope (046d:0825)"), (), ()))
    windows = (
        WindowOffered("window:1", "ECG 2024-11-22 twelve leads at rest and after exercise.pdf", page),
        WindowOffered("window:2", "PACS viewer", page),
    )
    engine.mailbox.put(WindowsListed(windows))
    QApplication.processEvents()
    dialog.bridge_kept = bridge  # type: ignore[attr-defined]
    return dialog


def file_dialog(theme: Theme) -> FileDialog:
    window = QWidget()
    dialog = FileDialog(theme, window, "Share a file")
    dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(["Documents and pictures (*.pdf *.png *.jpg *.jpeg *.tif *.dcm *.zip)", "All files (*)"])
    dialog.setDirectory(str(assets_folder() / "samples"))
    dialog.window_kept = window  # type: ignore[attr-defined]
    return dialog
