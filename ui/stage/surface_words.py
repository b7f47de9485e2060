"""What the stage shows, in words: live, *Still, 14 s*, a page; and who draws. Knows no widget."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication

from app.client.border import RoomView, WhisperView
from app.consult.events.surface import FrameSurface, PageSurface, Shown, Surface
from app.consult.reduce.documents import ON_THE_WAY_MS
from app.consult.state import Still
from app.documents.signals.sheets import sheet_on
from ui.bridge import Bridge
from ui.lamp import Tone
from ui.modes import Mode
from ui.said import said
from ui.stage.camera_words import CameraThere
from ui.stage.covered_words import cover_there, own_cover
from ui.stage.outage import LOST_MS
from ui.stage.page_words import doubt_words, image_words, lossy_words, warnings
from ui.stage.paper import sheet_words
from ui.stage.receipt import name_of
from ui.stage.showing import still_of
from ui.stage.sourcetile import moving
from ui.stage.sourcetile import name_of as name_of_source
from ui.stage.ticking import RoomClock, age_words
from ui.stage.video import STALE_MS

SILENT_MS = 3_000


class StageWords(msgspec.Struct, frozen=True):
    """`veil_*`: what stands in the empty stage and the next step as a key; `doubt`: why the picture is not to be taken
    for what is now."""

    tone: Tone = "plain"
    words: str = ""
    detail: str = ""
    veil_title: str = ""
    veil_text: str = ""
    veil_key: str = ""
    doubt: str = ""


def surface_words(
    bridge: Bridge,
    mode: Mode,
    surface: Surface | None,
    quality: Shown | None,
    clock: RoomClock,
    ladder: str = "",
    incomplete: bool = False,
    is_lost: bool = False,
    has_values: bool = False,
    is_checked: bool = False,
    part: str = "",
    closer: str = "",
    there: CameraThere | None = None,
) -> StageWords:
    """`ladder`: what the link does not carry, in a sentence; said where nothing else is. `incomplete`: the picture that
    is shown was decoded without all that it refers to. `is_lost`: the other side is not reached for long, which is
    said elsewhere: the last picture stays, with its age. `has_values`, `is_checked`: as `image_words`. `part`: as
    `part_words`, instead of what is said of the whole. `closer`: as `closer_words`, beside it. `there`:
    the bedside's camera."""
    view = bridge.room
    if view is None:
        return StageWords()
    match surface:
        case None:
            words = _live_words(bridge, mode, view, is_lost, there)
            words = _incomplete_words(words) if incomplete and not mode.may("answer") else words
            return words if words.detail else msgspec.structs.replace(words, detail=ladder or _kept_words(bridge))
        case FrameSurface():
            still = still_of(view.state, surface)
            age = _age_of(still, surface, clock.now_ms())
            detail = quality_words(still.quality if still and quality is None else quality, mode.may("answer"))
            parts = quality == "received" and (incomplete or (still is not None and still.incomplete))
            detail, doubt = (tr("as it was received, incomplete"), tr("incomplete")) if parts else (detail, "")
            words = StageWords("amber", tr("Still, {age}").format(age=age), detail, doubt=doubt)
        case PageSurface(document=document, page=page):
            shared = view.state.documents.get(document)
            title = shared.title if shared else ""
            pages = shared.pages if shared else 0
            where = tr("page {n} of {all}").format(n=page + 1, all=pages) if pages > 1 else ""
            sheet = sheet_on(page, pages) if shared is not None and shared.kind == "signal" else None
            where = sheet_words(sheet) if sheet is not None else where
            seen = quality_words(quality)
            if shared is not None and quality == "detail":
                seen = lossy_words(shared, mode.may("answer"))
            if shared is not None and shared.kind == "image":
                seen = image_words(quality, part or seen, has_values, is_checked)
            told = warnings(shared) if shared is not None else ()
            detail = " · ".join(part for part in (where, seen, closer, *told) if part)
            doubt = doubt_words(shared) if shared is not None else ""
            words = StageWords("amber" if told else "plain", title, detail, doubt=doubt)
    if quality is None:
        return msgspec.structs.replace(
            words, veil_title=tr("The picture is on its way"), veil_text=tr("It comes first.")
        )
    return words


def silence_words(bridge: Bridge, mode: Mode) -> StageWords | None:
    """While neither picture nor voice comes, on both screens: it is mended without a press. At the bedside one's own
    picture is shown: it is of now."""
    media = bridge.media
    silent_ms = media.silent_ms or 0
    if not media.on or silent_ms < (SILENT_MS if media.remote == "stalled" else LOST_MS):
        return None
    words = tr("Nothing has come for {age}").format(age=age_words(silent_ms))
    is_old = media.remote_age_ms is not None and not mode.may("answer")
    old = tr("{age} old").format(age=age_words(media.remote_age_ms or 0)) if is_old else ""
    tone: Tone = "amber" if silent_ms < LOST_MS else "red"
    return StageWords(tone, words, tr("The connection is being made anew by itself."), doubt=old)


def quality_words(quality: Shown | None, at_bedside: bool = False) -> str:
    match quality:
        case "whole":
            return tr("whole picture")
        case "preview":
            return tr("preview, a finer picture is coming")
        case "detail":
            plain = tr("simplified picture, the original is coming")
            return plain if at_bedside else tr("lossy picture, the original is coming")
        case "received":
            return tr("as it was received")
        case None:
            return tr("on its way")


def drawing_words(view: RoomView, whispers: WhisperView, at_bedside: bool) -> str:
    """Empty unless somebody else draws now."""
    others = [person for person in whispers.drawing if view.me is None or person != view.me.person]
    if not others:
        return ""
    if at_bedside and others == [view.state.lead]:
        return tr("The specialist is drawing")
    return tr("{name} is drawing").format(name=name_of(view, others[0]))


