"""Bytes by credit: resumed at the byte, verified, and given only to whom they belong."""

import hashlib
import zlib
from pathlib import Path

import msgspec
import pytest
from websockets.exceptions import ConnectionClosed

from app.consult.events import Record
from app.consult.events.documents import DocumentShared, DocumentWithdrawn, PageSize
from app.consult.events.request import Accepted
from app.consult.messages import Chunk, Denied, NotGiven, PullLog, Push, TicketAsk, Whole
from app.consult.messages import Ticket as TicketGiven
from app.store.blobs import Blobs
from tests.rig.people import NURSE, OUTSIDER, SPECIALIST
from tests.rig.server import Server
from tests.server.talker import Puller, Talker, new_id

DATA = bytes(range(256)) * 700
HASH = hashlib.sha256(DATA).hexdigest()


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


def test_more_than_was_granted_closes_the_connection(shared_server: Server) -> None:
    with Talker(shared_server.url, NURSE) as nurse:
        consult = nurse.ask()
        greedy = nurse.bulk()
        greedy.send(Push(1, consult, HASH, len(DATA)))
        greedy.send(Chunk(1, 4, b"x" * 10))
        with pytest.raises(ConnectionClosed):
            for _ in range(3):
                greedy.hear()
        nurse.keep(consult, shared())
