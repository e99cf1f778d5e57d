# CPUShare from a checkout. `make help` says what there is.

PYTHON ?= python3
ONLY ?=
ARCH ?=
BIN := .venv/bin
SETUP := packaging/setup
READY := .venv/.ready
SPOKEN := build/.translations

.DEFAULT_GOAL := help
.PHONY: help venv run test desktops lint format translations screenshots bench lock clean share bundle deb live dist

help:
	@echo "make run          compute the sample pool of images on this machine, with a market of its own"
	@echo "make test         lint, types and all tests"
	@echo "make desktops     the tray in GNOME Shell and KWin (installs 700 MB of packages)"
	@echo "make live         the live image, into dist; ORDER=NAME.cpu [CA=FILE.pem] puts an order into it"
	@echo "make bundle       a folder that runs without Python, into build/bundle; packed, into dist"
	@echo "make deb          Debian packages into dist; ARCH=arm64 builds for that"
	@echo "make dist         wheel and sdist into dist"
	@echo "make lint         ruff and mypy alone"
	@echo "make format       let ruff put the sources into shape"
	@echo "make translations bring tray/i18n/*.ts in step with the sources"
	@echo "make screenshots  draw every page of every window, and of the site, into build/screenshots"
	@echo "make bench        measure; ONLY=name measures one figure or topic"
	@echo "make share        desktop entry, icons, manuals, completions into build/share"
	@echo "make venv         make the environment alone (.venv)"
	@echo "make lock         renew the locked versions from pyproject.toml; ONLY=name that package's"
	@echo "make clean        remove what was built, .venv included"

venv: $(READY) $(SPOKEN)

$(READY): pyproject.toml $(SETUP)/requirements.lock $(SETUP)/uv.lock $(SETUP)/environment.py
	@$(PYTHON) $(SETUP)/system.py venv
	@$(PYTHON) $(SETUP)/environment.py
	@touch $@

$(SPOKEN): $(READY) $(wildcard tray/i18n/*.ts) $(SETUP)/translations.py
	@$(BIN)/python $(SETUP)/translations.py compile
	@mkdir -p build && touch $@

translations: $(READY)
	@$(BIN)/python $(SETUP)/translations.py update

run: $(READY) $(SPOKEN)
	@$(PYTHON) $(SETUP)/system.py run
	@exec $(BIN)/cpushare demo --home build/demo

test: $(READY) $(SPOKEN)
	@$(PYTHON) $(SETUP)/system.py test
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest

live: $(READY)
	@$(PYTHON) $(SETUP)/system.py live
	@$(BIN)/python packaging/live/build.py $(if $(ORDER),--order $(ORDER)) $(if $(CA),--ca $(CA))

bundle: $(READY) $(SPOKEN)
	@$(PYTHON) $(SETUP)/system.py bundle
	@$(BIN)/python packaging/pyinstaller/build.py

desktops: $(READY)
	@$(PYTHON) $(SETUP)/system.py desktops
	$(BIN)/python -m pytest tests/desktops

deb: $(READY)
	@$(PYTHON) $(SETUP)/system.py deb
	@$(BIN)/python packaging/deb/build.py $(if $(ARCH),--arch $(ARCH))

dist: $(READY)
	@$(BIN)/python $(SETUP)/dist.py

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: $(READY) $(SPOKEN)
	@$(PYTHON) $(SETUP)/system.py test
	@$(BIN)/python -m tests.screenshots
	@$(BIN)/python -m tests.sitepictures

bench: $(READY) $(SPOKEN)
	@$(PYTHON) $(SETUP)/system.py bench
	@$(BIN)/python -m tests.bench $(if $(ONLY),--only $(ONLY))

share: $(READY)
	@$(BIN)/python $(SETUP)/share.py

lock:
	@$(PYTHON) $(SETUP)/system.py venv
	@$(PYTHON) $(SETUP)/environment.py --lock $(if $(ONLY),--only $(ONLY))

clean:
	rm -rf build dist .venv tray/i18n/*.qm
