"""The SVT-AV1 that travels inside the av wheel, reached by ctypes: the few calls we make, typed.

PyAV's way in cannot tell an open encoder another rate; the library itself can (its RATE_CHANGE_EVENT), and so a picture
follows the link without a key frame. One thread at a time uses an encoder; a call gives up the interpreter's lock while
it works. Source: EbSvtAv1.h, EbSvtAv1Enc.h (SVT-AV1 4.x). Settings go in by name, so only small structs are laid out.
"""

import ctypes
import logging
import os
from collections.abc import Mapping
from ctypes import POINTER, Structure, addressof, byref, c_int, c_uint8, c_uint32, c_void_p, sizeof

import msgspec

from app.media.codecs.wheel import libraries
from app.media.precedence import no_thread_ahead

log = logging.getLogger(__name__)

Planes = tuple[
    tuple[int, int], tuple[int, int], tuple[int, int]
]  # I420: address and stride, alive till the call is over

_MAJOR = b"v4."  # whose structs these are
_SETTINGS_BYTES = 1 << 16  # EbSvtAv1EncConfiguration takes some 1,100: the library fills it, we only hold it
_KEY_PICTURE, _ANY_PICTURE = 3, 0xFF
_END = 1
_RATE_CHANGE, _FRAME_RATE_CHANGE = 4, 5
_QUIET = "1"  # of SVT_LOG: errors only; by default it tells its settings at every start


class _Planes(Structure):
    _fields_ = (
        ("luma", c_void_p),
        ("cb", c_void_p),
        ("cr", c_void_p),
        ("luma_stride", c_uint32),
        ("cr_stride", c_uint32),
        ("cb_stride", c_uint32),
    )


class _Buffer(Structure):
    """EbBufferHeaderType, of a picture going in and of a packet coming out."""

    _fields_ = (
        ("size", c_uint32),
        ("data", c_void_p),
        ("filled", c_uint32),
        ("allotted", c_uint32),
        ("private", c_void_p),
        ("wrapper", c_void_p),
        ("ticks", c_uint32),
        ("dts", ctypes.c_int64),
        ("pts", ctypes.c_int64),
        ("layer", c_uint8),
        ("qp", c_uint32),
        ("mean_qp", c_uint32),
        ("kind", c_int),
        ("errors", ctypes.c_uint64 * 3),
        ("flags", c_uint32),
        ("likeness", ctypes.c_double * 3),
        ("metadata", c_void_p),
    )


class _Event(Structure):
    """EbPrivDataNode; it keeps nothing alive."""

    _fields_ = (("kind", c_int), ("data", c_void_p), ("size", c_uint32), ("next", c_void_p))


class _Pair(Structure):
    """SvtAv1RateInfo (a QP or 0, bits a second) and SvtAv1FrameRateInfo (numerator, denominator)."""

    _fields_ = (("first", c_uint32), ("second", c_uint32))


class SvtMissing(Exception):
    """No SVT-AV1 of a version we know beside the av package: calls go on with another codec."""


class SvtError(Exception):
    """SVT-AV1 refused a call."""


class Rate(msgspec.Struct, frozen=True, gc=False):
    fps: int
    bps: int


class LibSvt:
    """The library once found. Make it with `load`."""

    def __init__(self, path: str) -> None:
        """Raises OSError where it cannot be loaded, AttributeError where it is another library or version."""
        os.environ.setdefault("SVT_LOG", _QUIET)
        self.path = path
        self.c = ctypes.CDLL(path)
        self.c.svt_av1_get_version.restype = ctypes.c_char_p
        if not self.c.svt_av1_get_version().startswith(_MAJOR):
            raise AttributeError("another version")
        handle, buffer = c_void_p, POINTER(_Buffer)
        signatures = {
            "svt_av1_enc_init_handle": [POINTER(handle), c_void_p],
            "svt_av1_enc_parse_parameter": [c_void_p, ctypes.c_char_p, ctypes.c_char_p],
            "svt_av1_enc_set_parameter": [handle, c_void_p],
            "svt_av1_enc_init": [handle],
            "svt_av1_enc_send_picture": [handle, buffer],
            "svt_av1_enc_get_packet": [handle, POINTER(buffer), c_uint8],
            "svt_av1_enc_deinit": [handle],
            "svt_av1_enc_deinit_handle": [handle],
        }
        for name, arguments in signatures.items():
            call = getattr(self.c, name)
            call.argtypes, call.restype = arguments, c_int
        self.c.svt_av1_enc_release_out_buffer.argtypes = [POINTER(buffer)]
        self.c.svt_av1_enc_release_out_buffer.restype = None


