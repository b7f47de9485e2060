"""A port of loopback for a program that must be told one: below those that the system gives away by itself, so that no
neighbour is given it before the program has it. Two tests that ask at once choose among thousands."""

import random
import socket

FIRST, LAST = 20_000, 32_000
_chance = random.SystemRandom()


def free_port(host: str = "127.0.0.1") -> int:
    """Nobody listens there now, by TCP or UDP."""
    for _ in range(100):
        port = _chance.randrange(FIRST, LAST)
        with socket.socket() as stream, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
            try:
                stream.bind((host, port))
                datagrams.bind((host, port))
            except OSError:
                continue
            return port
    raise RuntimeError("no port is free")
