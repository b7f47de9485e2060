"""The parent's hand on the decoding child: asks with a deadline, kills what does not answer, starts it anew."""

import multiprocessing as mp
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from app.media import reel

DEADLINE_S = 5.0
MOST_BYTES = 256 * 1024 * 1024  # of one answer: what the child says is not trusted
_STARTING_S = 20.0  # a child that has just been started imports first


class Projector:
    """One thread. The child is a fresh process (spawn): it shares nothing with us."""

    def __init__(self) -> None:
        self._child: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._fresh = True

    def read(self, ask: reel.Ask) -> reel.Answer:
        """`broken` also where the child died or did not answer in time."""
        pipe = self._ready()
        try:
            pipe.send_bytes(msgspec.msgpack.encode(ask))
            if not pipe.poll(_STARTING_S if self._fresh else DEADLINE_S):
                self.close()
                return reel.Answer(broken=True)
            self._fresh = False
            answer = msgspec.msgpack.decode(pipe.recv_bytes(MOST_BYTES), type=reel.Answer)
        except (EOFError, OSError, msgspec.MsgspecError):
            self.close()
            return reel.Answer(broken=True)
        return msgspec.structs.replace(answer, pictures=tuple(one for one in answer.pictures if _is_whole(one)))

    def close(self) -> None:
        """Kills the child; the next `read` starts another."""
        if self._pipe is not None:
            self._pipe.close()
        if self._child is not None:
            self._child.kill()
            self._child.join(timeout=2.0)
        self._child, self._pipe = None, None

    def _ready(self) -> Connection:
        if self._pipe is None:
            context = mp.get_context("spawn")
            ours, theirs = context.Pipe()
            self._child = context.Process(target=reel.serve, args=(theirs,), name="segment decoder", daemon=True)
            self._child.start()
            theirs.close()
            self._pipe, self._fresh = ours, True
        return self._pipe


def pixels_of(planes: reel.Planes) -> NDArray[np.uint8]:
    """Blue green red."""
    rows = np.frombuffer(planes.i420, np.uint8).reshape(planes.height * 3 // 2, planes.width)
    return np.asarray(cv2.cvtColor(rows, cv2.COLOR_YUV2BGR_I420), np.uint8)


def _is_whole(planes: reel.Planes) -> bool:
    """The bytes of the child are believed only as far as their number fits."""
    return 0 < planes.width * planes.height <= reel.MOST_PIXELS and (
        len(planes.i420) == planes.width * planes.height * 3 // 2
    )
