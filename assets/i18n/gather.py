"""Keeps the translations in step: reads every text of `ui`, writes preceptor_LANG.ts, compiles it to .qm.

`python assets/i18n/gather.py` after a text was added; it prints what has no translation yet. `lupdate` does not see
f-strings' neighbours and texts marked for later in data tables, hence this reader of the syntax tree.
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as Xml
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from app.documents.palette import PEN_NAMES
from assets.i18n.sentences import sentences
from ui.said import CONTEXT

HERE = Path(__file__).resolve().parent
UI = HERE.parent.parent / "ui"
LANGUAGES = ("zh_CN", "nb")
Text = tuple[str, str]  # context, source


def texts() -> list[Text]:
    found: dict[Text, None] = {}
    for path in sorted(UI.rglob("*.py")):
        found |= dict.fromkeys(texts_of(ast.parse(path.read_text(encoding="utf-8")), path.stem))
    found |= dict.fromkeys(("ToolBar", name) for name in PEN_NAMES)  # a table of the documents, said by the tools
    found |= dict.fromkeys((CONTEXT, sentence) for sentence in sentences())
    return list(found)


def texts_of(tree: ast.Module, stem: str) -> list[Text]:
    """`self.tr(text)` in its class; `translate(context, text)` and names for it; `tr(text)` of a module that has one,
    in the context which that names."""
    found: list[Text] = []
    alone = context_of(tree)

    def walk(node: ast.AST, inside: str) -> None:
        inside = node.name if isinstance(node, ast.ClassDef) else inside
        if isinstance(node, ast.Call):
            found.extend(_of_call(node, inside, alone))
        for child in ast.iter_child_nodes(node):
            walk(child, inside)

    walk(tree, stem)
    return found


def context_of(tree: ast.Module) -> str:
    """Of the module's own `def tr(text)`."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "tr":
            for part in ast.walk(node):
                if isinstance(part, ast.Call) and isinstance(part.args[0], ast.Constant):
                    return str(part.args[0].value)
    return "Words"


def _of_call(call: ast.Call, inside: str, alone: str) -> list[Text]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    strings = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name in ("translate", "QT_TRANSLATE_NOOP", "tr") and len(strings) >= 2:
        return [(strings[0], strings[1])]
    if name == "tr" and len(strings) == 1:
        return [(inside if isinstance(call.func, ast.Attribute) else alone, strings[0])]
    return []


def translations(path: Path) -> dict[Text, str]:
    if not path.is_file():
        return {}
    known: dict[Text, str] = {}
    for context in Xml.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            done = message.findtext("translation") or ""
            if done:
                known[context.findtext("name") or "", message.findtext("source") or ""] = done
    return known


def write(path: Path, language: str, wanted: list[Text], known: dict[Text, str]) -> list[Text]:
    """A text that is the same in another context lends its translation."""
    lent = {source: done for (_context, source), done in known.items()}
    root = Xml.Element("TS", version="2.1", language=language, sourcelanguage="en")
    missing: list[Text] = []
    for name in sorted({context for context, _ in wanted}):
        context = Xml.SubElement(root, "context")
        Xml.SubElement(context, "name").text = name
        for text in [text for text in wanted if text[0] == name]:
            done = known.get(text) or lent.get(text[1], "")
            message = Xml.SubElement(context, "message")
            Xml.SubElement(message, "source").text = text[1]
            translation = Xml.SubElement(message, "translation")
            translation.text = done
            if not done:
                translation.set("type", "unfinished")
                missing.append(text)
    Xml.indent(root)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + Xml.tostring(root, encoding="unicode") + "\n", encoding="utf-8")
    return missing


def main() -> None:
    wanted = texts()
    for language in LANGUAGES:
        path = HERE / f"preceptor_{language}.ts"
        missing = write(path, language, wanted, translations(path))
        lrelease = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run([str(lrelease), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True)  # noqa: S603
        sys.stdout.write(f"{language}: {len(wanted) - len(missing)} of {len(wanted)} texts\n")
        for context, source in missing:
            sys.stdout.write(f"  {context}: {source!r}\n")


if __name__ == "__main__":
    main()
