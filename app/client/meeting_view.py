"""Studio, peer and recording in the words of the border; pure.

Level and age are coarse: every new view is shown by a dozen widgets, and nobody reads more.
"""

from typing import Literal

from app.client.border import MediaView
from app.client.studio import Studio
from app.consult.whispers import MediaStatus
from app.media.peer import Peer

CameraWord = Literal["off", "on", "covered", "absent", "black", "opening"]
MicrophoneWord = Literal["off", "on", "muted", "covered", "absent", "silent"]


def media_view(
    studio: Studio, peer: Peer | None, in_meeting: bool, recording: bool, remote_source: str, now_ms: int
) -> MediaView:
    camera, microphone = studio.camera_state, studio.microphone_state
    own = camera_word(studio)
    last_ms = peer.last_frame_ms if peer is not None else None
    return MediaView(
        on=studio.is_on,
        camera=own,
        camera_sentence=camera.sentence if camera is not None and own != "off" else "",
        microphone=microphone_word(studio),
        microphone_sentence=microphone.sentence if microphone is not None else "",
        level=round(studio.microphone.level, 1) if studio.microphone is not None else 0.0,
        muted=studio.muted,
        covered=studio.covered,
        remote=remote_word(peer, in_meeting),
        remote_age_ms=max(now_ms - last_ms, 0) // 1_000 * 1_000 if last_ms is not None else None,
        recording=recording,
        own_source=studio.camera.source if studio.camera is not None else "",
        remote_source=remote_source,
    )


def media_status(studio: Studio, recording: bool) -> MediaStatus:
    """For the other screens."""
    camera, microphone = camera_word(studio), microphone_word(studio)
    return MediaStatus(
        camera="on" if camera == "opening" else camera,
        microphone="absent" if microphone == "off" else microphone,
        recording=recording,
    )


def camera_word(studio: Studio) -> CameraWord:
    state = studio.camera_state
    if not studio.is_on or (state is None and studio.wants_no_camera):
        return "off"
    if state is None:
        return "opening"  # the one before is being closed
    if studio.covered:
        return "covered"
    return "absent" if state.kind == "busy" or state.kind == "forbidden" else state.kind


def microphone_word(studio: Studio) -> MicrophoneWord:
    state = studio.microphone_state
    if not studio.is_on:
        return "off"
    if state is None:
        return "absent"
    if studio.muted:
        return "muted"
    return "on" if state.kind == "opening" else state.kind


def remote_word(peer: Peer | None, in_meeting: bool) -> Literal["none", "connecting", "live", "stalled"]:
    if peer is None or peer.state == "closed":
        return "connecting" if in_meeting else "none"
    return peer.state
