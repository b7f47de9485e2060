"""`preceptor ...`: reads the command line and hands over to the part asked for; each is imported only when called."""

import logging
import logging.handlers
import sys
from pathlib import Path
from typing import Annotated

import typer

from app import logbook
from app.settings import ClientSettings, Settings, read_settings, version
from app.tasks import leave

LOG_FILE_BYTES = 2_000_000
LOG_FILES_KEPT = 3
HANDS_ON = {"allow_extra_args": True, "ignore_unknown_options": True}

app = typer.Typer(
    name="preceptor",
    help="A specialist guides a rural bedside: live picture, shared documents, marks that land, a signed opinion.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    app()


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"preceptor {version()}")
        raise typer.Exit


@app.callback()
def preceptor(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Nothing before the command itself."""


@app.command()
def run(
    server: Annotated[str, typer.Option(help="preceptor://host:port#key or ws://127.0.0.1:port")] = "",
    user: Annotated[str, typer.Option(help="Name put into the sign-in.")] = "",
    camera: Annotated[str, typer.Option(help="device:NAME, file:PATH, scene or none.")] = "",
    microphone: Annotated[str, typer.Option(help="A device's name, file:PATH or none.")] = "",
    speaker: Annotated[str, typer.Option(help="A device's name, none or clock.")] = "",
) -> None:
    """Open the program's window."""
    from ui.window import run as run_window

    place = read_settings()
    _log_to_file(place)
    chosen = ClientSettings(
        place=place, server=server, user=user, camera=camera, microphone=microphone, speaker=speaker
    )
    code = run_window(chosen)
    leave(code)
    raise typer.Exit(code)


@app.command()
def serve(
    data: Annotated[Path, typer.Option(help="Folder of this server: log, blobs, keys.")],
    host: Annotated[str, typer.Option(help="Anything but loopback wants TLS and accounts.")] = "127.0.0.1",
    port: Annotated[int | None, typer.Option(help="0: any free one.")] = None,
    database: Annotated[str, typer.Option(help="postgresql+psycopg://... instead of SQLite in DATA.")] = "",
    tls_self_signed: Annotated[bool, typer.Option(help="Make a key pair once; print the enrolment link.")] = False,
    tls_cert: Annotated[Path | None, typer.Option(help="A certificate of your own (PEM).")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Its private key (PEM).")] = None,
    origin: Annotated[list[str] | None, typer.Option(help="A web page that may connect; may be repeated.")] = None,
    telephone: Annotated[
        str, typer.Option(help="On the sign-in page and the clinic's home; large when a call reaches nobody.")
    ] = "",
    turn: Annotated[list[str] | None, typer.Option(help="turn:HOST:PORT?transport=udp; may be repeated.")] = None,
    turn_secret: Annotated[Path | None, typer.Option(help="File with the relay's static-auth-secret.")] = None,
) -> None:
    """Run a server. The first line on standard output says where it listens."""
    from app.server.options import DEFAULT_PORT, ServeOptions
    from app.server.serve import CannotServe
    from app.server.serve import run as run_server

    _log_through(logging.StreamHandler(sys.stderr))
    options = ServeOptions(
        data=data,
        host=host,
        port=DEFAULT_PORT if port is None else port,
        database=database,
        tls_self_signed=tls_self_signed,
        tls_cert=tls_cert,
        tls_key=tls_key,
        origins=tuple(origin or ()),
        telephone=telephone,
        turn=tuple(turn or ()),
        turn_secret=turn_secret,
    )
    try:
        run_server(options)
    except CannotServe as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(2) from refusal


@app.command(context_settings={**HANDS_ON, "help_option_names": []})
def admin(context: typer.Context) -> None:
    """Sites, accounts, devices, telephone numbers, audit, backup, restore and drill: see `preceptor admin --help`."""
    from app.server.admin import app as admin_app

    admin_app(args=context.args, prog_name="preceptor admin")


@app.command()
def verify(file: Annotated[Path, typer.Argument(help="A consult in one file: NAME.preceptor")]) -> None:
    """Check a consult's file whole: log, documents, segments, hashes."""
    from app.export.bundle import verify as problems_of

    problems = problems_of(file)
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{file.name} is whole.")


@app.command()
def set_aside(
    no_keyring: Annotated[bool, typer.Option(help="This computer has no keyring any more: wait for none.")] = False,
) -> None:
    """Move aside the folders of this computer whose key is lost, so that their people can sign in here again."""
    import sqlite3

    from app.client.aside import put_aside
    from app.store.hold import Held
    from app.store.keycase import KeyCase, KeysAway, KeysBroken

    data = read_settings().data
    try:
        done = put_aside(data, KeyCase(data), no_keyring)
    except Held as held:
        why = "Preceptor is open on this computer, or still sends something: close it and say this again."
        raise _nothing_moved(why) from held
    except KeysAway as away:
        raise _nothing_moved("The keyring of this computer is locked or does not answer.") from away
    except KeysBroken as broken:
        raise _nothing_moved(f"{data / 'keys.json'}, or an entry of the keyring, holds no key.") from broken
    except (OSError, sqlite3.Error) as refused:
        raise _nothing_moved(f"The folders in {data / 'people'} cannot be read: {refused}.") from refused
    for folder, moved, reason in done:
        if moved is None:
            typer.echo(f"{folder} stays where it is: {reason}.", err=True)
        else:
            typer.echo(f"Kept as {moved}: it opens again with its key, named in its key.json where that is there.")
    if not done:
        typer.echo("Every folder here has its key.")
    if any(one.moved is None for one in done):
        raise typer.Exit(1)


def _nothing_moved(why: str) -> typer.Exit:
    typer.echo(f"{why} Nothing was moved.", err=True)
    return typer.Exit(1)


@app.command()
def demo(
    headless: Annotated[
        bool, typer.Option(help="Without windows to look at; by itself where there is no screen.")
    ] = False,
    seconds: Annotated[int, typer.Option(min=10, help="How long the meeting is at least.")] = 15,
    out: Annotated[Path, typer.Option(help="Where pictures, papers and the summary go.")] = Path("demo-out"),
    raw: Annotated[bool, typer.Option(help="Write the samples behind each figure of the summary too.")] = False,
) -> None:
    """Play a whole consult: a real server, two real clients, real input."""
    from app.demo.play import play

    raise typer.Exit(play(out=out, headless=headless, seconds=seconds, raw=raw))


def _log_to_file(place: Settings) -> None:
    place.logs.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        place.logs / "preceptor.log", maxBytes=LOG_FILE_BYTES, backupCount=LOG_FILES_KEPT, encoding="utf-8"
    )
    _log_through(handler)


def _log_through(handler: logging.Handler) -> None:
    handler.setFormatter(logbook.Places())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    logbook.take_over()


if __name__ == "__main__":
    main()
