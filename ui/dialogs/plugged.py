"""What is plugged in, by lists that ask no drive: one that is dead, or whose network is away, answers nobody for
minutes, and who asks it stops the whole program until then."""

import os
import sys
from collections.abc import Sequence

USER = os.environ.get("USER", "")
# Where Linux and macOS put what is plugged in; the folders themselves lie on the computer's own disk.
PARENTS = (f"/media/{USER}", f"/run/media/{USER}", "/media", "/Volumes") if USER else ("/media", "/Volumes")
REMOVABLE, FIXED, DISC = 2, 3, 5  # GetDriveType; 4 is a drive of the network


def plugged() -> list[str]:
    """Each by its path; whether it is there, or answers, is not known. Any thread."""
    if sys.platform == "win32":
        return _letters()
    return _listed(PARENTS)


def _listed(parents: Sequence[str]) -> list[str]:
    """To list a folder of this disk touches nothing that is mounted in it, so the entries are names here: no `is_dir`,
    no `stat`, which would wait for the drive."""
    found: list[str] = []
    for parent in parents:
        try:
            with os.scandir(parent) as entries:
                found += sorted(entry.path for entry in entries if not entry.name.startswith("."))
        except OSError:
            continue  # this system has no such folder, or it is another person's
    return [place for place in dict.fromkeys(found) if place not in parents]


if sys.platform == "win32":
    import ctypes
    from string import ascii_uppercase

    def _letters() -> list[str]:
        """Both calls read what Windows holds in memory of its letters; the system's own is no place of anybody's."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetDriveTypeW.argtypes = (ctypes.c_wchar_p,)
        held = kernel.GetLogicalDrives()
        system = os.environ.get("SYSTEMDRIVE", "C:").upper()
        letters = [f"{letter}:" for place, letter in enumerate(ascii_uppercase) if held >> place & 1]
        kinds = (REMOVABLE, FIXED, DISC)
        return [f"{one}/" for one in letters if one != system and kernel.GetDriveTypeW(f"{one}\\") in kinds]
