"""In the child: a copy of a medical image without whom it shows, or with them where a person wants it so; what stays is
a list (`kept`), all else goes.

What a machine printed into the picture itself stays: `subjects.may_show_a_name` says when that is to be feared.
"""

import hashlib
from itertools import islice
from typing import BinaryIO

import numpy as np
from pydicom import dcmwrite
from pydicom.datadict import dictionary_VR
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.uid import UID, SecondaryCaptureImageStorage

from app.documents.dicom.codecs import NATIVE, syntax_of
from app.documents.dicom.codestream import without_words
from app.documents.dicom.elements import text
from app.documents.dicom.kept import KEPT, NAMING, NEEDED, PICTURES, RENEWED, REPLACED
from app.documents.dicom.reading import BROKEN_WAYS, Shape, unpacked_bytes
from app.documents.lying import Lying, opened
from app.documents.opened import DocumentRefused
from app.documents.strip import NotStripped

CANNOT_HIDE = (
    "This picture is packed so that it cannot be told what else is in it, so it was not shared. Send it unpacked."
)
DEEPEST = 8  # sequences in sequences; what draws a picture needs four


def write_hidden(dataset: Dataset, shape: Shape, key: bytes, into: BinaryIO) -> None:
    """`key`: the same for all files whose UIDs shall still belong together, and known to nobody who gets them. Raises
    DocumentRefused, and what pydicom raises."""
    hidden = _kept(dataset, 0, KEPT)
    for keyword, value in REPLACED.items():
        setattr(hidden, keyword, value)
    for keyword in RENEWED:
        if uid := text(dataset, keyword) or (keyword if keyword in NEEDED else ""):
            setattr(hidden, keyword, renewed(uid, key))
    _write(hidden, dataset, shape, into)


def write_named(dataset: Dataset, shape: Shape, key: bytes, into: BinaryIO) -> None:
    """As above, with whom it shows, where and when it was made, and its own UIDs, so that it can be found again where
    it came from. Still a list: what else a machine wrote into it stays behind."""
    named = _kept(dataset, 0, KEPT | NAMING)
    for keyword in RENEWED:
        if uid := text(dataset, keyword):
            setattr(named, keyword, UID(uid))
        elif keyword in NEEDED:
            setattr(named, keyword, renewed(keyword, key))
    _write(named, dataset, shape, into)


def _write(hidden: Dataset, dataset: Dataset, shape: Shape, into: BinaryIO) -> None:
    hidden.SOPClassUID = UID(text(dataset, "SOPClassUID")) or SecondaryCaptureImageStorage
    syntax = syntax_of(dataset)
    if not _keep_pictures(hidden, dataset, shape, syntax):
        raise DocumentRefused(CANNOT_HIDE)
    hidden.file_meta = FileMetaDataset()
    hidden.file_meta.TransferSyntaxUID = syntax
    hidden.file_meta.MediaStorageSOPClassUID = hidden.SOPClassUID
    hidden.file_meta.MediaStorageSOPInstanceUID = hidden.SOPInstanceUID
    dcmwrite(into, hidden, enforce_file_format=True)


def key_of(lies: Lying) -> bytes:
    """Of what was opened: the same for the same bytes, and nobody who has only the copy can make it."""
    with opened(lies) as file:
        return hashlib.file_digest(file, "sha256").digest()


def renewed(uid: str, key: bytes) -> UID:
    """Another UID, always the same for the same one and key (PS3.5 B.2: from a number of 128 bits)."""
    digest = hashlib.blake2b(uid.encode(), key=key[:64], digest_size=16).digest()
    return UID(f"2.25.{int.from_bytes(digest, 'big')}")


def _kept(dataset: Dataset, depth: int, names: frozenset[str]) -> Dataset:
    kept = Dataset()
    for tag in list(dataset.keys()):
        try:
            found = dataset[tag]
        except BROKEN_WAYS:
            continue  # what cannot be read draws nothing
        if found.keyword not in names or not _is_what_it_should_be(found):
            continue
        if found.VR != "SQ":
            kept.add(found)
        elif depth < DEEPEST:
            kept.add(DataElement(tag, "SQ", [_kept(item, depth + 1, KEPT) for item in found.value]))
    return kept


def _is_what_it_should_be(found: DataElement) -> bool:
    """A sequence that calls itself bytes would leave word for word, and so would a number that calls itself text."""
    return found.VR in dictionary_VR(found.tag).split(" or ")


def _keep_pictures(hidden: Dataset, dataset: Dataset, shape: Shape, syntax: UID) -> bool:
    """Whether there was one. Of each only as much as the pictures need: behind them anything may stand."""
    if "PixelData" in dataset:
        hidden.PixelData = dataset.PixelData
        _clean_pixels(hidden, dataset, shape, syntax)
        return True
    for keyword, width in PICTURES.items():
        if keyword in dataset and isinstance(dataset[keyword].value, bytes):
            setattr(hidden, keyword, dataset[keyword].value[: shape.rows * shape.columns * shape.frames * width])
            return True
    return False


def _clean_pixels(hidden: Dataset, dataset: Dataset, shape: Shape, syntax: UID) -> None:
    data = hidden.PixelData
    if syntax not in NATIVE:
        try:
            pieces = islice(generate_frames(data, number_of_frames=shape.frames), shape.frames)
            frames = [without_words(piece, syntax, shape) for piece in pieces]
        except (NotStripped, *BROKEN_WAYS) as error:
            raise DocumentRefused(CANNOT_HIDE) from error
        hidden.PixelData = encapsulate(frames)
        hidden["PixelData"].VR = "OB"
        hidden["PixelData"].is_undefined_length = True
        return
    named, length = dataset["PixelData"].VR, unpacked_bytes(hidden, shape)
    whole = _without_spare_bits(data[:length], shape, dataset)
    if length % 2 and named != "OB" and dataset.original_encoding[1] is False:
        hidden.PixelData = whole[:-1] + b"\0" + data[length : length + 1]  # bytes in words: the last one is the first
    else:
        hidden.PixelData = whole + b"\0" * (len(whole) % 2)
    hidden["PixelData"].VR = named if named in ("OB", "OW") else "OW"


def _without_spare_bits(data: bytes, shape: Shape, dataset: Dataset) -> bytes:
    """What an overlay or anybody else wrote into bits that the picture does not use: words, as a rule. Whoever draws
    it leaves them out in the same way."""
    spare = shape.bits_allocated - shape.bits_stored
    if not spare or shape.bits_allocated not in (8, 16, 32):
        return data
    order = "<" if dataset.original_encoding[1] else ">"
    values = np.frombuffer(data, f"{order}{'i' if shape.signed else 'u'}{shape.bits_allocated // 8}")
    return ((values << spare) >> spare).astype(values.dtype).tobytes()  # a signed one gets its sign back
