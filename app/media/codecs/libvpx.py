"""The libvpx that travels inside the av wheel, reached by ctypes: VP8 encoding, as few calls as it takes, typed.

PyAV's way in cannot tell an open encoder another rate; vpx_codec_enc_config_set can. One thread at a time uses an
encoder; a call gives up the interpreter's lock while it works. Source: vpx_encoder.h, vpx_image.h, vp8cx.h (libvpx
1.13 to 1.16). The layout is proven at loading by the library's own defaults, so another one is refused.
"""

import ctypes
import logging
from ctypes import POINTER, Structure, byref, c_int, c_long, c_longlong, c_size_t, c_uint, c_ulong, c_void_p

import msgspec

from app.media.codecs.wheel import libraries

log = logging.getLogger(__name__)

Planes = tuple[
    tuple[int, int], tuple[int, int], tuple[int, int]
]  # I420: address and stride, alive till the call is over

_OK, _WRONG_VERSION = 0, 3
_VERSIONS = range(10, 80)  # of the encoder's interface; the header's number is not in the library
_DEFAULTS = {"width": 320, "height": 240, "kbps": 256, "most_quantizer": 63, "key_most_gap": 128}
_HELD_BYTES = 4_096  # more than any of its structs takes
_I420 = 0x102
_KEY_FLAG, _REALTIME = 1, 1
_FRAME_PACKET, _KEY_PACKET = 0, 1
_CONSTANT_RATE = 1
_SET_SPEED, _SET_STATIC_THRESHOLD, _SET_MOST_INTRA = 13, 17, 26  # VP8E_SET_CPUUSED and so on
_SPEED = -6  # the fastest that aiortc and browsers use for live pictures


class _Settings(Structure):
    """The front of vpx_codec_enc_cfg_t; what follows is left as it was."""

    _fields_ = (
        ("usage", c_uint),
        ("threads", c_uint),
        ("profile", c_uint),
        ("width", c_uint),
        ("height", c_uint),
        ("depth", c_int),
        ("input_depth", c_uint),
        ("time_num", c_int),
        ("time_den", c_int),
        ("resilient", c_uint),
        ("pass_", c_int),
        ("lag", c_uint),
        ("drop_threshold", c_uint),
        ("resizing", c_uint * 5),
        ("rate_mode", c_int),
        ("two_pass", c_void_p),
        ("two_pass_size", c_size_t),
        ("first_pass", c_void_p),
        ("first_pass_size", c_size_t),
        ("kbps", c_uint),
        ("least_quantizer", c_uint),
        ("most_quantizer", c_uint),
        ("undershoot", c_uint),
        ("overshoot", c_uint),
        ("buffer_ms", c_uint),
        ("buffer_first_ms", c_uint),
        ("buffer_best_ms", c_uint),
        ("two_pass_bias", c_uint * 3),
        ("corpus", c_uint),
        ("key_mode", c_int),
        ("key_least_gap", c_uint),
        ("key_most_gap", c_uint),
        ("rest", ctypes.c_char * _HELD_BYTES),
    )


class _Image(Structure):
    """The front of vpx_image_t, as vpx_img_wrap fills it."""

    _fields_ = (
        ("numbers", c_uint * 12),
        ("planes", c_void_p * 4),
        ("strides", c_int * 4),
        ("rest", ctypes.c_char * _HELD_BYTES),
    )


class _Packet(Structure):
    _fields_ = (
        ("kind", c_int),
        ("data", c_void_p),
        ("size", c_size_t),
        ("pts", c_longlong),
        ("duration", c_ulong),
        ("flags", c_uint),
    )


class VpxMissing(Exception):
    """No libvpx that we know beside the av package."""


class VpxError(Exception):
    """libvpx refused a call."""


class VpxSettings(msgspec.Struct, frozen=True, gc=False):
    """`*_ms` of its rate control's bucket; `most_key`: a key frame's size in percent of a mean frame's."""

    width: int
    height: int
    bps: int
    buffer_ms: int
    buffer_first_ms: int
    buffer_best_ms: int
    most_key: int