def _age_of(still: Still | None, surface: FrameSurface, now_ms: int) -> str:
    """Of the picture, not of its way here. Until the still is in the log the frame's stamp says it, where it is the
    server's time."""
    age_ms = now_ms - (surface.capture_ms if still is None else still.taken_ms or still.at_ms)
    if still is None and not 0 <= age_ms < ON_THE_WAY_MS:
        return tr("just now")
    return age_words(age_ms)


def tr(text: str) -> str:
    return QCoreApplication.translate("StageWords", text)


def _live_words(bridge: Bridge, mode: Mode, view: RoomView, is_lost: bool, there: CameraThere | None) -> StageWords:
    media = bridge.media
    if not mode.may("media"):
        return StageWords(
            "quiet",
            tr("Live"),
            "",
            tr("The live picture goes to the specialist"),
            tr("Stills, pages and marks appear here as soon as they are shown."),
        )
    if not media.on:
        return StageWords("quiet", tr("Live picture off"), "", *_start_words(mode, view))
    silence = silence_words(bridge, mode)
    if silence is not None and not is_lost:
        return silence
    if mode.may("answer"):
        return _bedside_words(bridge, is_lost)
    title, meaning = cover_there(media, mode)
    if title:
        return StageWords("amber", title, "", title, meaning)
    if is_lost and media.remote_age_ms is not None:  # a meeting that has ended with the connection leaves it behind
        old = tr("{age} old").format(age=age_words(media.remote_age_ms))
        return StageWords("red", tr("Last picture, {old}").format(old=old), doubt=old)
    if there is not None and there.title and media.remote in ("live", "none"):
        veil = ("", "") if there.doubt else (there.title, there.why)  # the last picture stays, with its age
        return StageWords("amber", there.title, there.why, *veil, doubt=there.doubt)
    match media.remote:
        case "live" if (media.remote_age_ms or 0) >= STALE_MS:
            old = tr("{age} old").format(age=age_words(media.remote_age_ms or 0))
            return StageWords("amber", tr("Live, {old}").format(old=old), doubt=old)
        case "live":
            moves = moving(media, own=False)
            return StageWords("green", tr("Live: {name}").format(name=name_of_source(moves)) if moves else tr("Live"))
        case "connecting" | "stalled":
            return StageWords("amber", tr("Connecting"), "", tr("Connecting the picture"), tr("Voice comes first."))
        case _:
            text = tr("It starts as soon as the bedside switches its camera on.")
            return StageWords("quiet", tr("Waiting for the picture"), "", tr("No live picture yet"), text)


def _bedside_words(bridge: Bridge, is_lost: bool) -> StageWords:
    media = bridge.media
    match media.camera:
        case "on" if bridge.newest_frame("own") is not None and is_lost:
            return StageWords("amber", tr("My camera"), tr("Nobody else sees this now."))
        case "on" if bridge.newest_frame("own") is not None:
            detail = "" if media.remote in ("live", "none") else tr("connecting to the specialist")
            late_ms = media.watched.seen_age_ms or 0
            moves = moving(media, own=True)
            is_window = moves is not None and moves.purpose == "screen"
            live = tr("Live: the window that I show") if is_window else tr("Live: what my camera sends")
            if media.remote != "live" or late_ms < STALE_MS:
                return StageWords("green", live, detail)
            age = age_words(late_ms)
            late = tr("The specialist sees this {age} late.").format(age=age)
            doubt = tr("seen {age} late").format(age=age)
            return StageWords("amber", live, late, doubt=doubt)
        case "covered":
            title, _ = own_cover(media)  # what it means is said across the room
            return StageWords("amber", title, "", title)
        case "on" | "opening":
            return StageWords("quiet", tr("Camera"), "", tr("The camera is starting"))
        case "off":
            text = tr("You are not seen. Choose a camera under Devices when you want to show something.")
            return StageWords("quiet", tr("Camera off"), "", tr("Your camera is off"), text)
        case _:
            sentence = said(media.camera_sentence) or tr("Plug it in or choose another under Devices.")
            return StageWords("amber", tr("No camera"), "", tr("No picture from the camera"), sentence)


def _incomplete_words(words: StageWords) -> StageWords:
    """Beside its age, where it has one."""
    both = tr("{one}, {other}").format(one=words.doubt, other=tr("incomplete")) if words.doubt else tr("incomplete")
    said = words.words if words.doubt else tr("Live, incomplete")
    why = tr("Parts of it never came. It mends itself within seconds.")
    return msgspec.structs.replace(words, tone="amber", words=said, detail=why, doubt=both)


def _kept_words(bridge: Bridge) -> str:
    """What the other side asked to keep of this side's picture."""
    media = bridge.media
    if not media.on or media.remote != "live" or media.watched.kept != "detail":
        return ""
    return tr("Detail is kept: hold the camera still.")


def _start_words(mode: Mode, view: RoomView) -> tuple[str, str, str]:
    if view.state.phase in ("closed", "cancelled", "voided"):
        return tr("This consult has ended"), tr("Pages, stills and messages stay readable."), ""
    title = tr("Camera and microphone are off")
    if mode.may("answer"):
        whoever = tr("Whoever accepts sees and hears you once you start them.")
        named = tr("The specialist sees and hears you once you start them.")
        return title, named if view.state.lead is not None else whoever, tr("Start camera and microphone")
    return title, tr("Start them to see the bedside and to speak."), tr("Start camera and microphone")
