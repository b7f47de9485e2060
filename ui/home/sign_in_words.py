"""What is said when signing in did not work: what happened, what it means, what to do."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.client.border import SignInFailed
from ui.said import said

UNKNOWN = QT_TRANSLATE_NOOP("SignIn", "Signing in did not work. Try again, or ask whoever runs the server.")
FAILURES = {
    "wrong_password": QT_TRANSLATE_NOOP("SignIn", "Name and password do not go together. Check both and try again."),
    "wrong_server": QT_TRANSLATE_NOOP(
        "SignIn", "This address is no Preceptor server. Check the link that came with your invitation."
    ),
    "pin_changed": QT_TRANSLATE_NOOP(
        "SignIn",
        "This server's key is not the one you enrolled with, so nothing was sent to it. "
        "Ask whoever runs the server for a new enrolment link.",
    ),
    "other_version": QT_TRANSLATE_NOOP(
        "SignIn",
        "The server speaks another version. Update Preceptor on this computer, or ask for the server to be updated.",
    ),
    "unreachable": QT_TRANSLATE_NOOP(
        "SignIn", "The server does not answer. Check that this computer is online, then try again."
    ),
    "revoked": QT_TRANSLATE_NOOP(
        "SignIn", "This computer may not be used for signing in any more. Ask your administrator, or use another one."
    ),
    "disabled": QT_TRANSLATE_NOOP("SignIn", "This account is switched off. Ask whoever runs the server."),
    "throttled": QT_TRANSLATE_NOOP(
        "SignIn",
        "Too many wrong passwords. Wait a while, or ask whoever runs the server for a new password.",
    ),
}


def failure_sentence(notice: SignInFailed) -> str:
    """What happened, what it means, what to do: in the words of who knows what happened, else by its code."""
    return said(notice.text) or QCoreApplication.translate("SignIn", str(FAILURES.get(notice.code, UNKNOWN)))
