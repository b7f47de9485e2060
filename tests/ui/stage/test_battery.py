"""A battery that runs low: said on both sides, the own one first, and not while it is being charged."""

import msgspec
import pytest

from app.client.border import LinkView
from app.consult.whispers import MediaStatus
from tests.ui import room_samples as rs
from tests.ui.samples import ONLINE
from ui.battery_words import lamp_words, line_words


def link(percent, on_mains=False):
    return LinkView(battery_percent=percent, on_mains=on_mains)


def there(percent, on_mains=False):
    return MediaStatus("on", "on", battery_percent=percent, on_mains=on_mains)


@pytest.mark.parametrize(
    ("own", "other", "lamp", "line"),
    [
        (link(-1, True), None, ("quiet", ""), ""),
        (link(21), there(21), ("quiet", ""), ""),
        (link(20), there(5), ("amber", "Battery 20 %"), "The computer of Ingrid has 5 % left. Ask them to plug it in."),
        (link(10), there(5), ("red", "Battery 10 %"), "This computer has 10 % left. Plug it in, or the call will end."),
        (link(3, True), there(15), ("amber", "Battery there 15 %"), ""),
        (link(90), there(8, True), ("quiet", ""), ""),
    ],
)
def test_what_is_said(qapp, own, other, lamp, line):
    assert lamp_words(own, other) == lamp
    assert line_words(own, other, "Ingrid") == line


def test_the_room_says_it_of_both_sides(qtbot, room):
    made = room()
    low = MediaStatus("on", "on", battery_percent=8, on_mains=False)
    made.put(rs.base_state(), media={rs.NURSE.person: low})
    qtbot.waitUntil(lambda: "Ingrid Berg has 8 % left" in made.page.banner.text)
    assert made.page.top.battery.isVisible()
    made.engine.link.put(msgspec.structs.replace(ONLINE, battery_percent=9, on_mains=False))
    qtbot.waitUntil(lambda: "This computer has 9 % left" in made.page.banner.text)
    made.engine.link.put(msgspec.structs.replace(ONLINE, battery_percent=9))
    made.put(rs.base_state(), here=(rs.DOCTOR,), media={rs.NURSE.person: low})  # who has gone says nothing any more
    qtbot.waitUntil(lambda: made.page.banner.isHidden() and made.page.top.battery.isHidden())
