"""Studio, peer and recording in the words of the border; pure.

Level and age are coarse: every new view is shown by a dozen widgets, and nobody reads more.
"""

from collections.abc import Mapping
from typing import Literal

from app.client.alone import Why
from app.client.battery import NO_BATTERY, Battery
from app.client.border import MediaView
from app.client.cameras import NONE
from app.client.studio import Studio
from app.consult.events.people import Role
from app.consult.media_whispers import Hears
from app.consult.state import ConsultState
from app.consult.upkeep import why_no_meeting
from app.consult.whispers import MediaStatus
from app.media.peer import Peer
from app.media.share import Whose

CameraWord = Literal["off", "on", "covered", "absent", "black", "opening"]
MicrophoneWord = Literal["off", "on", "muted", "covered", "absent", "silent"]
SILENT_MS = 3_000  # said from then on
NOT_YOURS = "Only the clinic and the specialist take part with camera and microphone."
NO_CONSENT = "Camera and microphone are off: the patient does not consent to the consult."
ALONE: Mapping[Why, str] = {
    "left": "Camera and microphone are off: no specialist is here any more.",
    "lost": "Camera and microphone are off: nothing has come for two minutes. Start them again when the link is back.",
}
WHY_OFF: Mapping[str, str] = {
    "consent_withdrawn": NO_CONSENT,
    "consult_ended": "Camera and microphone are off: the consult has ended.",
    "released": "Camera and microphone are off: no specialist has accepted the consult. Accept it to go on.",
}


def media_view(
    studio: Studio,
    peer: Peer | None,
    in_meeting: bool,
    recording: bool,
    remote_source: str,
    now_ms: int,
    silent_ms: int | None = None,
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
        silent_ms=silent_ms // 1_000 * 1_000 if silent_ms is not None and silent_ms >= SILENT_MS else None,
        recording=recording,
        own_source=studio.camera.source if studio.camera is not None else "",
        remote_source=remote_source,
        speaker=speaker_word(studio),
        speaker_sentence=studio.speaker.state.sentence if studio.speaker is not None else "",
    )


def media_status(
    studio: Studio,
    recording: bool,
    given_up: tuple[str, Whose, int],
    listening: Literal["", "live", "recorded"] = "",
    hears: Hears = "",
    battery: Battery = NO_BATTERY,
) -> MediaStatus:
    """For the other screens. `given_up` as in Watching."""
    key, whose, link_ms = given_up
    camera, microphone = camera_word(studio), microphone_word(studio)
    return MediaStatus(
        camera="on" if camera == "opening" else camera,
        microphone="absent" if microphone == "off" else microphone,
        recording=recording,
        given_up=key,
        whose=whose,
        link_ms=link_ms,
        listening=listening,
        hears=hears,
        battery_percent=battery.percent,
        on_mains=battery.on_mains,
    )


def camera_word(studio: Studio) -> CameraWord:
    state = studio.camera_state
    if not studio.is_on:
        return "off"
    if studio.covered:  # also where there is no camera: what is heard is covered all the same
        return "covered"
    if state is None:
        return "off" if studio.wants_no_camera else "opening"  # the one before is being closed
    return "absent" if state.kind == "busy" or state.kind == "forbidden" else state.kind


def microphone_word(studio: Studio) -> MicrophoneWord:
    state = studio.microphone_state
    if not studio.is_on:
        return "off"
    if state is None:
        return "absent"
    if studio.covered:
        return "covered"
    if studio.is_silent:
        return "muted"
    return "on" if state.kind == "opening" else state.kind


def speaker_word(studio: Studio) -> Literal["on", "absent", "none"]:
    speaker = studio.speaker
    if not studio.is_on or speaker is None or speaker.state.kind != "absent":
        return "on"
    return "none" if speaker.spec == NONE else "absent"


def remote_word(peer: Peer | None, in_meeting: bool) -> Literal["none", "connecting", "live", "stalled"]:
    if peer is None or peer.state == "closed":
        return "connecting" if in_meeting else "none"
    return peer.state


def why_off(state: ConsultState, role: Role) -> str:
    """In words; empty where they may be on. A clinic that waits may see to its camera before anybody accepts."""
    if role not in ("clinic", "specialist"):
        return NOT_YOURS
    why = why_no_meeting(state)
    return WHY_OFF.get("" if why == "released" and role == "clinic" else why, "")
