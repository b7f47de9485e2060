"""The inside of `namespaces.py`: a tunnel's end on each host, and the two ways between them."""

import asyncio
import fcntl
import os
import struct
from collections.abc import Callable

from tests.rig.commanded import obey, settings
from tests.rig.fronts import Way
from tests.rig.link import Conditions
from tests.rig.media_link import answered
from tests.rig.namespaces import DEVICE, inside

_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
_MOST_BYTES = 65_536
_UDP = 17


class Tunnel:
    """Whole IP packets, as the host sends and gets them."""

    def __init__(self, namespace: str) -> None:
        with inside(namespace):
            self._file = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
            fcntl.ioctl(self._file, _TUNSETIFF, struct.pack("16sH22x", DEVICE.encode(), _IFF_TUN | _IFF_NO_PI))

    def read_into(self, take: Callable[[bytes], None]) -> None:
        asyncio.get_running_loop().add_reader(self._file, self._read, take)

    def write(self, packet: bytes) -> None:
        """A host that takes nothing (its end is down) loses it."""
        try:
            os.write(self._file, packet)
        except OSError:
            return

    def _read(self, take: Callable[[bytes], None]) -> None:
        while True:
            try:
                packet = os.read(self._file, _MOST_BYTES)
            except OSError:
                return  # nothing more waits, or the end is down
            take(packet)


class Between:
    """`up` leads from a to b."""

    def __init__(self, names: dict[str, str], seed: int) -> None:
        self.up = Way(Conditions(), f"up {seed}", 0)
        self.down = Way(Conditions(), f"down {seed}", 0)
        self._blocks_udp = False
        ends = {side: Tunnel(name) for side, name in names.items()}
        ends["a"].read_into(lambda packet: self._carry(packet, self.up, ends["b"]))
        ends["b"].read_into(lambda packet: self._carry(packet, self.down, ends["a"]))

    def obey(self, command: dict) -> dict:
        if command["do"] == "block_udp":
            self._blocks_udp = command["on"]
            return {}
        return answered(command, self.up, self.down)

    def _carry(self, packet: bytes, way: Way, end: Tunnel) -> None:
        is_ipv4 = packet[0] >> 4 == 4
        if is_ipv4 and not (self._blocks_udp and packet[9] == _UDP):
            way.take(packet, end.write)


async def run(wanted: dict) -> None:
    await obey(0, Between(wanted["names"], wanted["seed"]).obey)


if __name__ == "__main__":
    asyncio.run(run(settings()))
