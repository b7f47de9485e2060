"""The lines of a room that are kept while somebody writes in them: each by the place it has in every room."""

from PySide6.QtWidgets import QWidget

from ui.keptlines import KeptLine, TypedTexts
from ui.panels.findings import FindingsPanel
from ui.panels.instructions import InstructionsPanel
from ui.panels.messages import MessageLine, MessagesPanel
from ui.stage.textentry import TextEntry


def keep_fields(page: QWidget, texts: TypedTexts) -> None:
    """Once all of them are made."""
    for message in page.findChildren(MessageLine):
        in_panel = isinstance(message.parent(), MessagesPanel)
        KeptLine(message.line, texts, "message" if in_panel else "message below")
    for instructions in page.findChildren(InstructionsPanel):
        KeptLine(instructions.line, texts, "instruction")
    for findings in page.findChildren(FindingsPanel):
        findings.kept = KeptLine(findings.line, texts, "finding")
    for note in page.findChildren(TextEntry):
        note.kept = KeptLine(note.line, texts, "note")
