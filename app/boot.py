"""Which start of this computer this is: what tells readings of its clock apart from those of another start."""

import ctypes
import logging
import secrets
import sys
from functools import cache
from pathlib import Path

log = logging.getLogger(__name__)


@cache
def boot_id() -> str:
    """The same for every process until this computer is started anew. Where the system does not say, a random one: it
    then holds for this process alone. Any thread."""
    try:
        return _told() or secrets.token_hex(16)
    except (OSError, AttributeError) as error:
        log.info("this system does not say which start it is: %s", type(error).__name__)
        return secrets.token_hex(16)


def _told() -> str:
    """Raises OSError, AttributeError where the system has no such thing."""
    if sys.platform == "linux":  # random(4)
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    if sys.platform == "darwin":
        return _sysctl(b"kern.bootsessionuuid")
    if sys.platform == "win32":
        import winreg

        # Counted up by the kernel's loader. With the fast start of Windows neither this nor the clock begins anew.
        where = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, where) as key:
            return str(winreg.QueryValueEx(key, "BootId")[0])
    return ""


def _sysctl(name: bytes) -> str:
    """sysctlbyname(3)."""
    size = ctypes.c_size_t(64)
    room = ctypes.create_string_buffer(size.value)
    if ctypes.CDLL(None).sysctlbyname(name, room, ctypes.byref(size), None, 0):
        raise OSError("sysctl")
    return room.value.decode("ascii")
