"""Files dropped on the stage, pictures pasted, and the file dialog: what is to be shared, as a path or bytes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.dialogs.filedialog import FileDialog
from ui.theme import Theme

SUFFIXES = (
    *("pdf", "png", "jpg", "jpeg", "tif", "tiff", "webp", "heic", "heif"),
    *("dcm", "dicom", "ima", "zip", "edf", "bdf", "rec", "hea", "dat"),
)
Share = Callable[[str, bytes, str, tuple[str, ...]], None]


class Sharing(QObject):
    """Watches `place` for drops and Ctrl+V; `share(path, data, title, beside)` opens the look before sharing;
    `expect()`: a file may be chosen soon; `beside`: further files that were chosen with it. What is in them is for the
    child process to find out: here only the names are known."""

    def __init__(self, theme: Theme, place: QWidget, share: Share, expect: Callable[[], None]) -> None:
        super().__init__(place)
        self._theme, self._place = theme, place
        self._share, self._expect = share, expect
        place.setAcceptDrops(True)
        place.installEventFilter(self)
        paste = QAction(place)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.triggered.connect(self.paste)
        place.addAction(paste)

    def choose(self, folder: bool = False) -> None:
        """A dialog for a file, or several as one; or for a folder."""
        self._expect()
        if folder:
            dialog = FileDialog(self._theme, self._place.window(), self.tr("Share a folder of images"))
            dialog.setFileMode(FileDialog.FileMode.Directory)
            dialog.setOption(FileDialog.Option.ShowDirsOnly)
        else:
            kinds = " ".join(f"*.{suffix}" for suffix in SUFFIXES)
            dialog = FileDialog(self._theme, self._place.window(), self.tr("Share a file"))
            dialog.setFileMode(FileDialog.FileMode.ExistingFiles)
            everything = self.tr("All files") + " (*)"  # what a scanner writes often has no suffix at all
            dialog.setNameFilters([self.tr("Documents and pictures ({kinds})").format(kinds=kinds), everything])
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def paste(self) -> None:
        self._take(QGuiApplication.clipboard().mimeData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if event.mimeData().hasUrls() or event.mimeData().hasImage():
                event.acceptProposedAction()
                self._expect()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            if self._take(event.mimeData()):
                event.acceptProposedAction()
            return True
        return False

    def _take(self, data: QMimeData | None) -> bool:
        if data is None:
            return False
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self._chosen(paths)
            return True
        if data.hasImage():
            image = QImage(data.imageData())
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG")  # type: ignore[call-overload]
            self._share("", bytes(buffer.data().data()), self.tr("Pasted picture"), ())
            return True
        return False

    def _chosen(self, paths: list[str]) -> None:
        first, *others = sorted(paths)
        title = self.tr("{n} files").format(n=len(paths)) if others else ""
        self._share(first, b"", title, tuple(others))