class LibVpx:
    """The library once found. Make it with `load`."""

    def __init__(self, path: str) -> None:
        """Raises OSError where it cannot be loaded, AttributeError where it is another library or layout."""
        self.path = path
        self.c = ctypes.CDLL(path)
        context, settings, image = c_void_p, POINTER(_Settings), POINTER(_Image)
        signatures = {
            "vpx_codec_enc_config_default": [c_void_p, settings, c_uint],
            "vpx_codec_enc_init_ver": [context, c_void_p, settings, c_long, c_int],
            "vpx_codec_enc_config_set": [context, settings],
            "vpx_codec_control_": [context, c_int],  # the rest is variadic: it must not be named here (arm64 macOS)
            "vpx_codec_encode": [context, image, c_longlong, c_ulong, c_long, c_ulong],
            "vpx_codec_destroy": [context],
        }
        for name, arguments in signatures.items():
            call = getattr(self.c, name)
            call.argtypes, call.restype = arguments, c_int
        self.c.vpx_codec_vp8_cx.restype = c_void_p
        self.c.vpx_codec_get_cx_data.argtypes = [context, POINTER(c_void_p)]
        self.c.vpx_codec_get_cx_data.restype = POINTER(_Packet)
        self.c.vpx_img_wrap.argtypes = [image, c_int, c_uint, c_uint, c_uint, c_void_p]
        self.c.vpx_img_wrap.restype = c_void_p
        found = self.defaults()
        if any(getattr(found, name) != value for name, value in _DEFAULTS.items()):
            raise AttributeError("another layout")

    def defaults(self) -> _Settings:
        settings = _Settings()
        _check(self.c.vpx_codec_enc_config_default(self.c.vpx_codec_vp8_cx(), byref(settings), 0), "defaults")
        return settings


class VpxEncoder:
    """One open VP8 encoder without delay. `close` it: it has memory."""

    def __init__(self, lib: LibVpx, settings: VpxSettings) -> None:
        self._c = lib.c
        self._settings = held = lib.defaults()
        held.width, held.height, held.kbps, held.threads = settings.width, settings.height, settings.bps // 1_000, 1
        held.time_num, held.time_den = 1, 1_000
        held.lag, held.drop_threshold, held.rate_mode = 0, 0, _CONSTANT_RATE
        held.buffer_ms, held.buffer_first_ms = settings.buffer_ms, settings.buffer_first_ms
        held.buffer_best_ms = settings.buffer_best_ms
        held.key_mode = 0  # only where they are asked for
        self._context: ctypes.Array[ctypes.c_char] | None = None
        self._context = self._begun(lib, held)
        self._image = _Image()
        self._c.vpx_img_wrap(byref(self._image), _I420, settings.width, settings.height, 1, c_void_p(1))
        for control, value in ((_SET_SPEED, _SPEED), (_SET_STATIC_THRESHOLD, 1), (_SET_MOST_INTRA, settings.most_key)):
            _check(self._c.vpx_codec_control_(self._context, control, c_int(value)), "a control")

    def tell(self, bps: int) -> None:
        """The rate from the next picture on."""
        self._settings.kbps = max(1, bps // 1_000)
        _check(self._c.vpx_codec_enc_config_set(self._context, byref(self._settings)), "another rate")

    def encode(self, planes: Planes, at_ms: int, lasts_ms: int, key: bool) -> tuple[bytes, bool] | None:
        """One frame and whether it is a key frame; None: left out. `at_ms` rises."""
        for i, (address, stride) in enumerate(planes):
            self._image.planes[i], self._image.strides[i] = address, stride
        flags = _KEY_FLAG if key else 0
        refused = self._c.vpx_codec_encode(self._context, byref(self._image), at_ms, max(1, lasts_ms), flags, _REALTIME)
        _check(refused, "a picture")
        at = c_void_p()
        while packet := self._c.vpx_codec_get_cx_data(self._context, byref(at)):
            if packet.contents.kind == _FRAME_PACKET:
                one = packet.contents
                return ctypes.string_at(one.data, one.size), bool(one.flags & _KEY_PACKET)
        return None

    def close(self) -> None:
        """Again does nothing."""
        context, self._context = self._context, None
        if context is not None:
            _check(self._c.vpx_codec_destroy(context), "its end")

    def _begun(self, lib: LibVpx, settings: _Settings) -> "ctypes.Array[ctypes.c_char]":
        vp8 = self._c.vpx_codec_vp8_cx()
        for version in _VERSIONS:
            context = ctypes.create_string_buffer(_HELD_BYTES)
            answer = self._c.vpx_codec_enc_init_ver(context, vp8, byref(settings), 0, version)
            if answer != _WRONG_VERSION:
                _check(answer, "settings")
                return context
        raise VpxError("libvpx speaks a version of its interface that is not known")


def load(places: list[str] | None = None) -> LibVpx:
    """The first that loads of `places`, by default the wheel's own. Raises VpxMissing."""
    tried = libraries("vpx") if places is None else places
    for path in tried:
        try:
            return LibVpx(path)
        except (OSError, AttributeError, VpxError):
            continue
    log.error("libvpx was looked for in vain: %s", ", ".join(tried) or "no file of that name")
    raise VpxMissing("no libvpx that is known beside the av package")


def _check(answer: int, what: str) -> None:
    if answer != _OK:
        raise VpxError(f"libvpx refuses {what}: {answer}")