class SvtEncoder:
    """One open encoder of low delay: a packet for every picture, at once. `close` it: it has threads and memory."""

    def __init__(self, lib: LibSvt, settings: Mapping[str, str | int]) -> None:
        """`settings` by the names of SVT-AV1's command line. SvtError where one is refused."""
        self._c = lib.c
        self._handle = c_void_p()
        self._is_begun = False
        self._pictures = 0
        with no_thread_ahead():
            self._open(settings)

    def encode(self, planes: Planes, count: int, rate: Rate | None, key: bool) -> bytes:
        """One temporal unit. `count`: bytes of the picture itself. `rate`: from this picture on; its rate control
        learns anew then, for about a second."""
        (luma, luma_stride), (cb, cb_stride), (cr, cr_stride) = planes
        held = _Planes(luma, cb, cr, luma_stride, cr_stride, cb_stride)
        picture = _Buffer(size=sizeof(_Buffer), data=addressof(held), filled=count, pts=self._pictures)
        picture.kind = _KEY_PICTURE if key else _ANY_PICTURE
        if rate is not None:
            bits, frames = _Pair(0, rate.bps), _Pair(rate.fps, 1)
            slower = _Event(_FRAME_RATE_CHANGE, addressof(frames), sizeof(_Pair), None)
            change = _Event(_RATE_CHANGE, addressof(bits), sizeof(_Pair), addressof(slower))
            picture.private = addressof(change)
        _check(self._c.svt_av1_enc_send_picture(self._handle, byref(picture)), "a picture")
        self._pictures += 1
        return self._packet()[0]

    def close(self) -> None:
        """Again does nothing."""
        if not self._handle:
            return
        if self._is_begun:
            self._end()
            _check(self._c.svt_av1_enc_deinit(self._handle), "its end")
        handle, self._handle = self._handle, c_void_p()
        _check(self._c.svt_av1_enc_deinit_handle(handle), "its end")

    def _open(self, settings: Mapping[str, str | int]) -> None:
        held = ctypes.create_string_buffer(_SETTINGS_BYTES)
        _check(self._c.svt_av1_enc_init_handle(byref(self._handle), held), "a handle")
        try:
            for name, value in settings.items():
                _check(self._c.svt_av1_enc_parse_parameter(held, name.encode(), str(value).encode()), name)
            _check(self._c.svt_av1_enc_set_parameter(self._handle, held), "settings")
            _check(self._c.svt_av1_enc_init(self._handle), "beginning")
            self._is_begun = True
        finally:
            if not self._is_begun:
                self.close()

    def _end(self) -> None:
        """Its threads must hear of the end; every packet before has been given out already."""
        end = _Buffer(size=sizeof(_Buffer), flags=_END, kind=_ANY_PICTURE)
        _check(self._c.svt_av1_enc_send_picture(self._handle, byref(end)), "an end")
        while not self._packet()[1] & _END:
            continue

    def _packet(self) -> tuple[bytes, int]:
        packet = POINTER(_Buffer)()
        _check(self._c.svt_av1_enc_get_packet(self._handle, byref(packet), 1), "a packet")
        try:
            held = packet.contents
            return ctypes.string_at(held.data, held.filled) if held.filled else b"", held.flags
        finally:
            self._c.svt_av1_enc_release_out_buffer(byref(packet))


def load(places: list[str] | None = None) -> LibSvt:
    """The first that loads of `places`, by default the wheel's own. Raises SvtMissing."""
    tried = libraries("SvtAv1Enc") if places is None else places
    for path in tried:
        try:
            return LibSvt(path)
        except (OSError, AttributeError):
            continue
    log.error("SVT-AV1 was looked for in vain: %s", ", ".join(tried) or "no file of that name")
    raise SvtMissing("no SVT-AV1 of version 4 beside the av package")


def _check(answer: int, what: str) -> None:
    if answer != 0:
        raise SvtError(f"SVT-AV1 refuses {what}: {answer & 0xFFFFFFFF:#x}")
