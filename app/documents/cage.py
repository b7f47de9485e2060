"""The guarded corner: takes from the child what it does not need, where the platform can; knows no document.

Linux: 1 GiB of address space (or what is asked for), small files, no core dump, and by a seccomp filter (man 2
seccomp) no socket and no other program. macOS keeps the file limit. What a platform cannot take from inside, the
parent takes from outside: memory on Windows and macOS (`leash`), time everywhere (`worker`).
"""

import ctypes
import platform
import struct
import sys

MEMORY_BYTES = 1 << 30  # S-32
WRITTEN_FILE_BYTES = 512 << 20

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_LOAD, _EQUALS, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # classic BPF opcodes (linux/bpf_common.h)
_ALLOW, _DENY = 0x7FFF0000, 0x00050001  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM
_X32 = 0x40000000  # the second numbering of calls on x86-64

# socket, connect, socketpair-free: what opens the way out; execve, execveat, ptrace, fork, vfork, io_uring_setup.
_DENIED = {
    "x86_64": (0xC000003E, (41, 42, 59, 322, 101, 57, 58, 425)),
    "aarch64": (0xC00000B7, (198, 203, 221, 281, 117, 425)),
}


def enter(memory_bytes: int = MEMORY_BYTES) -> bool:
    """Call before anything of one's own starts a thread. True when network and other programs are out of reach from
    now on."""
    if sys.platform == "win32":
        return False
    _limit(memory_bytes)
    return sys.platform == "linux" and _filter()


def _limit(memory_bytes: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # does not exist on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN_FILE_BYTES, WRITTEN_FILE_BYTES))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_char_p)]


def _filter() -> bool:
    """False where the kernel has no seccomp or the processor is another one: then only the limits hold."""
    known = _DENIED.get(platform.machine())
    if known is None:
        return False
    code = _program(*known)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    program = _Program(len(code) // 8, code)
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _program(architecture: int, denied: tuple[int, ...]) -> bytes:
    """Another architecture or numbering is denied whole; a denied call fails with EPERM; the rest goes on."""
    steps = [(_LOAD, 0, 0, 4), (_EQUALS, 1, 0, architecture), (_RETURN, 0, 0, _DENY)]
    steps += [(_LOAD, 0, 0, 0), (_AT_LEAST, len(denied) + 1, 0, _X32)]
    steps += [(_EQUALS, len(denied) - index, 0, call) for index, call in enumerate(denied)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _DENY)]
    return b"".join(struct.pack("=HBBI", code, hit, miss, value) for code, hit, miss, value in steps)
