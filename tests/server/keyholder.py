"""A computer with an enrolled key, spoken by hand: what it says is what a client would say, or a little else."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.consult.codecs import Codec
from app.consult.messages import (
    Challenge,
    ClientMessage,
    Denied,
    Enrol,
    Enrolled,
    Proof,
    ServerMessage,
    SignIn,
    Welcome,
)
from app.consult.signing import signed_words
from tests.rig.people import Someone
from tests.server.talker import PATIENCE_S, Talker, dial, new_id


class KeyHolder:
    """`enrol` it with a Talker that was let in by password, or `enrolled`; then `ask`."""

    def __init__(self, who: Someone, device: str = "") -> None:
        self.who, self.device = who, device or new_id()
        self._private = Ed25519PrivateKey.generate()
        self.server = ""

    @property
    def key(self) -> bytes:
        return self._private.public_key().public_bytes_raw()

    def enrol(self, talker: Talker) -> None:
        talker.send(Enrol(self.key, "ward 2"))
        enrolled = talker.expect(Enrolled)
        assert enrolled.key == self.key
        self.server = enrolled.server

    def enrolled(self, url: str) -> "KeyHolder":
        """With a connection of its own, closed again."""
        with Talker(url, self.who, self.device) as talker:
            self.enrol(talker)
        return self

    def proof(self, nonce: bytes, user: str) -> Proof:
        return Proof(self._private.sign(signed_words(nonce, self.server, self.device, user)))

    def ask(
        self, url: str, returning: str = "", user: str = "", device: str = "", said: Proof | None = None
    ) -> "Asked":
        """In the background unless `returning` says to which consult; `said`: another proof than the right one."""
        return Asked(self, url, returning, user or self.who.user, device or self.device, said)


class Asked:
    """A connection by key: `answer` is Welcome or Denied."""

    def __init__(self, holder: KeyHolder, url: str, returning: str, user: str, device: str, said: Proof | None) -> None:
        self._codec = Codec("msgpack")
        self.socket = dial(url, "/events")
        self.send(SignIn(user, "", device, key=holder.key, background=not returning, returning=returning))
        challenge = self.hear()
        assert isinstance(challenge, Challenge), challenge
        self.said = said or holder.proof(challenge.nonce, user)
        self.send(self.said)
        self.answer = self.hear()

    @property
    def code(self) -> str:
        """Why not; empty when in."""
        return self.answer.code if isinstance(self.answer, Denied) else ""

    @property
    def welcome(self) -> Welcome:
        assert isinstance(self.answer, Welcome), self.answer
        return self.answer

    def send(self, message: ClientMessage) -> None:
        self.socket.send(self._codec.encode(message))

    def hear(self) -> ServerMessage:
        return self._codec.decode_server(self.socket.recv(timeout=PATIENCE_S))

    def close(self) -> None:
        self.socket.close()
