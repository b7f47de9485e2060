"""*What IT must open*: what was tried from this computer and what came of it, as text to copy. Pure."""

from collections.abc import Sequence
from typing import Literal

from app.consult.relay import Over
from app.media.relayprobe import Outcome, Tried

Direct = Literal["open", "blocked", "untried"]

_SAID: dict[Outcome, str] = {
    "open": "open",
    "silent": "blocked: no answer",
    "refused": "blocked: the connection was refused",
    "untrusted": "answered with a certificate that is not trusted; something on the way may have put in its own",
    "locked": "reached, but the credentials were refused; the clock or the shared secret of server and relay differ",
    "untried": "not tried: a better way is open",
}
_PROTOCOL: dict[Over, str] = {"UDP": "UDP", "TCP": "TCP", "TLS": "TCP (TLS)"}


def what_it_must_open(
    server: tuple[str, int], reached: bool, tried: Sequence[Tried], direct: Direct = "untried"
) -> str:
    """`server`: host and port of the server, `reached` whether it answers; `direct`: whether picture and voice have
    gone from this computer straight to the other one."""
    host, port = server
    lines = [
        "Preceptor: what this computer has to reach, outwards; nothing has to be let in.",
        "",
        f"Server      TCP (TLS)  {host} port {port}: {'open' if reached else 'blocked: no answer'}",
        *(f"Relay       {_PROTOCOL[one.relay.over]:<9}  {_where(one)}: {_SAID[one.outcome]}" for one in tried),
        f"Direct      UDP        the other computer, ports 1024-65535: {direct}",
        "",
        *_asked(reached, tried, direct),
    ]
    return "\n".join(lines) + "\n"


def _where(tried: Tried) -> str:
    return f"{tried.relay.host} port {tried.relay.port}"


def _asked(reached: bool, tried: Sequence[Tried], direct: Direct) -> list[str]:
    """What to do, the most useful first."""
    asked = [] if reached else ["Open the way to the server: without it there is no consult."]
    has_way = any(one.outcome == "open" for one in tried)
    shut = [one for one in tried if one.outcome in ("silent", "refused")]
    fast = next((one for one in shut if one.relay.over == "UDP"), None)
    if fast is not None and (has_way or direct == "open"):
        asked.append(f"Please open UDP to {_where(fast)}: over anything else voice waits for what is lost on the way.")
    elif shut and not has_way and direct != "open":
        ways = " or ".join(f"{_PROTOCOL[one.relay.over]} to {_where(one)}" for one in shut)
        asked.append(f"Open at least one of these, the first is the best: {ways}.")
    if not tried and direct != "open":
        asked.append("The server names no relay: where networks let nothing go straight, its keeper has to set one up.")
    asked += [f"{_where(one)}: {_SAID[one.outcome]}." for one in tried if one.outcome in ("untrusted", "locked")]
    return asked or ["Nothing is missing."]
