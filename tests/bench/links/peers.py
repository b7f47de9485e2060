"""All that are put on the same link, in the order of the table."""

from tests.bench.links.border import Peer
from tests.bench.links.chromium import ChromiumPeer
from tests.bench.links.mixed import MixedPeer
from tests.bench.links.processes import PythonPeer

STOCK, OURS, POINTING = (f"tests.bench.links.{one}" for one in ("stock", "ours", "pointing"))

PEERS: tuple[Peer, ...] = (
    PythonPeer("aiortc VP8", STOCK),
    ChromiumPeer("Chromium VP8", "video/VP8"),
    ChromiumPeer("Chromium AV1", "video/AV1"),
    PythonPeer("preceptor", POINTING),
)

# Only where they are named: both ends of a call, of which the first offers.
MIXED: tuple[Peer, ...] = (
    MixedPeer("mixed: preceptor, page VP8", OURS, "video/VP8", True),
    MixedPeer("mixed: preceptor, page AV1", OURS, "video/AV1", True),
    MixedPeer("mixed: page VP8, preceptor", OURS, "video/VP8", False),
    MixedPeer("mixed: page AV1, preceptor", OURS, "video/AV1", False),
)


def ours(points: bool) -> Peer:
    """The program as it stands in the table; with hands at rest where not `points`."""
    return PythonPeer("preceptor", POINTING if points else OURS)
