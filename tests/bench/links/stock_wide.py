"""aiortc as it is installed, its VP8 held to a rate that is told: beside another engine at equal size and rate."""

import os

from aiortc.codecs import vpx

from tests.bench.links import stock
from tests.bench.links.place import Place

BPS = "PRECEPTOR_BENCH_BPS"  # environment: bits a second of its picture, from the first frame on


async def open_engine(place: Place) -> stock.Stock:
    bps = int(os.environ[BPS])
    vpx.DEFAULT_BITRATE = vpx.MIN_BITRATE = vpx.MAX_BITRATE = bps
    return await stock.open_engine(place)
