"""The few rules a password must keep; how it is kept is the store's affair; knows no account."""

from app.store.verifier import hashed, matches

LEAST_LETTERS = 8
MOST_LETTERS = 256
COMMON_WORDS = """
password password1 password123 passw0rd 12345678 123456789 1234567890 11111111 00000000 88888888 66666666 qwertyui
qwertyuiop qwerty123 1q2w3e4r 1qaz2wsx asdfghjk iloveyou sunshine princess football baseball welcome1 welcome123
admin123 administrator letmein1 trustno1 superman starwars computer internet preceptor preceptor1 hospital hospital1
doctor123 telemedicine woaini1314 5201314520 a1234567 abcd1234 abc12345 changeme changeme1 default1 secret123
87654321 12341234 123123123 112233445566 147258369
"""
COMMON = frozenset(COMMON_WORDS.split())


def why_not(secret: str, account: str) -> str | None:
    """What is wrong with a new password, in words; None when it may be used."""
    if len(secret) < LEAST_LETTERS:
        return f"The password is too short: it needs at least {LEAST_LETTERS} characters, better 15."
    if len(secret) > MOST_LETTERS:
        return f"The password is too long: at most {MOST_LETTERS} characters."
    if secret.casefold() in COMMON or len(set(secret)) == 1:
        return "The password is one of those tried first by anybody who guesses: choose another."
    if account and account.casefold() in secret.casefold() and len(secret) < len(account) + LEAST_LETTERS:
        return "The password is hardly more than the account's own name: choose another."
    return None


__all__ = ["COMMON", "LEAST_LETTERS", "MOST_LETTERS", "hashed", "matches", "why_not"]
