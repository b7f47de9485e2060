"""A caliper that is taken back to its numbers keeps them: an answer about where it was meanwhile comes too late."""

import msgspec

from app.client.border import CurveTraced, TraceCurve
from app.consult.events.marks import Figure, MarkReshaped
from tests.ui import paper_samples as ps
from tests.ui.stage.test_paper import drag


def test_an_answer_that_comes_after_it_was_taken_back_is_not_put_on_it(qtbot, room):
    made = room(ps.curves_state())
    made.stage.drawer.take("caliper")
    drag(qtbot, made.canvas, (50, 120), (60, 120), (90, 120))
    (added,) = made.events
    made.fold()
    before = msgspec.structs.replace(added.shape, figures=(Figure("RR", 1.0, "ms"),))
    made.stage.drawer.submitted.emit(MarkReshaped(added.mark, before))
    (asked,) = made.posted(TraceCurve)
    made.engine.mailbox.put(CurveTraced(asked.token, "II", (Figure("RR", 9.0, "ms"),)))
    qtbot.wait(50)
    assert made.events == []
