"""Files and folders are chosen in a dialog that Qt draws. Behind one that the system draws itself *Stop*, the pedal and
every key of the room would be deaf, and what was opened would stand in the system's own lists."""

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFileIconProvider,
    QHeaderView,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QToolButton,
    QTreeView,
    QWidget,
)

from ui.controls import restyle
from ui.dialogs.places import begin_in, chosen_last, forget_after
from ui.dialogs.plugged import plugged
from ui.focus import FocusRing
from ui.nocopy import NoCopy
from ui.theme import Theme

# What Qt says in it, under Qt's own names: it has no Norwegian of its own, so these are translated with our texts.
WORDS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Open"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Save"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Choose"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "File &name:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Directory:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Back"),
    QT_TRANSLATE_NOOP("QFileDialog", "Go back"),
    QT_TRANSLATE_NOOP("QFileDialog", "Forward"),
    QT_TRANSLATE_NOOP("QFileDialog", "Go forward"),
    QT_TRANSLATE_NOOP("QFileDialog", "Parent Directory"),
    QT_TRANSLATE_NOOP("QFileDialog", "Go to the parent directory"),
    QT_TRANSLATE_NOOP("QFileDialog", "Create New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "Create a New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "List View"),
    QT_TRANSLATE_NOOP("QFileDialog", "Change to list view mode"),
    QT_TRANSLATE_NOOP("QFileDialog", "Detail View"),
    QT_TRANSLATE_NOOP("QFileDialog", "Change to detail view mode"),
    QT_TRANSLATE_NOOP("QFileDialog", "Sidebar"),
    QT_TRANSLATE_NOOP("QFileDialog", "List of places and bookmarks"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files"),
    QT_TRANSLATE_NOOP("QFileDialog", "Directories"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Rename"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Delete"),
    QT_TRANSLATE_NOOP("QFileDialog", "Show &hidden files"),
    QT_TRANSLATE_NOOP("QFileDialog", "&New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "Recent Places"),
    QT_TRANSLATE_NOOP("QFileDialog", "Show "),
    QT_TRANSLATE_NOOP("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
    QT_TRANSLATE_NOOP("QFileDialog", "%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    QT_TRANSLATE_NOOP("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."),
    QT_TRANSLATE_NOOP("QFileDialog", "'%1' is write protected.\nDo you want to delete it anyway?"),
    QT_TRANSLATE_NOOP("QFileDialog", "Are you sure you want to delete '%1'?"),
    QT_TRANSLATE_NOOP("QFileDialog", "Could not delete directory."),
    QT_TRANSLATE_NOOP("QSidebar", "Remove"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Name"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Size"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Type"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Kind"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Date Modified"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "My Computer"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Computer"),
)
SIZE_PX = (960, 600)
ROOM_PX = 64  # of the screen beside it, as beside every dialog
SIDE_PX = 170  # the places on the left
NAME, TYPE = 0, 2  # columns; the second says in the system's words what the name's ending says already
ICONS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
    "listModeButton": "list",
    "detailModeButton": "rows",
}
URL, ENABLED = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2  # roles of the lines at the side


class FileDialog(QFileDialog):
    """Open it with `open()`. It forgets the folders that were looked into, but for the one where something was chosen,
    until who chose it signs out. Nothing is renamed or removed in it by a key that was hit by chance: who asks for a
    place to save takes `ReadOnly` back, to make a folder."""

    def __init__(self, theme: Theme, parent: QWidget, title: str) -> None:
        own, beside = places(), plugged()
        # Said from the beginning: Qt would open where the last dialog of this run was, and *Back* lead there.
        super().__init__(parent, title, begin_in(parent.window(), own + beside))
        self._theme = theme
        option = QFileDialog.Option
        for one in (
            option.DontUseNativeDialog,
            option.ReadOnly,
            option.DontUseCustomDirectoryIcons,
            option.HideNameFilterDetails,
        ):
            self.setOption(one)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setViewMode(QFileDialog.ViewMode.Detail)
        self.setHistory([])
        self.setSidebarUrls([QUrl.fromLocalFile(place) for place in own])
        self._set_beside(beside)
        self.filesSelected.connect(self._note_last)
        for files in self.findChildren(QAbstractItemView):
            NoCopy(files)
        margin = theme.space(2)
        if (layout := self.layout()) is not None:
            layout.setContentsMargins(margin, margin, margin, margin)
        forget_after(self)
        self._ring = FocusRing(self, theme)

    def sizeHint(self) -> QSize:
        screen = self.screen().availableGeometry()
        wide, high = (self._theme.px(side) for side in SIZE_PX)
        return QSize(min(wide, screen.width() - ROOM_PX), min(high, screen.height() - ROOM_PX))

    def showEvent(self, event: QShowEvent) -> None:
        """Its keys are known only now: they are made anew with what it is asked for."""
        theme = self._theme
        side = theme.px(theme.sizes.body_px + 8)
        for field in (*self.findChildren(QLineEdit), *self.findChildren(QComboBox), *self.findChildren(QPushButton)):
            field.setMinimumHeight(theme.key_px)
        for tool in self.findChildren(QToolButton):
            if icon := ICONS.get(tool.objectName()):
                tool.setIcon(theme.icon(icon))
                tool.setIconSize(QSize(side, side))
                tool.setFixedSize(theme.key_px, theme.key_px)
        for key in self.findChildren(QPushButton):
            key.setProperty("kind", "accent" if key.isDefault() else "plain")
            restyle(key)
        for view in self.findChildren(QAbstractItemView):
            view.setIconSize(QSize(side, side))
        self._widen()
        self.resize(self.sizeHint())
        super().showEvent(event)

    def _note_last(self, files: list[str]) -> None:
        if (over := self.parentWidget()) is not None:
            chosen_last(over.window(), files)

    def _set_beside(self, drives: list[str]) -> None:
        """`setSidebarUrls` would ask each whether it is there, and wait for it: their lines are made by hand."""
        side = self.findChild(QListView, "sidebar")
        lines = side.model() if side is not None else None
        if not isinstance(lines, QStandardItemModel):
            return
        icon = QFileIconProvider().icon(QFileIconProvider.IconType.Drive)
        for drive in drives:
            line = QStandardItem(icon, Path(drive).name or drive)
            line.setEditable(False)
            line.setData(QUrl.fromLocalFile(drive), URL)
            line.setData(True, ENABLED)
            lines.appendRow(line)

    def _widen(self) -> None:
        """The name has what the others leave."""
        for files in self.findChildren(QTreeView):
            files.setColumnHidden(TYPE, True)
            head, how = files.header(), QHeaderView.ResizeMode
            head.setStretchLastSection(False)
            for column in range(head.count()):
                head.setSectionResizeMode(column, how.Stretch if column == NAME else how.ResizeToContents)
        aside = self._theme.px(SIDE_PX)
        for parted in self.findChildren(QSplitter):
            parted.setSizes([aside, self.sizeHint().width() - aside])


def places() -> list[str]:
    """Folders of one's own, where somebody keeps what is to be shared."""
    location = QStandardPaths.StandardLocation
    own = (
        location.HomeLocation,
        location.DesktopLocation,
        location.DocumentsLocation,
        location.PicturesLocation,
        location.DownloadLocation,
    )
    found = [QStandardPaths.writableLocation(one) for one in own]
    return [place for place in dict.fromkeys(found) if place and Path(place).is_dir()]
