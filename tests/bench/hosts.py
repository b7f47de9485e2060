"""A clinic and a city on hosts of their own, the server beside the city, and between them nothing but a poor link:
media, events and files share it, as they do out there.

    with Hosts(folder, conditions) as hosts:
        hosts.clinic.tell("call", ...)

Linux, as root: see `tests.rig.namespaces.missing`.
"""

import secrets
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from tests.rig.commanded import Commanded
from tests.rig.link import Conditions
from tests.rig.namespaces import Namespaces
from tests.rig.server import Server


class There(Commanded):
    def __init__(self, folder: Path, before: list[str]) -> None:
        super().__init__("tests.bench.placed", {"folder": str(folder)}, before)

    def tell(self, do: str, **told: object) -> dict:
        return self._ask({"do": do, **told})


class Hosts:
    """`conditions` hold both ways from the moment in which both places are in a call and see each other."""

    def __init__(self, folder: Path, conditions: Conditions, seed: int = 1) -> None:
        self._folder, self._conditions, self._seed = folder, conditions, seed
        self._stack = ExitStack()

    def __enter__(self) -> "Hosts":
        with ExitStack() as stack:
            self.link = stack.enter_context(Namespaces(self._seed))
            arguments = ("--host", self.link.address("b"), "--tls-self-signed")
            server = Server(self._folder / "server", arguments, before=self.link.command("b"))
            self.url = stack.enter_context(server).line().split()[1]  # the enrolment link: the key is in it
            self.clinic = stack.enter_context(There(self._folder / "clinic", self.link.command("a")))
            self.city = stack.enter_context(There(self._folder / "city", self.link.command("b")))
            self._meet()
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def both(self, do: str, **told: object) -> tuple[dict, dict]:
        """The same at both places at once."""
        with ThreadPoolExecutor(2) as pool:
            clinic, city = (pool.submit(place.tell, do, **told) for place in (self.clinic, self.city))
            return clinic.result(), city.result()

    def _meet(self) -> None:
        consult = secrets.token_hex(16)
        self.clinic.tell("sign_in", url=self.url, who="nurse")
        self.city.tell("sign_in", url=self.url, who="specialist")
        self.clinic.tell("ask", consult=consult)
        self.city.tell("accept", consult=consult)
        self.link.shape(self._conditions, self._conditions)
        self.clinic.tell("call", camera=f"scene:{SCENERY}", voice="voice-clinic.wav")
        self.city.tell("call", camera="none", voice="voice-specialist.wav")
        self.city.tell("live")


SCENERY = Path(__file__).resolve().parents[2] / "assets" / "samples" / "ihc.png"
