"""*What IT must open* as text to copy: every host and port, what came of it here, and what to do. No person in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.client.border import Opening, Outcome, ServerOutcome, TriedRelay
from app.consult.relay import Over


def text_of(opening: Opening, when: str) -> str:
    """`when`: date and time of the try, as this computer writes them."""
    lines = [
        tr("Preceptor: what this computer has to reach"),
        tr("Tried from this place, {when}. Everything goes outwards; nothing has to be let in.").format(when=when),
        "",
        *_reached(opening),
        "",
        tr("What to do"),
        *(f"- {one}" for one in to_do(opening)),
    ]
    return "\n".join(lines) + "\n"


def _reached(opening: Opening) -> list[str]:
    protocol = "TCP (TLS)" if opening.encrypted else "TCP"
    server = tr("Server {host}, {protocol} port {port}: {found}").format(
        host=opening.host, protocol=protocol, port=opening.port, found=_server_words(opening.server)
    )
    relays = [
        tr("Relay {host}, {protocol} port {port}: {found}").format(
            host=one.host, protocol=_protocol(one.over), port=one.port, found=_relay_words(one.outcome)
        )
        for one in opening.relays
    ]
    if not opening.relays:
        relays = [
            tr("Relays: this site has none")
            if opening.asked
            else tr("Relays: only the server can name them; sign in, then try again")
        ]
    direct = {
        "open": tr("open"),
        "relayed": tr("not found; the relay is used"),
        "untried": tr("not tried; it is found out in a call"),
    }[opening.direct]
    straight = tr("Straight to the other computer, UDP ports 1024-65535: {found}").format(found=direct)
    return [server, *relays, straight]


def to_do(opening: Opening) -> list[str]:
    """The most useful first."""
    asked: list[str] = []
    if opening.server != "open":
        asked.append(_server_advice(opening))
    has_way = any(one.outcome == "open" for one in opening.relays)
    is_direct = opening.direct == "open"
    shut = [one for one in opening.relays if one.outcome in ("silent", "refused")]
    fast = next((one for one in shut if one.over == "UDP"), None)
    if fast is not None and (has_way or is_direct):
        asked.append(
            tr("Open {place}: over anything else the voice waits for what is lost on the way.").format(
                place=_place(fast)
            )
        )
    elif shut and not has_way and not is_direct:
        asked.append(tr("Open at least one of these; the first is the best:") + " " + ", ".join(map(_place, shut)))
    if opening.asked and not opening.relays and not is_direct:
        asked.append(
            tr("The site has no relay. Where nothing goes straight, whoever runs the server has to set one up.")
        )
    asked += [_relay_advice(one) for one in opening.relays if one.outcome in ("untrusted", "locked")]
    if opening.pinned:
        asked.append(
            tr("The server proves itself by its own key: what opens TLS on the way has to let this connection through.")
        )
    return asked or [tr("Nothing is missing.")]


def _server_words(outcome: ServerOutcome) -> str:
    return {
        "open": tr("open"),
        "silent": tr("blocked, no answer came"),
        "refused": tr("blocked, the connection was refused"),
        "unnamed": tr("its name is not known here"),
        "untrusted": tr("answered with a key that is not the server's"),
        "other": tr("something answers, but it is not the server, or another version of it"),
    }[outcome]


def _server_advice(opening: Opening) -> str:
    place = f"{opening.host}:{opening.port}"
    match opening.server:
        case "unnamed":
            return tr("Let this computer look up {host} (DNS), or check the address.").format(host=opening.host)
        case "untrusted":
            return tr(
                "Something on the way may put its own certificate in. Let {place} through untouched, or ask whoever "
                "runs the server whether its key was changed."
            ).format(place=place)
        case "other":
            return tr("Check what answers at {place}: a proxy or another program may stand there.").format(place=place)
        case _:
            return tr("Open the way to {place}: without the server there is no consult.").format(place=place)


def _relay_words(outcome: Outcome) -> str:
    return {
        "open": tr("open"),
        "silent": tr("blocked, no answer came"),
        "refused": tr("blocked, the connection was refused"),
        "untrusted": tr("answered with a certificate that is not trusted"),
        "locked": tr("reached, but it did not take the credentials"),
        "untried": tr("not tried"),
    }[outcome]


def _relay_advice(relay: TriedRelay) -> str:
    if relay.outcome == "locked":
        return tr("The relay {host} refused the credentials: its clock or its secret is not the server's.").format(
            host=relay.host
        )
    return tr(
        "The relay {host} port {port} showed a certificate that is not trusted; something on the way may add its own."
    ).format(host=relay.host, port=relay.port)


def _place(relay: TriedRelay) -> str:
    return tr("{protocol} to {host} port {port}").format(
        protocol=_protocol(relay.over), host=relay.host, port=relay.port
    )


def _protocol(over: Over) -> str:
    return "TCP (TLS)" if over == "TLS" else over


def tr(text: str) -> str:
    return QCoreApplication.translate("Opening", text)
