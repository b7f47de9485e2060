"""From the start of the process to a sign-in that is painted and takes a key: median of ten warm starts."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from tests.bench.harness import ROOT, write_json

STARTS = 10
LIMIT_MS = 2_000
CHILD = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from app.cli import read_settings
from app.settings import ClientSettings
from ui.demo.sampling import FirstPaint
from ui.program import Program

program = Program(ClientSettings(place=read_settings(), server="ws://127.0.0.1:1", user="anna"), sys.argv)

def try_key():
    field = program.app.focusWidget()
    if not isinstance(field, QLineEdit) or not field.isVisible():
        return
    before = field.text()
    QTest.keyClick(field, "a")
    if field.text() != before:
        print(time.monotonic_ns() / 1e6, flush=True)
        program.window.close()

first = FirstPaint(program.window)
timer = QTimer()
timer.timeout.connect(lambda: first.at_ms is not None and try_key())
timer.start(1)
program.run()
"""


def main() -> int:
    took_ms: list[float] = []
    with tempfile.TemporaryDirectory(prefix="preceptor-bench-") as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PRECEPTOR_HOME": home}
        for _ in range(STARTS + 1):
            began = time.monotonic_ns() / 1e6
            child = subprocess.run(
                [sys.executable, "-c", CHILD],
                cwd=ROOT,
                env=environment,
                capture_output=True,
                text=True,
                timeout=60,
            )
            if child.returncode != 0 or not child.stdout.strip():
                print(child.stderr, file=sys.stderr)
                return 1
            took_ms.append(float(child.stdout.split()[0]) - began)
    warm = took_ms[1:]  # the first one reads everything from the disk
    figures = {"median_ms": round(statistics.median(warm)), "max_ms": round(max(warm)), "starts": STARTS}
    write_json("start", dict(figures), {"median_ms": LIMIT_MS})
    return 0


if __name__ == "__main__":
    sys.exit(main())
