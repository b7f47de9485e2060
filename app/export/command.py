"""`preceptor verify FILE`: the command's words and its exit code; checking itself is `verify`."""

from pathlib import Path
from typing import Annotated

import typer

from app.export.verify import verify


def verify_command(
    file: Annotated[Path, typer.Argument(help="A consult saved as NAME.preceptor.", exists=True, dir_okay=False)],
) -> None:
    """Check that a saved consult is whole and unchanged. Ends with 1 when it is not."""
    problems = verify(file)
    for problem in problems:
        typer.echo(problem, err=True)
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{file.name} is whole: the log and everything it names are there and unchanged.")
