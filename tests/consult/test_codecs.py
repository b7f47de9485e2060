"""Both codecs: every event and message there and back, and foreign bytes that are only ever BadMessage."""

import json
import random
from collections.abc import Callable

import msgspec
import pytest

from app.consult import events as e
from app.consult import messages as m
from app.consult.codecs import BadMessage, Codec, NewWhisper
from app.consult.whispers import PointerMoved
from app.geometry import Box, Point
from tests.consult.cast import EXAMPLES, NURSE, PAGE, T0

FORMS = ("msgpack", "json")


def record(event: e.AnyEvent) -> e.Record:
    return e.Record("c", 3, T0, T0, True, "nurse", e.Origin("d", 3), 1, bytes(32), e.encode_event(event))


CLIENT = (
    m.SignIn("nurse", "secret", "dev"),
    m.SignIn("nurse", "", "dev", key=b"\x03" * 32, returning="c"),
    m.Proof(b"\x04" * 64),
    m.Enrol(b"\x03" * 32, "ward 2"),
    m.Bye(),
    m.Watch(),
    m.Watch(rings=True),
    m.Rings("c", False),
    m.Open("c", 3, b"\x01" * 32, False),
    m.Leave("c"),
    m.Submit("c", e.Origin("d", 1), T0, True, e.encode_event(EXAMPLES[0])),
    m.Say("c", PointerMoved(PAGE, Point(1.5, 2.5)), "expert"),
    m.Received("c", 9),
    m.Ping(5),
    m.TicketAsk(),
    m.RelaysAsk(),
)
SERVER = (
    m.Welcome(NURSE, "North", T0, "preceptor", "", m.KNOWS),
    m.Welcome(NURSE, "North", T0, "preceptor", scope="background"),
    m.Challenge(b"\x05" * 32),
    m.Enrolled(b"\x03" * 32, "house"),
    m.Relays(("turn:relay:3478",), "1700000000:nurse", "credential", T0),
    m.Denied("wrong_password", "No."),
    m.Colleagues((NURSE,), False),
    m.RingingAt("c", 3, 2),
    m.Opened("c", 3, b"\x02" * 32, b"present", True),
    m.NotOpened("c", "not_found", "No."),
    m.Committed(record(EXAMPLES[3])),
    m.Refused("c", e.Origin("d", 1), "role", "No."),
    m.Here("c", (NURSE,)),
    m.Delivered("c", "nurse", 3),
    m.ReadOnly(True, "No."),
    m.Pong(1, 2),
    m.Ticket("t"),
)
BULK = (m.Attach("t"), m.Pull(1, "c", "ab" * 32, 7), m.Grant(1, 100), m.Chunk(1, 0, b"\x00\xff" * 9), m.Ended(1))


@pytest.mark.parametrize("form", FORMS)
def test_every_message_comes_back_as_it_went(form: str) -> None:
    codec = Codec(form)
    assert [codec.decode_client(codec.encode(one)) for one in CLIENT] == list(CLIENT)
    assert [codec.decode_server(codec.encode(one)) for one in SERVER] == list(SERVER)
    assert [codec.decode_bulk(codec.encode(one)) for one in BULK] == list(BULK)


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: type(event).__name__)
def test_every_event_comes_back_as_it_went(event: e.AnyEvent) -> None:
    assert e.decode_event(e.encode_event(event)) == event
    for form in FORMS:
        codec = Codec(form)
        back = codec.decode_server(codec.encode(m.Committed(record(event))))
        assert back == m.Committed(record(event))


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: type(event).__name__)
def test_a_browser_may_send_any_event_as_an_object(event: e.AnyEvent) -> None:
    words = msgspec.json.encode(
        {"type": "Submit", "consult": "c", "origin": ["d", 1], "made_ms": T0, "offset_known": True, "event": event}
    ).decode()
    submit = Codec("json").decode_client(words)
    assert isinstance(submit, m.Submit) and submit.origin == e.Origin("d", 1)
    assert e.check_body(submit.body) == event


def test_a_browser_reads_the_event_beside_the_record() -> None:
    text = Codec("json").encode(m.Committed(record(e.MessageSent("msg", "Hello"))))
    assert '"event":{"type":"MessageSent","message":"msg","text":"Hello"}' in text


