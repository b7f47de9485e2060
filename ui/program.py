"""Puts the windows together: application, look, language, engine, bridge, window; ends them in the other order."""

import signal
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSysInfo, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.client.border import SpeakSheets
from app.client.engine import Engine
from app.client.sound_commands import QuietSounds
from app.settings import ClientSettings
from ui.bridge import Bridge
from ui.errands import TRIED
from ui.language import Language
from ui.memory import Memory
from ui.purposes import devices_of, use_of
from ui.sheetspoken import sheet_words
from ui.theme import Theme, load_fonts
from ui.window import MainWindow

AFTER_PAINT_MS = 60  # the first key and the focus come before the engine's modules
HEAR_INTERRUPT_MS = 300  # Python sees Ctrl+C only between two of its own steps; Qt alone makes none


class FirstPaint(QObject):
    """Calls once, when the window was first painted."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then: Callable[[], object] | None = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            QTimer.singleShot(0, then)
        return False


class Program:
    """One run of the program. `window`, `bridge` and `engine` are there for who drives it from outside (the demo)."""

    def __init__(self, settings: ClientSettings, argv: list[str]) -> None:
        made = QApplication.instance()
        self.app = made if isinstance(made, QApplication) else QApplication(argv[:1])
        self.app.setApplicationName("Preceptor")
        self.app.setApplicationDisplayName("Preceptor")
        self.app.setDesktopFileName("preceptor")
        self.app.setStyle("Fusion")
        place = settings.place
        self.memory = Memory(place.data)
        self._take_over(settings)
        language = Language(place.assets)
        spoken = language.speak(self.memory.language)
        load_fonts(place.assets, chinese=spoken == "zh_CN")
        self.theme = Theme(place.assets, self.memory.scheme, self.memory.scale_percent)
        self.theme.apply()
        self.engine = Engine(
            place.data, device_name=QSysInfo.machineHostName(), cache_dir=place.cache, voice_apart=True, heic=place.heic
        )
        self.bridge = Bridge(self.engine)
        self.bridge.post(SpeakSheets(sheet_words()))
        self.bridge.post(QuietSounds(self.memory.sounds_off))
        self.window = MainWindow(self.bridge, self.theme, self.memory, language)
        devices = [settings.camera, settings.microphone, settings.speaker]
        kept = [self.memory.text(name) for name in ("camera", "microphone", "speaker")]
        camera, microphone, speaker = (given or before for given, before in zip(devices, kept, strict=True))
        if any(devices):
            self.memory.put_text(TRIED, "yes")  # whoever starts it so knows what is plugged in
        if camera or microphone or speaker or use_of(self.memory.store, ""):
            self.bridge.post(devices_of(self.memory.store, camera, microphone, speaker))

    def run(self) -> int:
        self.start()
        signal.signal(signal.SIGINT, lambda *_: self.window.close())
        beat = QTimer()
        beat.timeout.connect(lambda: None)
        beat.start(HEAR_INTERRUPT_MS)
        try:
            return int(self.app.exec())
        finally:
            self.close()

    def start(self) -> None:
        """The window first: the engine reads media, documents and database from disk once the sign-in is painted."""
        self._first_paint = FirstPaint(self.window, lambda: QTimer.singleShot(AFTER_PAINT_MS, self.engine.start))
        self.window.show()

    def close(self) -> None:
        self.bridge.close()
        self.engine.close()
        self.memory.flush()

    def _take_over(self, settings: ClientSettings) -> None:
        """What the command line says wins over what was remembered."""
        if settings.server:
            self.memory.put_text("server", settings.server)
        if settings.user:
            self.memory.put_text("user", settings.user)
        if settings.language:
            self.memory.put_text("language", settings.language)
