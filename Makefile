# Wiebelik: `make` lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := list

.PHONY: list run test setup bench load lock format

list: ## say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: $(VENV)/ready ## talk to the bot: in the browser, or on Telegram when BOT_TOKEN is set
	@$(BIN)/python -m bot

test: $(VENV)/ready-dev ## formatting, lint, types, layers and all tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest -q -n 4 || \
		{ echo 'Once more, alone, what failed beside others:'; $(BIN)/python -m pytest -q --last-failed --last-failed-no-failures=none; }

setup: $(VENV)/ready ## make the environment alone, in .venv
	@echo "Ready: $(BIN)/python -m bot"

bench: $(VENV)/ready-dev ## the benchmarks: quality of the answers, urgency, speed
	$(BIN)/python -m benchmarks.answers
	$(BIN)/python -m benchmarks.urgent
	$(BIN)/python -m benchmarks.topics
	$(BIN)/python -m benchmarks.ranking

load: $(VENV)/ready-dev ## the benchmarks of delivery: crashes, trouble, reminders, speed (ten minutes)
	$(BIN)/python -m benchmarks.crash
	$(BIN)/python -m benchmarks.leavers
	$(BIN)/python -m benchmarks.together
	$(BIN)/python -m benchmarks.trouble
	$(BIN)/python -m benchmarks.reminders
	$(BIN)/python -m benchmarks.throughput

lock: ## choose the newest versions again, for all Pythons from 3.11, with hashes
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --upgrade --extra dev pyproject.toml -o requirements-dev.txt
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header --upgrade -c requirements-dev.txt pyproject.toml -o requirements.txt

format: $(VENV)/ready-dev ## put the code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Wiebelik needs Python 3.11 or newer. Name one: make PYTHON=python3.12 run"; exit 2; }
	@echo "Making the environment in $(VENV) (once)…"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/ready: requirements.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/ready
