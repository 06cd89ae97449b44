# make run  starts Advocate.   make test  tests it.   make help  says the rest.
#
# Every target sees to its own set-up, once; after that no target uses the network.

.PHONY: help run setup test postgres check bench demo screenshots format lock clean

PY := .venv/bin/python
APP := .venv/.app-is-set-up
TESTS := .venv/.tests-are-set-up

# The tests are shared out among the processors, a file at a time: what a file has set up is set up once.
SHARED_OUT := -n auto --dist loadfile

# What keeps rows is tested a second time, on PostgreSQL; the slow part of that is for `make postgres` alone.
ON_POSTGRES := --engine postgresql tests/store tests/casework tests/jobs tests/web

# What is set on the command line (make run PORT=9000 OPEN=0) reaches the program: make exports it.

run: $(APP)  ## start Advocate and open the browser (OPEN=0 does not; PORT=9000 chooses the port)
	@$(PY) -m advocate run

demo: $(APP)  ## fill in three example cases
	@$(PY) -m advocate demo

setup: $(APP)  ## set up, and start nothing
	@echo "Advocate is set up. Start it with: make run"

test: $(TESTS)  ## everything: lint, types, import contracts, all tests with a browser, then PostgreSQL
	@$(MAKE) --no-print-directory static
	@$(PY) -m pytest $(SHARED_OUT)
	@$(PY) -m pytest $(SHARED_OUT) $(ON_POSTGRES) -m "not browser and not slow"

postgres: $(TESTS)  ## all tests of what keeps rows, on PostgreSQL
	@$(PY) -m pytest $(SHARED_OUT) $(ON_POSTGRES) -m "not browser"

check: $(TESTS)  ## the fast part: no browser, no papers, no programs
	@$(MAKE) --no-print-directory static
	@$(PY) -m pytest $(SHARED_OUT) -m "not browser and not slow"

.PHONY: static
static:
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@$(PY) -c 'from importlinter.cli import lint_imports_command as check; check(["--no-logo"])'

bench: $(TESTS)  ## measure; prints ratios of things run side by side
	@$(PY) -m bench

screenshots: $(TESTS)  ## take the README's pictures anew
	@$(PY) -m docs.screenshots.take

format: $(TESTS)  ## put the code in its usual shape
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

lock:  ## renew the lock files (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-emit-index-url --no-header --no-annotate --quiet -c requirements.lock -o requirements-dev.lock

clean:  ## remove .venv and the tools' caches; your cases stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

# A .venv whose Python is gone (a system upgrade took it) is made anew.
ifneq ($(shell test -x $(PY) && echo sound),sound)
.PHONY: $(APP) $(TESTS)
endif

$(APP): requirements.lock scripts/setup
	@scripts/setup app
	@touch $@

$(TESTS): requirements-dev.lock scripts/setup
	@scripts/setup tests
	@touch $(APP) $@
