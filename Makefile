# make read   open the sample articles      make test   everything CI does
# make bench  speeds, side by side          make words  the Chinese catalogue, brought up to date
# make picture  the picture of the README
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
PROGRAM := $(VENV)/.program
TOOLS := $(VENV)/.tools

.PHONY: read test lint bench words picture clean
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

bench: $(TOOLS)
	$(BIN)/python tests/bench/bench.py

words: $(TOOLS)
	$(BIN)/python -m tests.words

picture: $(PROGRAM)
	$(BIN)/python tests/looks/picture.py

clean:
	rm -rf $(VENV) dist build
