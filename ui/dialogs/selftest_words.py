"""What a try of this computer found, in plain answers: what it means for a call, and what to do. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.client.notices import LinkTried, PlaybackStage
from ui.lamp import Tone

# What a call needs of each direction (README, the table of links): voice; voice and a small picture; all of it.
VOICE_BPS, SMALL_BPS, WHOLE_BPS = 48_000, 150_000, 600_000
LATE_MS = 400  # from then on two people talk over each other


def link_words(link: LinkTried) -> tuple[Tone, str]:
    if link.rtt_ms is None:
        words = tr("The server is not reached. What you write is kept here and sent when the network is back.")
        return "red", f"{words} {tr('In an emergency use the telephone.')}"
    if link.bps < VOICE_BPS:
        tone: Tone = "red"
        words = tr("The link is too thin even for the voice. Written requests and photographs go, slowly.")
    elif link.bps < SMALL_BPS:
        tone, words = "amber", tr("The link carries voice and photographs, but hardly a moving picture.")
    elif link.bps < WHOLE_BPS:
        tone, words = "amber", tr("The link carries voice and a small moving picture.")
    else:
        tone, words = "green", tr("The link carries voice and picture.")
    if link.rtt_ms >= LATE_MS:
        words = f"{words} {tr('Answers come late: leave a pause when you speak.')}"
        tone = "amber" if tone == "green" else tone
    return tone, words


def figures(link: LinkTried) -> str:
    """For whoever supports the place."""
    if link.rtt_ms is None:
        return ""
    return tr("{ms} ms there and back, at least {kbps} kbps each way").format(
        ms=link.rtt_ms, kbps=round(link.bps / 1_000)
    )


def sound_words(stage: PlaybackStage | None) -> tuple[Tone, str]:
    match stage:
        case None:
            return "quiet", tr("Press the key, say your name, and listen: it comes back.")
        case "recording":
            return "accent", tr("Speak now, for three seconds…")
        case "playing":
            return "accent", tr("Listen: this is what the microphone heard.")
        case "played":
            return "plain", tr("Did you hear yourself?")
        case "quiet":
            return "red", tr("The microphone heard nothing. Check its switch, come closer, or choose another one.")
        case "no_microphone":
            return "red", tr("No microphone was found: nobody would hear you. Plug one in or choose another one.")
        case "no_speaker":
            return "red", tr("No loudspeaker was found: you would hear nobody. Plug one in or choose another one.")
        case "in_call":
            return "quiet", tr("A call is on: there you hear whether it works. Try again afterwards.")


def result_words(sees: bool | None, hears: bool | None, link: LinkTried | None) -> tuple[Tone, str]:
    """Once everything was answered; what is wrong first, in the order in which a call would miss it."""
    if sees is None or hears is None or link is None:
        return "quiet", ""
    wrong = []
    if not hears:
        wrong.append(tr("sound"))
    if link.rtt_ms is None or link.bps < VOICE_BPS:
        wrong.append(tr("link"))
    if not sees:
        wrong.append(tr("camera"))
    if not wrong:
        return "green", tr("This computer is ready for a call.")
    words = tr("Not ready: {what}. Written requests work all the same; in an emergency use the telephone.")
    if link.rtt_ms is None:
        words = tr("Not ready: {what}. In an emergency use the telephone.")
    return "red", words.format(what=", ".join(wrong))


def tr(text: str) -> str:
    return QCoreApplication.translate("SelfTest", text)
