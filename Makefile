# make read   open the sample articles      make test   everything CI does
# make bench  speeds, side by side          make words  the Chinese catalogue, brought up to date
# make picture  the picture of the README      make hunt   new examples for the laws, then five minutes of fuzzing
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
PROGRAM := $(VENV)/.program
TOOLS := $(VENV)/.tools

.PHONY: read test lint hunt bench words picture clean
.DEFAULT_GOAL := read

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(PROGRAM): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable ".[names,images,pinyin]"
	@touch $@

$(TOOLS): pyproject.toml $(PROGRAM)
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

read: $(PROGRAM)
	$(BIN)/reader articles/

lint: $(TOOLS)
	$(BIN)/ruff check reader tests
	$(BIN)/ruff format --check reader tests
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest -n 2 --dist loadfile

hunt: $(TOOLS)
	$(BIN)/pytest -n 2 tests/laws --hypothesis-profile=hunt
	$(BIN)/python -m tests.fuzz.run --minutes 5

bench: $(TOOLS)
	$(BIN)/python tests/bench/bench.py

words: $(TOOLS)
	$(BIN)/python -m tests.words

picture: $(PROGRAM)
	$(BIN)/python tests/looks/picture.py

clean:
	rm -rf $(VENV) dist build
