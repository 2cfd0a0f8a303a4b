# What a newcomer types; `make help` lists it. Everything runs in .venv, which is made when it is needed.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint texts guide benchmarks lock clean

UV ?= uv
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" $(UPGRADE)
VENV_PYTHON := .venv/bin/python
LOCKS := requirements/build.txt requirements/run-time.txt

help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/run-time.stamp ## A short day of made-up calls, then the window, or pictures of it
	@$(VENV_PYTHON) main.py demo

test: lint ## All checks and tests
	@$(VENV_PYTHON) .ci/check_system.py --no-window
	PYTHONDONTWRITEBYTECODE= $(VENV_PYTHON) -m pytest --numprocesses auto --dist loadfile

lint: .venv/development.stamp ## The checks without the tests
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m mypy
	.venv/bin/lint-imports

texts: .venv/development.stamp ## Bring new texts of the window into resources/i18n, and what Qt reads of them
	@$(VENV_PYTHON) .ci/texts.py

guide: .venv/development.stamp ## The guides anew, of the pages of help and pictures of the window
	@QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) .ci/guide.py

benchmarks: .venv/development.stamp ## The goals of the answers beside what is measured: some 15 minutes, 3 GB
	@$(VENV_PYTHON) -m tests.benchmarks.goals

lock: ## Renew the locked files after a change of pyproject.toml (UPGRADE=--upgrade for newer versions)
	@command -v $(UV) >/dev/null || { echo "Locking needs uv: install it, or name it with make lock UV=/path/to/uv." >&2; exit 1; }
	$(COMPILE) --group build --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --output-file requirements/run-time.txt
	$(COMPILE) --group development --constraint requirements/run-time.txt --output-file requirements/development.txt

clean: ## Remove .venv and what the tools left
	rm -rf .venv build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

.venv/development.stamp: requirements/development.txt
.venv/%.stamp: .ci/set_up.py pyproject.toml $(LOCKS)
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			exec "$$python" .ci/set_up.py $*; \
		fi; \
	done; \
	echo "No Python 3.11 or later was found: install one, or name it with PYTHON=/path/to/python3." >&2; exit 1
