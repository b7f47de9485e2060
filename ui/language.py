"""The language of the windows: which one, and its translations loaded; knows no text itself."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.memory import LANGUAGES


class Language:
    """Holds the translators that are in use; `speak` changes them, what is already shown is rebuilt by its window."""

    def __init__(self, assets: Path) -> None:
        self._folder = assets / "i18n"
        self._installed: list[QTranslator] = []

    def speak(self, code: str) -> str:
        """`code` empty: the system's language where there is a translation, else English. Returns what is spoken."""
        chosen = code or system_language()
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        if chosen != "en":
            qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(str(self._folder / f"preceptor_{chosen}.qm"))
            self._install(f"{qt_words}/qtbase_{chosen}.qm")
        return chosen

    def _install(self, path: str) -> None:
        translator = QTranslator()
        if Path(path).is_file() and translator.load(path):
            QCoreApplication.installTranslator(translator)
            self._installed.append(translator)


def system_language() -> str:
    for name in QLocale.system().uiLanguages():
        code = name.replace("-", "_")
        if code.startswith("zh"):
            return "zh_CN"
        if code.split("_")[0] in ("nb", "no", "nn"):
            return "nb"
        if code.split("_")[0] == "en":
            return "en"
    return LANGUAGES[0]


def own_name() -> str:
    """How the language that is spoken now calls itself; each translation says so of itself."""
    return QCoreApplication.translate("Language", "English")
