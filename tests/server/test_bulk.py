"""Bytes by credit: resumed at the byte, verified, and given only to whom they belong."""

import hashlib
import random
import time
import zlib
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from websockets.exceptions import ConnectionClosed

from app.consult.events import AnyEvent, Record
from app.consult.events.consent import ConsentWithdrawn
from app.consult.events.documents import DocumentShared, DocumentWithdrawn, PageSize
from app.consult.events.guidance import InstructionGiven
from app.consult.events.request import Accepted, Voided
from app.consult.messages import (
    Attached,
    BulkMessage,
    Chunk,
    Denied,
    Grant,
    NotGiven,
    Offered,
    Pull,
    PullLog,
    Push,
    TicketAsk,
    Whole,
)
from app.consult.messages import Ticket as TicketGiven
from app.consult.rules.limits import CLIP_BYTES
from app.media.blocks import RATE
from app.media.soundtake import preview
from app.store.audit import AuditTrail
from app.store.blobs import Blobs
from app.store.log import EventLog
from tests.rig.people import NURSE, OUTSIDER, PRIVACY, SPECIALIST
from tests.rig.server import Server
from tests.server.talker import Puller, Talker, new_id

DATA = bytes(range(256)) * 700
HASH = hashlib.sha256(DATA).hexdigest()


class Blob(NamedTuple):
    data: bytes
    hash: str


def new_blob() -> Blob:
    data = random.randbytes(50_000)
    return Blob(data, hashlib.sha256(data).hexdigest())


def code_of(answer: object) -> str:
    """Empty when it was given."""
    return answer.code if isinstance(answer, NotGiven) else ""


def shared(blob: str = HASH, size: int = len(DATA)) -> DocumentShared:
    return DocumentShared(new_id(), "pdf", "ECG", 1, (PageSize(1, 595, 842),), blob, size)


