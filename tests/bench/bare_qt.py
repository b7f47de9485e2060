"""`python -m tests.bench.bare_qt OUT`: an empty Qt program with a 5 ms precise timer, until its standard input ends.

What this machine gives anybody while something else runs on it; the program itself is measured against that.
"""

import sys
import threading
from pathlib import Path

import msgspec
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.demo.samples import LateSample
from ui.demo.sampling import LatenessWatch


def main(out: Path) -> None:
    app = QApplication([])
    window = QLabel("bare")
    window.show()
    late: list[LateSample] = []
    watch = LatenessWatch(late)
    watch.start()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        QMetaObject.invokeMethod(app, "quit", Qt.ConnectionType.QueuedConnection)

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    app.exec()
    out.write_bytes(msgspec.json.encode(late))


main(Path(sys.argv[1]))
