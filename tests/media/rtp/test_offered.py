"""Which of the picture codecs that both ends took is sent."""

import pytest
from aiortc.rtcrtpparameters import RTCRtpCodecParameters, RTCRtpSendParameters

from app.media.codecs.coded import Codec
from app.media.codecs.trial import Coders
from app.media.rtp.offered import _pictures

TYPES: dict[Codec, int] = {"AV1": 45, "VP8": 96, "H264": 97}


def parameters(*codecs: Codec) -> RTCRtpSendParameters:
    plain = [RTCRtpCodecParameters(f"video/{one}", 90_000, payloadType=TYPES[one]) for one in codecs]
    repair = RTCRtpCodecParameters("video/rtx", 90_000, payloadType=99, parameters={"apt": TYPES[codecs[0]]})
    return RTCRtpSendParameters(codecs=[*plain, repair])


@pytest.mark.parametrize(
    ("taken", "slow", "sent"),
    [
        (("AV1", "VP8", "H264"), (), "AV1"),
        (("VP8", "AV1"), (), "VP8"),  # the other side's word, as a browser's page has it
        (("AV1", "H264", "VP8"), ("AV1",), "H264"),
        (("AV1",), ("AV1",), "AV1"),  # better slow than nothing
    ],
)
def test_the_first_that_this_side_codes_in_time(taken: tuple[Codec, ...], slow: tuple[Codec, ...], sent: Codec) -> None:
    types = _pictures(parameters(*taken), (), slow)
    assert types is not None
    assert types.codec == sent
    assert set(types.codecs.values()) == set(taken)  # all of them are understood
    assert types.repairs == {99: TYPES[taken[0]]}


def test_no_picture_where_none_was_taken() -> None:
    assert _pictures(RTCRtpSendParameters(codecs=[]), (), ()) is None


@pytest.mark.parametrize(
    ("coders", "sent"),
    [
        (Coders(), "AV1"),
        (Coders("h264_qsv"), "AV1"),
        (Coders(slow=("AV1",)), "VP8"),
        (Coders("h264_qsv", ("AV1",)), "H264"),
    ],
)
def test_between_our_own_each_sends_what_it_codes_best_whatever_stands_first(coders: Coders, sent: Codec) -> None:
    types = _pictures(parameters("VP8", "H264", "AV1"), coders.order, coders.slow)
    assert types is not None
    assert types.codec == sent
