"""Whether a file is DICOM by its first bytes; reads nothing, so that the parent may ask."""

import re
from pathlib import PurePath

HEAD_BYTES = 132
_FIRST_GROUPS = (b"\x02\x00", b"\x08\x00")  # of a file from before there was a preamble: its header, or who made it
_MOST = 0x1400  # no element of those groups has a higher number
IMAGE_SUFFIXES = (".dcm", ".dicom", ".ima")
ARCHIVE = b"PK\x03\x04"
_NAME_AT = 30  # of an archive's first entry (APPNOTE 4.3.7)


def is_archive_of_dicom(head: bytes) -> bool:
    """Whether its first entry is a medical image that was not packed: so are ours. `head`: the first 1,024 bytes."""
    if len(head) < _NAME_AT or not head.startswith(ARCHIVE) or head[8:10] != b"\0\0":
        return False
    name, extra = int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")
    return is_dicom(head[_NAME_AT + name + extra :])


def is_dicom(head: bytes) -> bool:
    """`head`: the first HEAD_BYTES, or all there are."""
    if head[128:132] == b"DICM":
        return True
    if len(head) < 16:
        return False
    little = head[:2] in _FIRST_GROUPS and int.from_bytes(head[2:4], "little") <= _MOST
    big = head[1::-1] in _FIRST_GROUPS and int.from_bytes(head[2:4], "big") <= _MOST
    return (little or big) and (_is_explicit(head) or _is_short(head))


def _is_explicit(head: bytes) -> bool:
    """The kind of the first value is named by two capitals (PS3.5 7.1.2)."""
    return head[4:6].isalpha() and head[4:6].isupper()


def _is_short(head: bytes) -> bool:
    """Without named kinds the length of the first value follows (PS3.5 7.1.3), and it is always a small one."""
    return int.from_bytes(head[4:8], "little") <= 0xFF


def shape_of(name: str) -> str:
    """How a file is called, its numbers apart: those of one series are called alike."""
    return re.sub(r"\d+", "#", name.casefold())


def is_named_as(name: str, shapes: set[str]) -> bool:
    """Whether a file that is no image was meant to be one: it is called as images are, or like those beside it
    (`shapes`). What a system hides beside its files is called so too."""
    return not name.startswith(".") and (PurePath(name).suffix.lower() in IMAGE_SUFFIXES or shape_of(name) in shapes)