def test_the_first_frame_fixes_the_form() -> None:
    assert Codec.of_first_frame("{}").form == "json" and Codec.of_first_frame(b"").form == "msgpack"
    with pytest.raises(BadMessage):
        Codec("json").decode_client(b"{}")
    with pytest.raises(BadMessage):
        Codec("msgpack").decode_client("{}")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"type":"Ping"}', '{"type":"Ping","mono_ms":"1"}', '{"type":"Ping","mono_ms":1e999}',
     '{"type":"Welcome"}', '{"type":"Submit","event":{"type":"Nonsense"}}', "[" * 9000, '{"a":' * 9000, "\ud800",
     '{"type":"Received","consult":"c","seq":1.5}', '{"type":"Leave","consult":"' + "x" * 70_000 + '"}'],
)  # fmt: skip
def test_nonsense_is_a_bad_message(text: str) -> None:
    with pytest.raises(BadMessage):
        Codec("json").decode_client(text)


def test_a_whisper_of_a_newer_program_is_told_from_a_bad_message() -> None:
    newer, wrong = {"type": "SmellSensed", "strength": 3}, {"type": "Drawing", "on": "perhaps"}
    for outer, decode in (("Say", Codec("json").decode_client), ("Heard", Codec("json").decode_server)):
        for whisper, is_new in ((newer, True), (wrong, False), ({}, False), ("SmellSensed", False)):
            with pytest.raises(BadMessage) as bad:
                decode(json.dumps({"type": outer, "consult": "c", "by": "anna", "whisper": whisper}))
            assert isinstance(bad.value, NewWhisper) == is_new, whisper
    with pytest.raises(NewWhisper):
        Codec("msgpack").decode_client(msgspec.msgpack.encode({"type": "Say", "consult": "c", "whisper": newer}))


def test_a_number_that_is_not_finite_is_no_event() -> None:
    for value in (float("nan"), float("inf"), float("-inf")):
        event = e.ViewMoved(PAGE, Box(value, 0, 1, 1))
        with pytest.raises(e.BadBody):
            e.encode_event(event)
        with pytest.raises(e.BadBody):
            e.check_body(msgspec.msgpack.encode(event))


@pytest.mark.parametrize("number", [1 << 64, -(1 << 63) - 1, 10**400])
def test_a_whole_number_over_64_bits_is_a_bad_message(number: int) -> None:
    submit = {"type": "Submit", "consult": "c", "origin": ["d", 1], "made_ms": T0, "offset_known": True}
    whisper = {"type": "FrameClock", "source": "n.c", "rtp_time": number, "capture_ms": 1, "width": 1, "height": 1}
    for message in (
        {**submit, "event": {"type": "SeenThrough", "through": number}},
        {**submit, "made_ms": number, "event": {"type": "HelpCalled"}},
        {"type": "Say", "consult": "c", "whisper": whisper},
        {"type": "Ping", "mono_ms": number},
    ):
        text = json.dumps(message)
        with pytest.raises(BadMessage):
            Codec("json").decode_client(text)
    with pytest.raises(BadMessage):
        Codec("json").decode_bulk(json.dumps({"type": "Grant", "transfer": 1, "bytes": number}))
    with pytest.raises(BadMessage):
        Codec("json").decode_server(json.dumps({"type": "Pong", "mono_ms": 1, "server_ms": number}))
    with pytest.raises(e.BadBody):
        e.encode_event(e.SeenThrough(number))


def mutated(chance: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        match chance.randrange(4):
            case 0 if out:
                out[chance.randrange(len(out))] = chance.randrange(256)
            case 1:
                out.insert(chance.randint(0, len(out)), chance.choice((0x00, 0x91, 0xC1, 0xCB, 0xDF, 0xFF, 0x7B)))
            case 2:
                del out[chance.randint(0, len(out)) :]
            case _:
                out += out[: chance.randint(0, 40)]
    return bytes(out)


def fuzz(count: int) -> int:
    """How many mutants were still messages; anything but BadMessage and BadBody is a crash."""
    chance = random.Random(11)
    packed, words = Codec("msgpack"), Codec("json")
    wells: list[tuple[Callable[[bytes], object], list[bytes]]] = [
        (packed.decode_client, [packed.encode(one) for one in CLIENT]),
        (packed.decode_server, [packed.encode(one) for one in SERVER]),
        (packed.decode_bulk, [packed.encode(one) for one in BULK]),
        (
            lambda raw: words.decode_client(raw.decode("utf-8", "surrogateescape")),
            [words.encode(one).encode() for one in CLIENT],
        ),
        (e.check_body, [e.encode_event(one) for one in EXAMPLES]),
    ]
    alive = 0
    for n in range(count):
        decode, seeds = wells[n % len(wells)]
        try:
            decode(mutated(chance, chance.choice(seeds)))
            alive += 1
        except (BadMessage, e.BadBody):
            continue
    return alive


def test_two_thousand_mutants_crash_nothing() -> None:
    assert fuzz(2_000) < 2_000


@pytest.mark.slow
def test_a_hundred_thousand_mutants_crash_nothing() -> None:
    assert fuzz(100_000) < 100_000
