"""The copy of a log is whole from the first record on, or not there."""

from pathlib import Path

from app.consult.events import GENESIS, VERSION, MessageSent, Origin, Record, encode_event, record_hash
from app.store.replica_log import ReplicaLog


def a_log(count: int) -> list[Record]:
    records: list[Record] = []
    for seq in range(1, count + 1):
        prev = record_hash(records[-1]) if records else GENESIS
        body = encode_event(MessageSent(f"m{seq}", "text"))
        records.append(Record("c1", seq, seq, seq, True, "p", Origin("d", seq), VERSION, prev, body))
    return records


def test_records_come_back_as_they_were_and_repeated_ones_are_skipped(tmp_path: Path) -> None:
    log, records = ReplicaLog(tmp_path / "log.sqlite"), a_log(5)
    log.append(records[:3])
    log.append(records[1:])
    assert log.read("c1") == records
    assert log.read("c1", after_seq=3) == records[3:]
    log.close()


def test_a_record_that_does_not_continue_the_log_is_left_out(tmp_path: Path) -> None:
    log, records = ReplicaLog(tmp_path / "log.sqlite"), a_log(5)
    log.append([records[0], records[3]])
    assert log.read("c1") == records[:1]
    log.close()


def test_what_follows_a_break_in_the_chain_is_thrown_away(tmp_path: Path) -> None:
    log, records = ReplicaLog(tmp_path / "log.sqlite"), a_log(4)
    log.append(records)
    log._db.execute("UPDATE records SET data = ? WHERE seq = 3", (b"damaged",))
    log._db.commit()
    assert log.read("c1") == records[:2]
    log.append(records[2:])
    assert log.read("c1") == records
    log.close()
