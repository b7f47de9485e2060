"""What a sealed file is made of: its head, its frames, and the last one; knows no disk.

`MAGIC | file id (16) | check (16) | frame | frame ...`; the check tells a wrong key from a torn file. A frame is
`u32 length (top bit: the last one) | nonce (12) | ciphertext | tag (16)`; the length counts ciphertext and tag. A frame
is bound to its number in its file; the last one holds the number of plain bytes, so that a whole file can be told from
one that broke off. Nonces are random and not counted: what a power cut tore is written anew, and no nonce may ever seal
two texts.
"""

import os
import struct

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.store.sealing import FILE_ID_BYTES, NONCE_BYTES, TAG_BYTES, FileKey

MAGIC = b"\xc1PRESEAL1"
HEADER_BYTES = len(MAGIC) + FILE_ID_BYTES + TAG_BYTES
FRAME_BYTES = 65_536  # plain; what is read at least when one byte is wanted, and held in memory by a writer
LAST = 0x8000_0000
NUMBER = struct.Struct(">Q")
LENGTH = struct.Struct(">I")
LAST_NUMBER = (1 << 64) - 1
BEFORE_BYTES = LENGTH.size + NONCE_BYTES
AROUND_BYTES = BEFORE_BYTES + TAG_BYTES
LAST_BYTES = AROUND_BYTES + NUMBER.size


def head_of(key: FileKey) -> bytes:
    """How the file of this key begins. The nonce of the check, all zeros, is no frame's: those are random."""
    start = MAGIC + key.id
    return start + AESGCM(key.key).encrypt(bytes(NONCE_BYTES), b"", start)


def framed(cipher: AESGCM, number: int, plain: bytes) -> bytes:
    """A frame as it stands in the file."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = cipher.encrypt(nonce, plain, NUMBER.pack(number))
    return LENGTH.pack(len(sealed)) + nonce + sealed


def last_frame(cipher: AESGCM, size: int) -> bytes:
    """What makes a file of so many plain bytes whole."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = cipher.encrypt(nonce, NUMBER.pack(size), NUMBER.pack(LAST_NUMBER))
    return LENGTH.pack(LAST | len(sealed)) + nonce + sealed
