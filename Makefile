# Every target sets up all it needs by itself and starts at once when nothing has changed.
#   make demo    a whole consult, played by two real clients on one real server   ARGS="--headless --seconds 15 --out DIR"
#   make run     the client                                                        ARGS="--server ws://127.0.0.1:8760"
#   make serve   a server on this computer                                         ARGS="--data DIR --port N"
#   make test    the whole suite                                                   ARGS="tests/consult -k room"
#   make lint    style, types, house rules
#   make bench   every figure we promise, into bench-out/*.json                    FULL=1 for the long ones
#   make bench-links  the same call over poor links: ours, aiortc's, a browser's     ARGS="--quick --links weak"
#   make lock    writes requirements.lock anew from pyproject.toml (needs uv)

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
SYSTEM := $(VENV)/.system-ready
WANTED := $(shell sed -e 's/\#.*//' apt.txt)
DATA ?= server-data

# Each of hundreds of short processes would compile all of the program for itself.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo run serve test lint bench bench-links lock clean
.DELETE_ON_ERROR:

demo: $(READY) $(SYSTEM)
	@$(BIN)/preceptor demo $(ARGS)

run: $(READY) $(SYSTEM)
	@$(BIN)/preceptor run $(ARGS)

serve: $(READY)
	@$(BIN)/preceptor serve $(if $(findstring --data,$(ARGS)),,--data $(DATA)) $(ARGS)

test: $(READY) $(SYSTEM)
	@$(BIN)/python -m $(if $(strip $(ARGS)),pytest $(ARGS),tests.suite)

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -p no:xdist tests/test_house.py tests/test_layers.py

bench: $(READY) $(SYSTEM)
	@FULL=$(FULL) $(BIN)/python -m tests.bench $(ARGS)

bench-links: $(READY) $(SYSTEM)
	@$(BIN)/python -m tests.bench.links $(ARGS)

# The environment: exactly the locked versions, each checked against its hash, then this checkout itself. One whose
# making broke off (no python3-venv, Ctrl-C) has a python but no pip: it is made anew.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Preceptor needs Python 3.11 or newer as $(PYTHON); say make PYTHON=python3.12 if it has another name."; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || \
	  { $(MAKE) --no-print-directory $(SYSTEM) && $(PYTHON) -m venv --clear $(VENV); } || \
	  { echo "Python could not make the virtual environment $(VENV): see above what it misses, then say make again."; exit 1; }
	@echo "Setting up $(VENV): the first time takes a few minutes."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# System libraries: as root on Debian the missing ones are installed, elsewhere we say which are wanted.
$(SYSTEM): apt.txt
	@mkdir -p $(VENV)
	@if ! command -v dpkg-query >/dev/null 2>&1; then \
	  case "$$(uname -s)" in Linux) echo "Not Debian: please install what corresponds to: $(WANTED)";; esac; \
	  touch $@; exit 0; \
	fi; \
	missing=""; \
	for package in $(WANTED); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -z "$$missing" ]; then touch $@; exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then \
	  echo "Installing system libraries:$$missing"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null && touch $@; \
	else \
	  echo "Missing system libraries. Please run: sudo apt-get install$$missing"; \
	fi

lock:
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra test --extra postgresql pyproject.toml -o requirements.lock

clean:
	@rm -rf $(VENV) bench-out demo-out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