def test_a_document_goes_up_and_comes_down_whole(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        nurse.keep(consult, shared())
        up, down = nurse.bulk(), expert.bulk()
        early = down.pull(consult, HASH)
        assert isinstance(early, NotGiven)
        assert early.code == "not_yet"
        assert isinstance(up.push(consult, HASH, DATA), Whole)
        assert down.pull(consult, HASH) == DATA
        assert down.pull(consult, HASH, offset=100_001) == DATA[100_001:]
        assert isinstance(up.push(consult, HASH, DATA), Whole)
        up.close()
        down.close()


def test_cut_on_the_way_up_it_goes_on_at_the_byte(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        consult = nurse.ask()
        nurse.keep(consult, shared())
        offsets = []
        for _ in range(4):
            up = nurse.bulk()
            answer = up.push(consult, HASH, DATA, most=40_000)
            offsets.append(up.resumed_at)
            up.cut()
        assert offsets == sorted(offsets)
        assert offsets[-1] > 60_000
        up = nurse.bulk()
        answer = up.push(consult, HASH, DATA)
        assert isinstance(answer, Whole)
        assert up.pull(consult, HASH) == DATA
        up.close()


def test_an_outsider_and_an_unknown_hash_get_the_same_answer(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, OUTSIDER) as outsider:
        consult, own = nurse.ask(), outsider.ask()
        nurse.keep(consult, shared())
        up, down = nurse.bulk(), outsider.bulk()
        up.push(consult, HASH, DATA)
        asked = ((consult, HASH), (own, HASH), (consult, "0" * 64), (new_id(), HASH), (own, "0" * 64), (own, "../x"))
        answers = [down.pull(*one) for one in asked]
        assert {(a.code, a.text) for a in answers if isinstance(a, NotGiven)} == {
            ("not_found", "There is no such document here, or it is not for you.")
        }
        assert len(answers) == len(asked)
        up.close()
        down.close()


def test_naming_a_known_hash_in_ones_own_consult_is_no_way_to_its_bytes(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, OUTSIDER) as outsider:
        consult, own = nurse.ask(), outsider.ask()
        nurse.keep(consult, shared())
        up, down = nurse.bulk(), outsider.bulk()
        up.push(consult, HASH, DATA)
        outsider.keep(own, shared())
        answer = down.pull(own, HASH)
        assert isinstance(answer, NotGiven)
        assert answer.code == "not_yet"
        pushed = down.push(own, HASH, b"x" * len(DATA))
        assert isinstance(pushed, NotGiven)
        assert pushed.code == "damaged"
        assert up.pull(consult, HASH) == DATA
        up.close()
        down.close()


def test_a_withdrawn_document_is_locked_away(server: Server, tmp_path: Path) -> None:
    with Talker(server.url, NURSE) as nurse:
        consult = nurse.ask()
        document = shared()
        nurse.keep(consult, document)
        up = nurse.bulk()
        up.push(consult, HASH, DATA)
        nurse.keep(consult, DocumentWithdrawn(document.document, "wrong patient"))
        answer = up.pull(consult, HASH)
        assert isinstance(answer, NotGiven)
        assert answer.code == "not_found"
        up.close()
    server.stop()
    blobs = Blobs(server.data / "blobs")
    assert (blobs.has(HASH), blobs.locked()) == (False, [HASH])


@pytest.mark.parametrize("end", ["withdrawn", "voided", "consent"])
def test_a_file_that_waited_is_not_taken_any_more_and_nothing_of_it_is_owed(shared_server: Server, end: str) -> None:
    """Nobody had the room open when that was said."""
    with Talker(shared_server.url, NURSE) as nurse:
        consult, blob = nurse.ask(), new_blob()
        document, still = shared(blob.hash, len(blob.data)), new_blob()
        nurse.keep(consult, document)
        ends: dict[str, AnyEvent] = {
            "withdrawn": DocumentWithdrawn(document.document, "wrong patient"),
            "voided": Voided("wrong_patient"),
            "consent": ConsentWithdrawn("consult", "patient"),
        }
        nurse.keep(consult, ends[end])
        up = nurse.bulk()
        answer = up.push(consult, blob.hash, blob.data)
        assert isinstance(answer, NotGiven) and (answer.code, answer.is_over) == ("not_found", True)
        of_none = up.push(consult, still.hash, still.data)
        if end == "voided":
            assert isinstance(of_none, NotGiven) and of_none.is_over
        else:  # what is none of it goes on
            assert isinstance(of_none, Whole)
        up.close()


def test_nobody_but_privacy_has_the_bytes_of_a_voided_consult_and_another_one_gives_them_as_before(
    shared_server: Server,
) -> None:
    with (
        Talker(shared_server.url, NURSE) as nurse,
        Talker(shared_server.url, SPECIALIST) as expert,
        Talker(shared_server.url, PRIVACY) as privacy,
    ):
        wrong, right, blob, late = nurse.ask(), nurse.ask(), new_blob(), new_blob()
        up = nurse.bulk()
        for consult in (wrong, right):
            expert.keep(consult, Accepted(SPECIALIST.name))
            nurse.keep(consult, shared(blob.hash, len(blob.data)))
            assert isinstance(up.push(consult, blob.hash, blob.data), Whole)
        up.send(Push(90, wrong, late.hash, len(late.data)))
        under_way = expert.bulk()
        under_way.send(Pull(1, wrong, blob.hash, 0, 8_192))
        assert [type(up.hear()), type(up.hear())] == [Offered, Grant]
        assert [type(under_way.hear()), type(under_way.hear())] == [Offered, Chunk]
        nurse.keep(wrong, Voided("wrong_patient"))
        up.send(Chunk(90, 0, late.data[:8_192]))  # what came while it was voided, and what is on its way down
        ended = up.hear()
        assert isinstance(ended, NotGiven) and (ended.code, ended.is_over) == ("not_found", True)
        under_way.send(Grant(1, 8_192))
        assert code_of(under_way.hear()) == "not_found"
        down, own = expert.bulk(), privacy.bulk()
        assert [code_of(one.pull(wrong, blob.hash)) for one in (up, down)] == ["not_found"] * 2
        assert own.pull(wrong, blob.hash) == blob.data
        assert [one.pull(right, blob.hash) for one in (up, down)] == [blob.data] * 2
        for one in (up, down, own, under_way):
            one.close()


def test_the_history_comes_as_one_compressed_stream(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        consult = nurse.ask()
        kept = [nurse.keep(consult, shared()) for _ in range(5)]
        down = nurse.bulk()
        down.send(PullLog(9, consult, 2, 5))
        stream = down.fetch()
        assert isinstance(stream, bytes)
        unpacked = zlib.decompress(stream)
        want = [record for record in kept if record.seq <= 5]
        assert unpacked == b"".join(msgspec.msgpack.encode(record) for record in want)
        assert msgspec.msgpack.decode(unpacked[: len(msgspec.msgpack.encode(want[0]))], type=Record) == want[0]
        down.close()


def test_a_ticket_is_good_once(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        nurse.send(TicketAsk())
        ticket = nurse.expect(TicketGiven).ticket
        first, second, invented = (Puller(shared_server.url, t) for t in (ticket, ticket, "0" * 32))
        assert first.is_attached
        assert isinstance(second.first, Denied)
        assert isinstance(invented.first, Denied)
        for puller in (first, second, invented):
            puller.close()


def test_what_is_named_and_never_comes_is_announced_as_not_yet_and_harms_nobody(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        named, other = new_blob(), new_blob()
        nurse.keep(consult, shared(named.hash))
        nurse.keep(consult, shared(other.hash, len(other.data)))
        up, down = nurse.bulk(), expert.bulk()
        assert code_of(down.pull(consult, named.hash)) == "not_yet"
        assert isinstance(up.push(consult, other.hash, other.data), Whole)
        assert down.pull(consult, other.hash) == other.data
        assert code_of(down.pull(consult, named.hash)) == "not_yet"
        up.close()
        down.close()


def test_what_was_sent_and_never_named_is_given_to_nobody(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        consult, blob = nurse.ask(), new_blob()
        up = nurse.bulk()
        assert isinstance(up.push(consult, blob.hash, blob.data), Whole)
        assert code_of(up.pull(consult, blob.hash)) == "not_found"
        nurse.keep(consult, shared(blob.hash, len(blob.data)))
        assert up.pull(consult, blob.hash) == blob.data
        up.close()


def test_a_size_that_is_no_truth_is_found_out_and_the_right_one_still_arrives(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        consult, blob = nurse.ask(), new_blob()
        nurse.keep(consult, shared(blob.hash))
        up = nurse.bulk()
        for size in (0, -1, 1 << 40):
            up.send(Push(100, consult, blob.hash, size))
            assert code_of(up.hear()) == "too_large"
        assert code_of(up.push(consult, blob.hash, blob.data[:5_000])) == "damaged"
        longer = blob.data + bytes(9_000)
        up.push(consult, blob.hash, longer, most=len(longer) - 1)
        assert code_of(up.pull(consult, blob.hash)) == "not_yet"
        up.cut()
        up = nurse.bulk()
        assert code_of(up.push(consult, blob.hash, blob.data)) in ("", "damaged")
        assert isinstance(up.push(consult, blob.hash, blob.data), Whole)
        assert up.pull(consult, blob.hash) == blob.data
        up.close()


def test_more_bytes_than_the_log_named_are_not_taken(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        consult, blob = nurse.ask(), new_blob()
        nurse.keep(consult, shared(blob.hash, len(blob.data)))
        up = nurse.bulk()
        assert code_of(up.push(consult, blob.hash, blob.data + b"1")) == "too_large"
        assert isinstance(up.push(consult, blob.hash, blob.data), Whole)
        up.close()


def spoken(seconds: float) -> bytes:
    return preview(np.random.default_rng(1).integers(-5_000, 5_000, round(seconds * RATE)).astype(np.int16), 24_000)


def too_many_bytes() -> bytes:
    data = spoken(4)
    return data + data * (CLIP_BYTES // len(data))


@pytest.mark.parametrize(
    "data, expected",
    [
        (spoken(14.9), ""),
        (spoken(16), "not_found"),
        (too_many_bytes(), "not_found"),
        (b"MZ" + spoken(2), "not_found"),
        (spoken(2).replace(b"OpusHead", b"theora\0\0"), "not_found"),
        (b"OggS", "not_found"),
    ],
    ids=["words", "long", "large", "program", "kind", "cut"],
)
def test_what_is_no_spoken_step_is_given_to_no_bedside_though_it_came_before_the_log_named_it(
    shared_server: Server, data: bytes, expected: str
) -> None:
    blob = hashlib.sha256(data).hexdigest()
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        up, down = expert.bulk(), nurse.bulk()
        assert isinstance(up.push(consult, blob, data), Whole)
        given = InstructionGiven(new_id(), "Lower", clip=blob, clip_bytes=min(len(data), CLIP_BYTES), clip_ms=15_000)
        expert.keep(consult, given)
        assert code_of(down.pull(consult, blob)) == expected
        up.close()
        down.close()


def test_other_bytes_than_announced_are_thrown_away_whole(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        consult, blob = nurse.ask(), new_blob()
        nurse.keep(consult, shared(blob.hash))
        up = nurse.bulk()
        assert code_of(up.push(consult, blob.hash, blob.data[::-1])) == "damaged"
        assert code_of(up.pull(consult, blob.hash)) == "not_yet"
        assert isinstance(up.push(consult, blob.hash, blob.data), Whole)
        assert up.resumed_at == 0
        up.close()


def test_without_a_right_nothing_goes_up(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, OUTSIDER) as outsider:
        consult, blob = nurse.ask(), new_blob()
        up = outsider.bulk()
        for where in (consult, new_id()):
            assert code_of(up.push(where, blob.hash, blob.data)) == "not_found"
        up.close()


@pytest.mark.parametrize(
    "bad",
    [
        [Push(7, "C", "H", 9_000), Push(7, "C", "H", 9_000)],
        [Push(7, "C", "H", 200_000), Chunk(7, 0, bytes(32_769))],
        [Push(7, "C", "H", 200_000), Chunk(7, 100, b"later")],
        [Push(7, "C", "H", 200_000), Chunk(7, 0, b"")],
        [Attached()],
    ],
    ids=["number in use", "more than granted", "out of order", "empty", "no client's word"],
)
def test_what_breaks_the_credit_is_closed_with_words_and_nobody_else_is(
    bad: list[BulkMessage], shared_server: Server
) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        consult, blob = nurse.ask(), new_blob()
        greedy, good = nurse.bulk(), nurse.bulk()
        for message in bad:
            greedy.send(replace(message, consult=consult, blob=blob.hash) if isinstance(message, Push) else message)
        with pytest.raises(ConnectionClosed) as closed:
            for _ in range(20):
                greedy.hear()
        assert closed.value.rcvd is not None
        assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (
            1007,
            "A message could not be read. Both programs may need the same version.",
        )
        assert isinstance(good.push(consult, blob.hash, blob.data), Whole)
        good.close()


def test_the_privacy_role_alone_is_given_what_was_withdrawn_and_the_log_says_why(server: Server) -> None:
    with (
        Talker(server.url, NURSE) as nurse,
        Talker(server.url, SPECIALIST) as expert,
        Talker(server.url, PRIVACY) as privacy,
    ):
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        document = shared()
        nurse.keep(consult, document)
        up = nurse.bulk()
        up.push(consult, HASH, DATA)
        withdrawn = nurse.keep(consult, DocumentWithdrawn(document.document, "ECG of another patient"))
        locked = Blobs(server.data / "blobs").locked_path(HASH)
        while not locked.is_file():
            time.sleep(0.01)
        down, own = expert.bulk(), privacy.bulk()
        assert [code_of(puller.pull(consult, HASH)) for puller in (up, down)] == ["not_found"] * 2
        assert own.pull(consult, HASH) == DATA
        assert code_of(own.pull(consult, "0" * 64)) == "not_found"
        own.send(PullLog(9, consult, withdrawn.seq - 1, withdrawn.seq))
        stream = own.fetch()
        assert isinstance(stream, bytes)
        assert b"ECG of another patient" in zlib.decompress(stream)
        for puller in (up, down, own):
            puller.close()
    server.stop()
    log = EventLog(f"sqlite:///{server.data / 'preceptor.sqlite'}")
    found = [(line.who, line.did, line.outcome) for line in AuditTrail(log.engine).lines() if HASH in line.what]
    expected = [
        (NURSE.user, "stored_blob", "done"),
        ("server", "locked_blob", "done"),
        (NURSE.user, "fetched_blob", "refused"),
        (SPECIALIST.user, "fetched_blob", "refused"),
        (PRIVACY.user, "fetched_blob", "done"),
    ]
    assert sorted(found) == sorted(expected)  # locking goes on beside what is asked meanwhile
    log.close()
