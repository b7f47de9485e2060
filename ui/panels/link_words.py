"""What is said of the link: one plain sentence, the way it takes, and the figures with their units; knows no widget."""

from PySide6.QtCore import QCoreApplication

from app.client.border import LinkMoment, LinkStats, LinkView, MediaView
from ui.said import said
from ui.stage.ladder_words import ladder_words, told_of


def sentence(link: LinkView, media: MediaView, at_bedside: bool) -> str:
    """How it is now, for who looks at it: the server first, without it there is nothing."""
    match link.state:
        case "offline":
            return said(link.sentence) or tr("There is no connection with the server.")
        case "connecting":
            return said(link.sentence) or tr("The connection with the server is being made.")
    match media.remote:
        case "connecting":
            return tr("Picture and voice are being connected.")
        case "stalled":
            return tr("Nothing comes from the other side at the moment. It is tried again by itself.")
        case "live":
            return ladder_words(told_of(media.watched, at_bedside)) or tr("Voice and picture get through.")
    if said(link.sentence):
        return said(link.sentence)
    if link.rtt_ms is None:
        return tr("The server answers. No picture and no voice go over the link now.")
    return tr("The server answers in {ms} ms. No picture and no voice go over the link now.").format(ms=link.rtt_ms)


def way(stats: LinkStats) -> str:
    """Which way picture and voice go; empty while none stands."""
    ours, theirs = stats.report.get("local-candidate", {}), stats.report.get("remote-candidate", {})
    if not ours:
        return ""
    if ours.get("candidateType") == "relay":
        over = {"udp": "UDP", "tcp": "TCP", "tls": "TLS"}.get(str(ours.get("relayProtocol", "")), "UDP")
        return tr("Way: by the relay, over {over}.").format(over=over)
    if theirs.get("candidateType") == "relay":
        return tr("Way: by the relay of the other side.")
    return tr("Way: straight to the other side.")


def moved(stats: LinkStats) -> str:
    return tr("This consult: {mb} MB sent and received here.").format(mb=f"{stats.moved_bytes / 1e6:.1f}")


def rate(bps: int, may_bps: int | None) -> str:
    if may_bps is None:
        return tr("{kbps} kbps").format(kbps=round(bps / 1_000))
    return tr("{kbps} of {most} kbps").format(kbps=round(bps / 1_000), most=round(may_bps / 1_000))


def lost(moment: LinkMoment) -> str:
    """Out and in; what nobody knows is left out."""
    out = tr("{n} % out").format(n=percent(moment.lost_up_permille)) if moment.lost_up_permille is not None else ""
    into = tr("{n} % in").format(n=percent(moment.lost_down_permille)) if moment.lost_down_permille is not None else ""
    return " · ".join(part for part in (out, into) if part) or NOTHING


def percent(permille: int | None) -> str:
    permille = permille or 0
    return f"{permille / 10:.1f}" if 0 < permille < 100 else str(round(permille / 10))


def took(ms: int | None) -> str:
    """Seconds from ten on: an age may grow for minutes."""
    if ms is None:
        return NOTHING
    return tr("{ms} ms").format(ms=ms) if ms < 10_000 else tr("{s} s").format(s=ms // 1_000)


def count(number: int | None) -> str:
    return NOTHING if number is None else str(number)


NOTHING = "–"


def tr(text: str) -> str:
    return QCoreApplication.translate("LinkWords", text)
