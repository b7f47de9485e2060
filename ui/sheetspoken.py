"""The words on sheets of curves in the language of the windows, for the child that draws them."""

from PySide6.QtCore import QCoreApplication

from app.documents.signals.sentences import NOTES
from app.documents.signals.sheetwords import SheetWords
from ui.said import said


def sheet_words() -> SheetWords:
    return SheetWords(
        not_to_size=tr("not to size"),
        added=tr("filters added here: {filters}"),
        none=tr("none"),
        baseline=tr("baseline {hz} Hz"),
        muscle=tr("muscle {hz} Hz"),
        mains=tr("mains {hz} Hz"),
        recorder=tr("filters of the recorder: {filters}"),
        not_stated=tr("not stated"),
        more=tr("leads not shown: {count}"),
        ends=tr("what follows is not shown"),
        voltage=tr("voltage"),
        beyond=tr("{lead}: beyond the paper"),
        beyond_unfiltered=tr("{lead}: beyond the paper; baseline filter off"),
        nothing=tr("{lead}: nothing recorded here"),
        unscaled=tr("{lead}: no known scale"),
        twice=tr("{lead}: more than one has this name"),
        absent=tr("{lead}: not recorded"),
        made=tr("{lead} (computed by the recorder)"),
        sentences=tuple((english, here) for english in NOTES if (here := said(english)) != english),
    )


def tr(text: str) -> str:
    return QCoreApplication.translate("EcgSheet", text)
