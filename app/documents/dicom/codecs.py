"""Which decoder reads which transfer syntax, asked for when its first picture comes; knows no pixel.

pydicom finds decoders by itself and would try one after the other; here each syntax has one, the same everywhere, so
that a picture looks the same on every computer. On the project's test files the other ones give the same values.
"""

from pydicom.dataset import Dataset
from pydicom.uid import (
    HTJ2K,
    JPEG2000,
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    HTJ2KLossless,
    HTJ2KLosslessRPCL,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEGLSNearLossless,
    MPEGTransferSyntaxes,
    RLELossless,
)

from app.documents.opened import DocumentRefused

VIDEO = "This file holds a film (MPEG), which cannot be shown here. Play it where it was made, or save single pictures."
TWELVE_BITS = "The picture in this file is packed as 12-bit JPEG, which cannot be read here. Send it uncompressed."
UNKNOWN = "The picture in this file is packed in a way that cannot be read here. Send it again uncompressed."

NATIVE = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian)
JPEG = (JPEGBaseline8Bit, JPEGExtended12Bit)
JPEG_LOSSLESS = (JPEGLossless, JPEGLosslessSV1, JPEGLSLossless, JPEGLSNearLossless)
WAVELETS = (JPEG2000Lossless, JPEG2000, HTJ2KLossless, HTJ2KLosslessRPCL, HTJ2K)


def syntax_of(dataset: Dataset) -> UID:
    """The transfer syntax, also of a file from before there was a header: then it is as it was read."""
    meta = getattr(dataset, "file_meta", None)
    named = str(meta.get("TransferSyntaxUID", "") or "") if meta is not None else ""
    if named:
        return UID(named)
    implicit, little = dataset.original_encoding
    if not little:
        return ExplicitVRBigEndian
    return ImplicitVRLittleEndian if implicit else ExplicitVRLittleEndian


def decoder_of(dataset: Dataset) -> str:
    """The name pydicom has for the decoder of this file's pictures, "" where they are not packed. Raises
    DocumentRefused for what nobody here can read, ImportError where the decoder was not installed with us."""
    syntax = syntax_of(dataset)
    if syntax in NATIVE:
        return ""
    if syntax in JPEG:
        if dataset.get("BitsAllocated", 8) != 8:
            raise DocumentRefused(TWELVE_BITS)
        return "pillow"  # three times as fast as gdcm: a film of 120 pictures runs
    if syntax in JPEG_LOSSLESS:
        import gdcm  # noqa: F401  pydicom leaves a decoder out in silence where it is missing

        return "gdcm"
    if syntax in WAVELETS:
        import openjpeg  # noqa: F401
        import pylibjpeg  # noqa: F401  what pydicom reaches it through

        return "pylibjpeg"
    if syntax == RLELossless:
        return "pydicom"  # the faster one is Rust and ends the program with a panic where a run breaks off (tried)
    raise DocumentRefused(VIDEO if syntax in MPEGTransferSyntaxes else UNKNOWN)
