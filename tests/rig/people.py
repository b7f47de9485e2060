"""The sites and people of every test and of the demo's rehearsal; one password for all of them."""

from pathlib import Path
from typing import NamedTuple

from app.consult.events.people import Role
from app.server.passwords import hashed
from app.store.accounts import Accounts
from app.store.database import open_database, sqlite_url

PASSWORD = "a rather long pass phrase"
SITES = {"north": "North clinic", "south": "South clinic", "city": "City hospital"}


class Someone(NamedTuple):
    user: str
    name: str
    role: Role
    site: str


NURSE = Someone("anna", "Anna Berg", "clinic", "north")
NIGHT_NURSE = Someone("bea", "Bea Lund", "clinic", "north")
OUTSIDER = Someone("carl", "Carl Dahl", "clinic", "south")
SPECIALIST = Someone("omar", "Omar Khan", "specialist", "city")
SECOND_SPECIALIST = Someone("ida", "Ida Holm", "specialist", "city")
TRAINEE = Someone("tom", "Tom Vik", "observer", "city")
REVIEWER = Someone("rita", "Rita Moen", "reviewer", "city")
PRIVACY = Someone("per", "Per Lie", "privacy", "city")
ADMIN = Someone("ada", "Ada Sund", "admin", "city")
EVERYBODY = (NURSE, NIGHT_NURSE, OUTSIDER, SPECIALIST, SECOND_SPECIALIST, TRAINEE, REVIEWER, PRIVACY, ADMIN)


def enrol(data: Path, people: tuple[Someone, ...] = EVERYBODY, database: str = "") -> None:
    """Writes sites and accounts where a server with this data folder will look for them."""
    data.mkdir(parents=True, exist_ok=True)
    engine = open_database(database or sqlite_url(data / "preceptor.sqlite"))
    try:
        accounts = Accounts(engine)
        known = accounts.sites()
        for site, name in SITES.items():
            if site not in known:
                accounts.add_site(site, name)
        secret = hashed(PASSWORD)
        for someone in people:
            accounts.add(someone.user, someone.name, someone.role, someone.site, secret)
    finally:
        engine.dispose()
