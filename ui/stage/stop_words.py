"""What became of a *stop*, for the one who called it; knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.client.border import RoomView
from ui.stage.note_lines import Line
from ui.stage.outage import other_side
from ui.stage.receipt import name_of
from ui.stage.ticking import age_words

SHOWN_MS = 10_000  # the answer stays readable for as long as it takes to look up


def stop_line(view: RoomView, now_ms: int, reaches: bool) -> Line | None:
    """Red until each of one's own is answered, whatever comes between; then for a moment who answered. `reaches`: there
    is a way to a screen at the bedside, by the server or by the call."""
    tr = QCoreApplication.translate
    me = view.me.person if view.me is not None else ""
    own = [stop for stop in view.state.stops.values() if stop.by == me]
    waiting = [stop.at_ms for stop in own if stop.acknowledged_ms is None]
    if waiting:
        age = age_words(now_ms - min(waiting))
        if reaches:
            words = tr("Stop", "Stop called {age} ago. Nobody has pressed yet: say it aloud.")
            return Line("red", words.format(age=age))
        words = tr("Stop", "Stop called {age} ago. There is no connection, nobody sees it: telephone {number}.")
        other = other_side(view)
        number = view.telephones.get(other.person, "") if other is not None else ""
        return Line("red", words.format(age=age, number=number or tr("Stop", "the clinic")))
    last = own[-1] if own else None
    if last is None or last.acknowledged_ms is None or now_ms - last.acknowledged_ms >= SHOWN_MS:
        return None
    return Line("green", tr("Stop", "{name} has stopped.").format(name=name_of(view, last.acknowledged_by or "")))
