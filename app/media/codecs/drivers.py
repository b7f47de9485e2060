"""The versions of what drives this computer's graphics: with others, what was found of them is looked for again."""

import platform
import sys
from pathlib import Path

_DISPLAYS = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"  # of Windows: adapters
_MOST = 8
_NVIDIA = Path("/proc/driver/nvidia/version")


def versions() -> tuple[str, ...]:
    """The system's, for other drivers come with it, and of drivers that do not."""
    return (platform.platform(), *_adapters())


if sys.platform == "win32":
    import winreg

    def _adapters() -> tuple[str, ...]:
        found = []
        for number in range(_MOST):
            try:
                with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_DISPLAYS}\{number:04}") as key:
                    found.append(str(winreg.QueryValueEx(key, "DriverVersion")[0]))
            except OSError:
                continue  # there is no such adapter, or it says nothing
        return tuple(found)

else:

    def _adapters() -> tuple[str, ...]:
        return tuple(_NVIDIA.read_text(errors="replace").splitlines()[:1]) if _NVIDIA.exists() else ()
