# make demo | test | lint | bench. Needs Python 3.11 or newer; everything else goes into .venv.
SHELL := /bin/sh
VENV := .venv
PYTHON := $(VENV)/bin/python
RESET ?=
PORT ?= 3210

.PHONY: demo test lint bench golden docs clean

demo: $(VENV)/.runtime
	$(PYTHON) -m bot demo --port $(PORT) $(if $(RESET),--reset)

test: $(VENV)/.dev
	$(PYTHON) -m pytest -n auto $(ARGS)

golden: $(VENV)/.dev
	$(PYTHON) -m pytest --update-golden $(ARGS)

docs: $(VENV)/.runtime
	$(PYTHON) -c 'from bot.manifest import SHORTCUTS; from handlers.grammar.page import commands_page; \
	  print(commands_page(SHORTCUTS), end="")' > docs/commands.md

lint: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

bench: $(VENV)/.dev
	$(PYTHON) -m benchmarks $(ARGS)

# The stamps are written last, so that a broken installation is made again.
$(VENV)/bin/python:
	@for python in python3.14 python3.13 python3.12 python3.11 python3; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "mlstatus needs Python 3.11 or newer; none was found." >&2; exit 1; fi; \
	$$found -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python cannot make a virtual environment here. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.runtime: $(VENV)/bin/python requirements.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(PYTHON) -m compileall -q bot handlers core
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV)
