"""What a file is by its first bytes, against what its name says; decodes nothing, so the parent may ask."""

from pathlib import PurePath
from typing import Literal

from app.consult.events.documents import DocumentKind
from app.documents.dicom.sniffing import ARCHIVE, is_archive_of_dicom, is_dicom
from app.documents.heic import OFF, is_heic
from app.documents.opened import DocumentRefused
from app.documents.signals.keeping import MAGIC

HEAD_BYTES = 1_024  # a PDF may begin this late (ISO 32000-1, annex H, note 13)
Format = Literal["pdf", "png", "jpeg", "tiff", "webp", "heic", "dicom", "edf", "curves"]

_NAMES: dict[str, DocumentKind] = {
    ".pdf": "pdf",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".jpe": "picture",
    ".tif": "picture",
    ".tiff": "picture",
    ".webp": "picture",
    ".heic": "picture",
    ".heif": "picture",
    ".dcm": "image",
    ".dicom": "image",
    ".ima": "image",
    ".edf": "signal",
    ".bdf": "signal",
    ".rec": "signal",
}
_STARTS: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"0       ", "edf"),
    (b"\xffBIOSEMI", "edf"),
    (MAGIC, "curves"),
)
# What a DICOM file with curves says that it is, early in its first group (PS3.4 B.5): not pictures, but waveforms.
_WAVEFORM = b"1.2.840.10008.5.1.4.1.1.9."
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"#!", "a program"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "an archive"),
    (b"<", "a web page"),
    (b"{\\rtf", "an office document"),
)
CAN = "PDF, PNG, JPEG, TIFF, WebP, DICOM, and ECGs as EDF, BDF or WFDB can be shared."
_KINDS: dict[Format, DocumentKind] = {"pdf": "pdf", "dicom": "image", "edf": "signal", "curves": "signal"}
_HOLDS: dict[DocumentKind, str] = {
    "pdf": "a PDF",
    "picture": "a picture",
    "image": "a medical image (DICOM)",
    "signal": "the curves of a recording",
}
ANY_NAME: tuple[DocumentKind, ...] = ("image", "signal")  # scanners and recorders name files as they like


def kind_of(head: bytes, name: str = "", heic: bool = False) -> DocumentKind:
    """`head`: the first HEAD_BYTES; `name` as on disk, empty for what was pasted or received; `heic`: this site opens
    such photographs. Raises DocumentRefused when it is nothing we open, or something else than its name says."""
    if not head:
        raise DocumentRefused("This file is empty. Nothing was shared.")
    suffix = PurePath(name.replace("\\", "/")).suffix.lower()
    if is_heic(head) and not heic:
        raise DocumentRefused(OFF)
    kind = _kind(head, suffix)
    named = _NAMES.get(suffix)
    is_dicom_ecg = kind == "signal" and named == "image"
    if suffix and named != kind and not is_dicom_ecg and (named is not None or kind not in ANY_NAME):
        holds = _HOLDS[kind]
        raise DocumentRefused(f"This file is named {suffix[:12]} but holds {holds}. Check where it came from. {CAN}")
    return kind


def _kind(head: bytes, suffix: str) -> DocumentKind:
    """What an archive holds beyond its first entry is for the child to find out."""
    if is_archive_of_dicom(head) or (suffix == ".zip" and head.startswith(ARCHIVE)):
        return "image"
    found = _format(head)
    if found is None:
        raise DocumentRefused(_not_ours(head, suffix))
    if found == "dicom" and _WAVEFORM in head[:HEAD_BYTES]:
        return "signal"
    return _KINDS.get(found, "picture")


def _format(head: bytes) -> Format | None:
    """DICOM leaves the first 128 bytes to whoever likes: a program there stays a program, a TIFF is only a guise."""
    if any(head.startswith(start) for start, _ in _OTHERS):
        return None
    if is_dicom(head):
        return "dicom"
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    if is_heic(head):
        return "heic"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    return "pdf" if b"%PDF-" in head[:HEAD_BYTES] else None


def _not_ours(head: bytes, suffix: str) -> str:
    what = next((words for start, words in _OTHERS if head.startswith(start)), "")
    if what and suffix in _NAMES:
        return f"This file is named {suffix} but is {what}, so it was not opened. Check where it came from."
    if what:
        return f"This file is {what}, so it was not opened. {CAN}"
    if suffix in _NAMES:
        return f"This file is named {suffix} but does not hold one, or it is damaged from the start. {CAN}"
    return f"This kind of file cannot be shared. {CAN}"
