"""Whom a specialist may hand a consult to: told to specialists who asked, whole, without oneself, again on change."""

from app.consult.messages import Colleagues, Watch
from app.consult.person import Person
from app.server.colleagues import MOST_A_MESSAGE, Staff
from app.store.accounts import Account, Accounts
from app.store.database import open_database, sqlite_url
from tests.consult.cast import ADMIN, COLLEAGUE, EXPERT, NURSE, OBSERVER, PRIVACY, REVIEWER
from tests.rig.people import SECOND_SPECIALIST, SPECIALIST
from tests.rig.server import Server
from tests.server.lines import Lines, on_lines
from tests.server.talker import Talker

CAST = (ADMIN, COLLEAGUE, EXPERT, NURSE, OBSERVER, PRIVACY, REVIEWER)


def account(person: Person, changed: int = 1, *, disabled: bool = False, secret: str = "s") -> Account:
    return Account(person.person, person.name, person.role, "city", secret, disabled, changed)


def named(person: Person) -> Person:
    return Person(person.person, person.name, "specialist")


def test_a_specialist_is_told_the_others_by_id_and_name_and_nobody_else_is_told_anything() -> None:
    async def work(lines: Lines) -> None:
        staff = Staff(lines.hub, [account(one) for one in CAST])
        for person in CAST:
            line = await lines.join(person)
            staff.watch(line.client)
            if person.role != "specialist":
                assert line.waiting_bytes == 0
                lines.hub.send(line.client.number, Colleagues(()))
                assert await line.hear() == Colleagues(())
            else:
                other = EXPERT if person == COLLEAGUE else COLLEAGUE
                assert await line.hear() == Colleagues((named(other),))

    on_lines(work)


def test_a_new_and_a_closed_account_are_told_and_a_new_password_is_not() -> None:
    new = Person("new", "Nils New", "specialist")

    async def work(lines: Lines) -> None:
        staff = Staff(lines.hub, [account(EXPERT), account(COLLEAGUE)])
        expert, colleague = await lines.join(EXPERT), await lines.join(COLLEAGUE)
        staff.watch(expert.client)
        assert await expert.hear() == Colleagues((named(COLLEAGUE),))
        staff.changed([account(COLLEAGUE, 2, secret="another")])
        staff.changed([account(new, 3)])
        assert await expert.hear() == Colleagues((named(COLLEAGUE), new))
        staff.changed([account(COLLEAGUE, 4, disabled=True), account(new, 3)])
        assert await expert.hear() == Colleagues((new,))
        staff.forget(expert.client.number)
        staff.changed([account(COLLEAGUE, 5)])
        assert expert.waiting_bytes == colleague.waiting_bytes == 0

    on_lines(work)


def test_more_colleagues_than_a_message_holds_all_come() -> None:
    many = [Person(f"s{at:03}", "\x01" * 300, "specialist") for at in range(2 * MOST_A_MESSAGE + 1)]

    async def work(lines: Lines) -> None:
        staff = Staff(lines.hub, map(account, many))
        line = await lines.join(EXPERT, form="json")
        staff.watch(line.client)
        told = [await line.hear() for _ in range(3)]
        assert all(isinstance(one, Colleagues) for one in told)
        assert [one.first for one in told if isinstance(one, Colleagues)] == [True, False, False]
        people = [person for one in told if isinstance(one, Colleagues) for person in one.people]
        assert [person.person for person in people] == [person.person for person in many]

    on_lines(work)


def test_an_account_that_is_added_while_the_server_runs_is_told_within_seconds(server: Server) -> None:
    second = Person(SECOND_SPECIALIST.user, SECOND_SPECIALIST.name, "specialist")
    with Talker(server.url, SPECIALIST) as expert:
        expert.send(Watch())
        assert expert.expect(Colleagues).people == (second,)
        engine = open_database(sqlite_url(server.data / "preceptor.sqlite"))
        try:
            Accounts(engine).add("nils", "Nils New", "specialist", "", "s")
        finally:
            engine.dispose()
        assert expert.expect(Colleagues).people == (second, Person("nils", "Nils New", "specialist"))
