"""A bundle holds a consult whole, says when it does not, and is opened like any foreign file."""

import hashlib
import json
import shutil
import zipfile

import msgspec
import pytest

from app.consult.events import InstructionGiven, LinkSampled, SoundKept
from app.export import archive as bounds
from app.export import packing
from app.export.bundle import BadBundle, file_name, read_bundle, verify, write_bundle
from app.media.recorder import SEGMENT_MS
from app.store.blobs import BlobDamaged, Blobs
from tests.export.conftest import T0


@pytest.fixture
def bundle(tmp_path, kept):
    path = tmp_path / file_name(kept.records[0].consult, "preceptor")
    assert write_bundle(path, kept.records, kept.find, 1_000) == ()
    return path


def taken_out(bundle, blob, folder):
    """Its bytes, as a review keeps them."""
    blobs = Blobs(folder)
    with bundle.opened(blob) as (file, size_bytes):
        blobs.keep(file, blob, size_bytes)
    return blobs.read_all(blob)


def rewritten(path, change):
    """The same zip with `change(name, data)` in place of every entry; None leaves it out."""
    target = path.with_suffix(".changed")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


def test_what_was_written_is_read_back_and_whole(bundle, kept):
    back = read_bundle(bundle)
    assert list(back.records) == kept.records
    assert set(back.blobs) == {kept.letter, kept.still}
    assert verify(bundle) == []


def test_a_withdrawn_document_is_left_out(bundle, kept):
    with zipfile.ZipFile(bundle) as file:
        assert not any(kept.wrong in name for name in file.namelist())


def test_a_blob_is_taken_out_and_checked(bundle, kept, tmp_path):
    assert taken_out(read_bundle(bundle), kept.letter, tmp_path) == b"%PDF-1.7 the letter"


def test_the_links_samples_stand_in_it_as_json(kept, sealed, tmp_path):
    samples = [LinkSampled(180, 150_000, 140_000, 12, fps=14), LinkSampled(200, 90_000, 140_000, 30, "picture.slow")]
    records = sealed([("nurse", one) for one in samples], kept.records)
    path = tmp_path / "some.preceptor"
    assert write_bundle(path, records, kept.find, 0) == () and verify(path) == []
    with zipfile.ZipFile(path) as file:
        told = json.loads(file.read("link.json"))
    assert [(one["by"], one["link"]["rtt_ms"], one["link"].get("given_up", "")) for one in told] == [
        ("nurse", 180, ""),
        ("nurse", 200, "picture.slow"),
    ]
    assert told[0]["link"]["fps"] == 14 and told[0]["at_ms"] == records[-2].made_ms
    changed = rewritten(path, lambda name, data: data.replace(b"180", b"181") if name == "link.json" else data)
    assert verify(changed) == [WRONG_FIGURES]
    assert read_bundle(changed).records == tuple(records)  # and nothing is read from them


WRONG_FIGURES = "The figures of the link are damaged or were changed."


def test_figures_that_differ_from_the_log_are_found_though_the_list_of_contents_was_made_to_fit(kept, sealed, tmp_path):
    path = tmp_path / "some.preceptor"
    write_bundle(path, sealed([("nurse", LinkSampled(180, 150_000, 140_000, 12))], kept.records), kept.find, 0)
    with zipfile.ZipFile(path) as file:
        true = file.read("link.json")
    false = true.replace(b"180", b"181")
    hashes = [hashlib.sha256(one).hexdigest().encode() for one in (true, false)]
    forged = rewritten(
        path,
        lambda name, data: false if name == "link.json" else data.replace(*hashes) if name.endswith("t.json") else data,
    )
    assert verify(forged) == [WRONG_FIGURES]


