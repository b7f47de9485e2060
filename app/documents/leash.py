"""The parent's end of the cage: how much memory a child may take where it cannot bind itself; knows no document.

Linux: nothing to do, the child has bound its own address space (`cage`). Windows: a job object bounds its memory, so
that asking for more fails in the child, and ends it with us, however we end. macOS knows no bound that holds: there we
look at what it has while we wait for it, and whoever waits ends a child that has too much.
"""

import ctypes
import sys

from app.documents.cage import MEMORY_BYTES

LOOK_EVERY_S = 0.1  # on macOS; a decoder fills some 100 MB in that time


class Leash:
    """From the start of a child until it is gone. What the platform refuses is as if there were no leash."""

    def __init__(self, pid: int, memory_bytes: int = MEMORY_BYTES) -> None:
        self._pid = pid
        self._memory_bytes = memory_bytes
        self._job = 0
        if sys.platform == "win32":
            self._job = _job_for(pid, memory_bytes)

    @property
    def look_every_s(self) -> float | None:
        """How often to ask `is_too_heavy` while the child works; None: never."""
        return LOOK_EVERY_S if sys.platform == "darwin" else None

    @property
    def is_too_heavy(self) -> bool:
        return sys.platform == "darwin" and _footprint(self._pid) > self._memory_bytes

    def release(self) -> None:
        """After the child is gone; a living one is ended by it on Windows."""
        job, self._job = self._job, 0
        if sys.platform == "win32" and job:
            _kernel().CloseHandle(job)


if sys.platform == "win32":
    # winnt.h, JOBOBJECT_EXTENDED_LIMIT_INFORMATION and its parts; the fields in their order, sized by their C types.
    from ctypes import wintypes

    _PROCESS_MEMORY, _KILL_ON_CLOSE, _NO_DIALOGS = 0x0100, 0x2000, 0x0400
    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _SET_QUOTA, _TERMINATE = 0x0100, 0x0001  # what AssignProcessToJobObject wants of the process

    class _BasicLimits(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class _Limits(ctypes.Structure):
        _fields_ = [
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    def _kernel() -> ctypes.WinDLL:
        """With the types of what we call: a handle has 64 bits, an `int` of C has not."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.argtypes = [ctypes.c_void_p, wintypes.LPCWSTR]
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD]
        kernel.SetInformationJobObject.restype = wintypes.BOOL
        kernel.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        kernel.AssignProcessToJobObject.restype = wintypes.BOOL
        kernel.CloseHandle.argtypes = [wintypes.HANDLE]
        kernel.CloseHandle.restype = wintypes.BOOL
        return kernel

    def _job_for(pid: int, memory_bytes: int) -> int:
        """The handle of a job with this process in it; 0 when the system refuses."""
        kernel = _kernel()
        job = kernel.CreateJobObjectW(None, None) or 0
        process = kernel.OpenProcess(_SET_QUOTA | _TERMINATE, False, pid) or 0
        limits = _Limits()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY | _KILL_ON_CLOSE | _NO_DIALOGS
        limits.ProcessMemoryLimit = memory_bytes
        held = (
            job
            and process
            and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
            and kernel.AssignProcessToJobObject(job, process)
        )
        if process:
            kernel.CloseHandle(process)
        if job and not held:
            kernel.CloseHandle(job)
        return int(job) if held else 0


if sys.platform == "darwin":

    class _Usage(ctypes.Structure):
        """sys/resource.h, rusage_info_v0; `ri_phys_footprint` is what Activity Monitor calls memory."""

        _fields_ = [
            ("ri_uuid", ctypes.c_uint8 * 16),
            ("ri_user_time", ctypes.c_uint64),
            ("ri_system_time", ctypes.c_uint64),
            ("ri_pkg_idle_wkups", ctypes.c_uint64),
            ("ri_interrupt_wkups", ctypes.c_uint64),
            ("ri_pageins", ctypes.c_uint64),
            ("ri_wired_size", ctypes.c_uint64),
            ("ri_resident_size", ctypes.c_uint64),
            ("ri_phys_footprint", ctypes.c_uint64),
            ("ri_proc_start_abstime", ctypes.c_uint64),
            ("ri_proc_exit_abstime", ctypes.c_uint64),
        ]

    def _footprint(pid: int) -> int:
        """In bytes; 0 when the system does not say."""
        usage = _Usage()
        said = ctypes.CDLL(None).proc_pid_rusage(pid, 0, ctypes.byref(usage))
        return int(usage.ri_phys_footprint) if said == 0 else 0
