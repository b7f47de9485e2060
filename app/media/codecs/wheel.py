"""Where the libraries lie that travel inside the av wheel. Loads none of them."""

from pathlib import Path


def libraries(name: str) -> list[str]:
    """Paths of those with `name` in their file's name. Linux and Windows wheels keep them in av.libs beside the
    package, macOS ones in .dylibs inside it."""
    import av  # not before it is needed: what is said of a voice is known to the first window, which waits for nothing

    package = Path(av.__file__).parent
    folders = (package.parent / "av.libs", package / ".dylibs", package)
    return [str(path) for folder in folders for path in sorted(folder.glob(f"*{name}*")) if path.suffix != ".py"]