def test_damaged_figures_are_a_sentence(kept, sealed, tmp_path):
    path = tmp_path / "some.preceptor"
    write_bundle(path, sealed([("nurse", LinkSampled(180, 150_000, 140_000, 12))], kept.records), kept.find, 0)
    with zipfile.ZipFile(path) as file:
        entry = file.getinfo("link.json")
    data = bytearray(path.read_bytes())
    data[entry.header_offset + 30 + len("link.json") + entry.compress_size // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    assert verify(path) == [WRONG_FIGURES]


def test_samples_of_a_newer_program_do_not_keep_a_consult_from_being_saved(kept, sealed, tmp_path):
    sample = LinkSampled(180, 150_000, 140_000, 12)
    records = sealed([("nurse", sample), ("nurse", sample)], kept.records)
    body = msgspec.msgpack.encode({"type": "LinkSampled", "rtt_ms": "soon"})
    records[-1] = msgspec.structs.replace(records[-1], body=body)
    path = tmp_path / "some.preceptor"
    assert write_bundle(path, records, kept.find, 0) == ()
    with zipfile.ZipFile(path) as file:
        assert len(json.loads(file.read("link.json"))) == 1


def test_kept_sounds_are_in_it_are_checked_and_can_be_taken_out(kept, sealed, tmp_path):
    blobs = []
    for data in (b"fLaC whole", b"OggS preview"):
        blobs.append(hashlib.sha256(data).hexdigest())
        (kept.folder / blobs[-1]).write_bytes(data)
    data = b"OggS spoken"
    spoken = hashlib.sha256(data).hexdigest()
    (kept.folder / spoken).write_bytes(data)
    said = [
        ("nurse", SoundKept("sound", "nurse.voice", T0, 15_000, blobs[0], 10, blobs[1], 12, bytes(9))),
        ("expert", InstructionGiven("i", "Lower", clip=spoken, clip_bytes=11, clip_ms=900)),
    ]
    path = tmp_path / "some.preceptor"
    assert write_bundle(path, sealed(said, kept.records), kept.find, 0) == ()
    assert verify(path) == []
    assert taken_out(read_bundle(path), blobs[0], tmp_path) == b"fLaC whole"
    assert taken_out(read_bundle(path), spoken, tmp_path) == data
    changed = rewritten(path, lambda name, data: b"x" if name.endswith(blobs[0]) else data)
    assert verify(changed) == [f"Kept sound {blobs[0][:12]} is damaged or was changed."]


def test_the_name_carries_the_number_and_no_name():
    assert file_name("0a1b2c3d4e5f", "preceptor") == "consult-0a1b2c3d.preceptor"
    assert file_name("../../x", ".pdf") == "consult-x.pdf"


def test_a_missing_blob_is_told_by_writer_and_checker(kept, tmp_path):
    (kept.folder / kept.still).unlink()
    path = tmp_path / "some.preceptor"
    assert write_bundle(path, kept.records, kept.find, 0) == (kept.still,)
    assert read_bundle(path).missing == (kept.still,)
    assert verify(path) == [f"Still {kept.still[:12]} is named in the log but is not in this file."]


def test_a_blob_that_broke_on_the_disk_is_missing_and_not_packed(kept, tmp_path):
    (kept.folder / kept.still).write_bytes(b"half a picture")
    path = tmp_path / "some.preceptor"
    assert write_bundle(path, kept.records, kept.find, 0) == (kept.still,)
    assert read_bundle(path).missing == (kept.still,) and set(read_bundle(path).blobs) == {kept.letter}


def test_a_changed_blob_is_found_and_not_given_out(bundle, kept, tmp_path):
    changed = rewritten(bundle, lambda name, data: b"%PDF-1.7 another" if kept.letter in name else data)
    assert any("damaged or was changed" in problem for problem in verify(changed))
    with pytest.raises(BlobDamaged):
        taken_out(read_bundle(changed), kept.letter, tmp_path / "out")
    assert not Blobs(tmp_path / "out").has(kept.letter)


@pytest.mark.parametrize("line", range(10))
def test_any_changed_line_of_the_log_breaks_its_seal(bundle, kept, line):
    forged = list(kept.records)
    forged[line] = msgspec.structs.replace(forged[line], by="somebody")
    path = rewritten(bundle, lambda name, data: msgspec.msgpack.encode(forged) if name == "log.msgpack" else data)
    assert verify(path)


def test_a_line_left_out_is_found(bundle, kept):
    shorter = msgspec.msgpack.encode(kept.records[:3] + kept.records[4:])
    assert "hole" in verify(rewritten(bundle, lambda name, data: shorter if name == "log.msgpack" else data))[0]


def test_an_end_cut_off_is_found(bundle, kept):
    shorter = msgspec.msgpack.encode(kept.records[:-1])
    assert verify(rewritten(bundle, lambda name, data: shorter if name == "log.msgpack" else data))


def test_a_withdrawn_blob_put_back_is_found(bundle, kept):
    with zipfile.ZipFile(bundle, "a") as file:
        file.write(kept.folder / kept.wrong, f"documents/{kept.wrong}")
    assert any("withdrawn" in problem for problem in verify(bundle))


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../../b", "C:\\x", "..\\x", "folder/"])
def test_a_name_that_leads_outside_is_refused(bundle, name):
    with zipfile.ZipFile(bundle, "a") as file:
        file.writestr(name, b"x")
    with pytest.raises(BadBundle):
        read_bundle(bundle)


def test_a_link_is_refused(bundle):
    link = zipfile.ZipInfo("segments/link")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(bundle, "a") as file:
        file.writestr(link, "/etc/passwd")
    with pytest.raises(BadBundle):
        read_bundle(bundle)


def test_a_bomb_is_refused_before_it_is_unpacked(bundle):
    with zipfile.ZipFile(bundle, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("segments/" + "0" * 64, bytes(20_000_000))
    with pytest.raises(BadBundle, match="unpacks to more"):
        read_bundle(bundle)


def test_too_many_parts_are_refused(bundle, monkeypatch):
    monkeypatch.setattr(bounds, "MAX_ENTRIES", 3)
    with pytest.raises(BadBundle, match="more than"):
        read_bundle(bundle)


def test_what_would_not_be_read_again_is_not_written(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "MAX_ENTRIES", 3)
    with pytest.raises(BadBundle, match="more than 3 parts"):
        write_bundle(tmp_path / "some.preceptor", kept.records, kept.find, 0)
    assert not list(tmp_path.glob("*.preceptor*"))


def test_three_days_of_recording_at_both_places_fit_into_one_file():
    segments = 3 * 86_400_000 // SEGMENT_MS * 4  # each side what it sends and what it receives
    assert segments < bounds.MAX_ENTRIES
    assert segments * 200 < bounds.MAX_MANIFEST_BYTES  # a line each, of some 180 letters


@pytest.mark.parametrize("keep", [0, 10, 200, -30])
def test_a_file_cut_off_is_one_sentence(bundle, keep):
    bundle.write_bytes(bundle.read_bytes()[:keep])
    (problem,) = verify(bundle)
    assert problem.endswith(".")


def test_a_packed_part_that_broke_is_one_sentence_wherever_it_broke(bundle):
    """Log and list of contents are deflated: a broken stream is no wrong sum. (The end mark alone breaks nothing.)"""
    whole = bundle.read_bytes()
    with zipfile.ZipFile(bundle) as archive:
        packed = archive.getinfo("log.msgpack")
    for at in range(packed.header_offset + 41, packed.header_offset + 39 + packed.compress_size, 7):
        bundle.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert verify(bundle)


def test_a_blob_in_a_broken_or_unknown_packing_is_not_given_out(bundle, kept, tmp_path):
    packed = bundle.with_suffix(".packed")
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    opened = read_bundle(packed)
    with zipfile.ZipFile(packed) as archive:
        info = archive.getinfo(opened.blobs[kept.letter])
    whole = packed.read_bytes()
    start = info.header_offset + 30 + len(info.filename)
    packed.write_bytes(whole[:start] + b"\xff" * 4 + whole[start + 4 :])
    with pytest.raises(BadBundle):
        taken_out(opened, kept.letter, tmp_path / "out")
    assert not Blobs(tmp_path / "out").has(kept.letter) and any("damaged" in problem for problem in verify(packed))


@pytest.mark.parametrize(
    "log", [b"\x91\x8a\xa7consult\xa2\xff\xff" + b"\xa3seq\x01", b"\x91" * 4_000], ids=["no text", "too deep"]
)
def test_a_log_that_is_no_log_is_one_sentence(bundle, log):
    (problem,) = verify(rewritten(bundle, lambda name, old: log if name == "log.msgpack" else old))
    assert problem.endswith(".")


@pytest.mark.parametrize("data", [b"[]", b"{", json.dumps({"format": "other"}).encode()])
def test_a_strange_list_of_contents_is_one_sentence(bundle, data):
    assert verify(rewritten(bundle, lambda name, old: data if name == "manifest.json" else old))


def test_a_disk_that_fills_leaves_no_half_file(kept, tmp_path):
    path = tmp_path / "out.preceptor"

    def find(blob):
        raise OSError("no space left")

    with pytest.raises(OSError):
        write_bundle(path, kept.records, find, 0)
    assert not list(tmp_path.glob("out*"))


def test_the_old_file_stays_when_the_new_one_fails(bundle, kept):
    before = shutil.copy(bundle, bundle.with_suffix(".copy"))
    with pytest.raises(ZeroDivisionError):
        write_bundle(bundle, kept.records, lambda blob: 1 // 0, 0)
    assert bundle.read_bytes() == before.read_bytes()
