# Two commands: `make demo` and `make test`. Python 3.11 or newer is all they need.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test lint lock

demo: .venv
	$(BIN)/legation demo

test: .venv lint
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: .venv
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Built aside and stamped last, so that a set-up broken off half-way is begun again. Compiled, as pip does with what it
# copies: a third of a second for each command where Python may not write bytecode.
.venv: .venv/.complete
.venv/.complete: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	PIP_CONSTRAINT=constraints.txt $(PIP) install --quiet --prefer-binary --editable '.[test]'
	$(BIN)/python -m compileall -q legation.py extract graph ontology server
	touch $@

# Take today's versions of everything as the new pins.
lock:
	rm -rf .venv && $(PYTHON) -m venv .venv
	$(PIP) install --quiet --editable '.[test]'
	$(PIP) freeze --exclude-editable > constraints.txt
