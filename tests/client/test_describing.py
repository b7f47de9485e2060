"""What is known of hundreds of slices travels in records that each fit into a message."""

import msgspec

from app.client.describing import MOST_BYTES, described
from app.consult.events.describing import PageFacts, Preset, Scale

SLICE = PageFacts(
    scales=(Scale("spacing", 0.7, 0.7, "mm", "mm"),),
    letters=("A", "L", "P", "R"),
    bits=12,
    presets=tuple(Preset(f"Window {number}", number, 400) for number in range(6)),
    values="HU",
)


def test_a_long_series_is_told_in_order_and_whole():
    facts = tuple(msgspec.structs.replace(SLICE, position_mm=float(number)) for number in range(900))
    events = tuple(described("d", facts))
    assert len(events) > 1
    assert tuple(run for event in events for run in event.facts) == facts
    assert [event.first_page for event in events] == [
        sum(len(one.facts) for one in events[:number]) for number in range(len(events))
    ]
    assert all(len(msgspec.msgpack.encode(event)) < MOST_BYTES + 2_000 for event in events)


def test_of_what_nothing_is_known_nothing_is_told():
    assert not tuple(described("d", ()))
    assert not tuple(described("d", (PageFacts(count=3),)))


def test_a_first_page_follows_the_pages_that_were_counted():
    long = msgspec.structs.replace(SLICE, count=7, values="x" * MOST_BYTES)
    assert [event.first_page for event in described("d", (long, long))] == [0, 7]
