"""All that are put on the same link, in the order of the table."""

from tests.bench.links.border import Peer
from tests.bench.links.chromium import ChromiumPeer
from tests.bench.links.processes import PythonPeer

PEERS: tuple[Peer, ...] = (
    PythonPeer("aiortc VP8", "tests.bench.links.stock"),
    ChromiumPeer("Chromium VP8", "video/VP8"),
    ChromiumPeer("Chromium AV1", "video/AV1"),
    PythonPeer("preceptor", "tests.bench.links.ours"),
)
