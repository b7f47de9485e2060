"""*What IT must open*: each host and port with what came of it, what to open first, and nobody's name in it."""

import msgspec
from PySide6.QtGui import QGuiApplication

from app.client.border import SignInFailed
from app.client.link_views import NetworkTried, Opening, TriedRelay, TryNetwork
from app.media.relayprobe import Outcome
from tests.ui.link_samples import OPENING
from ui.dialogs.opening import OpeningDialog
from ui.dialogs.opening_words import text_of, to_do
from ui.home.sign_in import SignInPage

HERE = Opening("consult.example.org", 443, True, False, "open", (), True, "untried")
PORTS = {"UDP": 3478, "TCP": 3478, "TLS": 443}


def tried(**outcomes: Outcome) -> Opening:
    relays = tuple(TriedRelay("relay", PORTS[over], over, outcome) for over, outcome in outcomes.items())  # type: ignore[arg-type]
    return msgspec.structs.replace(HERE, relays=relays)


def test_hosts_ports_and_what_was_blocked_are_named(qapp):
    text = text_of(tried(UDP="silent", TCP="refused", TLS="open"), "today")
    assert "Server consult.example.org, TCP (TLS) port 443: open" in text
    assert "Relay relay, UDP port 3478: blocked, no answer came" in text
    assert "Relay relay, TCP port 3478: blocked, the connection was refused" in text
    assert "Relay relay, TCP (TLS) port 443: open" in text
    assert "- Open UDP to relay port 3478: over anything else" in text


def test_where_no_way_is_left_one_of_all_is_asked_for(qapp):
    assert to_do(tried(UDP="silent", TLS="silent")) == [
        "Open at least one of these; the first is the best: UDP to relay port 3478, TCP (TLS) to relay port 443"
    ]


def test_a_server_out_of_reach_comes_first_and_says_why(qapp):
    for server, word in (("silent", "Open the way to"), ("unnamed", "DNS"), ("untrusted", "certificate")):
        advice = to_do(msgspec.structs.replace(tried(UDP="open"), server=server))
        assert word in advice[0] and "consult.example.org" in advice[0]


def test_credentials_and_certificates_are_no_matter_of_ports(qapp):
    text = " ".join(to_do(tried(UDP="locked", TLS="untrusted")))
    assert "clock" in text and "certificate" in text and "Open at least" not in text


def test_where_all_is_well_nothing_is_asked(qapp):
    assert to_do(tried(UDP="open", TLS="open")) == ["Nothing is missing."]
    assert "has no relay" in to_do(HERE)[0]
    assert to_do(msgspec.structs.replace(HERE, direct="open")) == ["Nothing is missing."]
    assert "own key" in to_do(msgspec.structs.replace(HERE, direct="open", pinned=True))[0]
    assert "sign in, then try again" in text_of(msgspec.structs.replace(HERE, asked=False), "today")


def test_it_is_tried_when_opened_and_copied_whole(qtbot, bridge, engine, theme, settled):
    dialog = OpeningDialog(bridge, theme, "preceptor://x")
    qtbot.addWidget(dialog)
    dialog.open()
    assert engine.posted == [TryNetwork("preceptor://x")] and not dialog._copy.isEnabled()
    engine.mailbox.put(NetworkTried(OPENING))
    settled()
    dialog._copy.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    assert "relay.county-hospital.org" in dialog.text.toPlainText() and dialog._copy.text() == "Copied"
    dialog._again.click()
    assert len(engine.posted) == 2
    engine.mailbox.put(NetworkTried(None))
    settled()
    assert "no server's address" in dialog._waiting.text() and dialog._again.isEnabled()


def test_the_sign_in_offers_it_where_the_server_is_not_reached(qtbot, bridge, engine, theme, memory):
    memory.put_text("server", "preceptor://x")
    page = SignInPage(bridge, theme, memory)
    qtbot.addWidget(page)
    page.show()
    page.failed(SignInFailed("wrong_password", ""))
    assert page._opening.isHidden()
    page.failed(SignInFailed("unreachable", ""))
    assert page._opening.isVisible()
    page._opening.click()
    assert engine.posted[-1] == TryNetwork("preceptor://x")
    page.findChild(OpeningDialog).reject()
