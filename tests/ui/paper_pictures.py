"""Curves on paper: a sheet with calipers, a photographed ECG and the dialogs that make it measurable."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import PaperFound, PaperStraightened
from app.documents.ecgphoto.sheet import proposed, sheet_of
from tests.ui import paper_samples as ps
from tests.ui import room_samples as rs
from tests.ui.puppet import PuppetEngine
from ui.bridge import Bridge
from ui.dialogs.bankcard import BankCard
from ui.modes import CLINIC, SPECIALIST
from ui.stage.gridconfirm import GridConfirm
from ui.stage.truesize import TrueSize
from ui.theme import Theme


def paper_shots(room, theme: Theme) -> Iterator[tuple[str, QWidget]]:  # type: ignore[no-untyped-def]
    state = ps.measured_state()
    page = room(SPECIALIST, rs.view(state, rs.DOCTOR))
    bar = page.stage.findChild(QWidget, "PaperBar")
    bar.calipers.told.emit(state.marks["m2"].shape.figures, "")
    yield "paper-specialist", page
    yield "paper-clinic", room(CLINIC, rs.view(state, rs.NURSE))
    yield "paper-photo", room(SPECIALIST, rs.view(ps.photographed_state(), rs.DOCTOR))
    yield "paper-bankcard", BankCard(theme, TrueSize(), None)
    for name, corners in (("corners", True), ("grid", False)):
        engine = PuppetEngine()
        dialog = GridConfirm(Bridge(engine), theme, ps.STRAIGHT, "Strip", None)
        request = state.request
        dialog.show_band(request.patient if request else None, "North valley clinic", True)
        found = proposed(ps.photo().pixels)
        engine.mailbox.put(PaperFound(dialog.token, ps.photo_frame(), found))  # type: ignore[arg-type]
        if not corners:
            made = sheet_of(ps.photo().pixels, found, 0)
            frame = rs.frame_of(made.pixels)
            engine.mailbox.put(PaperStraightened(dialog.token, frame, made.px_per_mm, made.box, made.why))
        QApplication.processEvents()
        yield f"paper-{name}", dialog
