"""The same scene over the same poor links, once for each peer: `python -m tests.bench.links --help`."""
