"""The sentences for people that are made in `app`, read from its syntax trees; knows no translation.

A sentence is a text that begins with a capital letter or a {name}, has three words or more and ends as a sentence
does. What is put into one stands as {name}; `ui/said.py` finds it again in what was said.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

APP = Path(__file__).resolve().parent.parent.parent / "app"
OPERATOR_ONLY = (  # read in a terminal by who runs the server, or written on a paper that is the record
    "cli.py",
    "settings.py",
    "demo",
    "server/admin",
    "server/backup.py",
    "server/drill.py",
    "server/options.py",
    "server/passwords.py",
    "server/serve.py",
    "server/stores.py",
    "server/turn.py",
    "client/opening.py",  # by who keeps the network
    "store",
    "export/marked_page.py",
    "export/paper.py",
    "export/verify.py",
    "consult/report.py",
    "consult/report_consents.py",
)
PARTS = {"WHY": "client/review_lanes.py", "_OTHERS": "documents/sniff.py"}  # tables of what stands in a {name}
ALSO = ("a PDF", "a picture", "a medical image (DICOM)", "The server is going down. Connect again in a moment.")
SENTENCE = re.compile(r"(?:[A-Z]|\{\w+\} ).* .*(?:[.!?]|\. \{\w+\})")
HOLE = re.compile(r"\{([^{}]*[A-Za-z][^{}]*)\}")


def sentences() -> list[str]:
    found: dict[str, None] = {}
    for path in sorted(APP.rglob("*.py")):
        name = path.relative_to(APP).as_posix()
        if not name.startswith(OPERATOR_ONLY):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= dict.fromkeys(_named(text) for text in _texts(tree) if SENTENCE.fullmatch(_named(text)))
            found |= dict.fromkeys(part for table, where in PARTS.items() if where == name for part in _of(tree, table))
    return [*found, *ALSO]


def _texts(tree: ast.Module) -> Iterator[str]:
    """Every text but docstrings and the pieces of f-strings, which are read as one."""
    skip = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    skip |= {id(part) for node in whole for part in node.values}
    for node in whole:
        yield "".join(
            part.value if isinstance(part, ast.Constant) else "{" + ast.unparse(part.value) + "}"  # type: ignore[misc, attr-defined]
            for part in node.values
        )
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
            yield node.value


def _named(text: str) -> str:
    """{address.place} and {suffix[:12]} as {place} and {suffix}."""
    return HOLE.sub(lambda hole: "{" + re.findall(r"[A-Za-z]\w*", _value(hole[1]))[-1].lower() + "}", text)


def _value(expression: str) -> str:
    """Without what it is divided by, cut to or printed as."""
    return re.split(r"//|\[:|:", expression)[0]


def _of(tree: ast.Module, table: str) -> Iterator[str]:
    for node in tree.body:
        target = node.target if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [None])[0]
        if (
            getattr(target, "id", "") == table
            and isinstance(node, ast.Assign | ast.AnnAssign)
            and node.value is not None
        ):
            yield from (text for text in _texts(ast.Module([ast.Expr(node.value)], [])) if " " in text)
