"""Photographs as telephones write them (HEIC), read in the child through a library that only some sites install.

Their codec is patented in places, so that a site turns it on by itself.
"""

import importlib
from types import ModuleType

from app.documents.opened import DocumentRefused

# ISO/IEC 23008-12, annex B: brands of pictures coded with HEVC, of one and of several.
BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
OFF = "This is a photograph in HEIC, which is not opened at this site. Save or send it as JPEG, then share that."
NOT_INSTALLED = (
    "This is a photograph in HEIC, and what reads it is not installed on this computer. Save or send it as JPEG, "
    "then share that."
)


def is_heic(head: bytes) -> bool:
    """By its first bytes; decodes nothing."""
    return head[4:8] == b"ftyp" and head[8:12] in BRANDS


def register() -> None:
    """Pillow opens them from now on. Raises DocumentRefused where the library is not there."""
    try:
        library: ModuleType = importlib.import_module("pillow_heif")  # of the extra `heic`: never needed otherwise
    except ImportError as error:
        raise DocumentRefused(NOT_INSTALLED) from error
    library.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
