# Everything that is done here by command. CI calls the same names: `make ci`.

SHELL := /bin/sh
.DEFAULT_GOAL := help
# Two cores: the steps share one target folder, and Cargo and the tests use both cores themselves.
.NOTPARALLEL:

# Always the whole workspace: with fewer packages Cargo chooses other features and builds anew.
CARGO   := cargo
ALL     := --workspace --all-targets --locked
TARGET  := $(or $(CARGO_TARGET_DIR),target)
RUMO    := $(TARGET)/debug/rumo
BROWSER := tests/browser
MODULES := $(BROWSER)/node_modules/.package-lock.json
TIMED   := tests/timed

# Tools that Cargo builds are kept between checkouts: building one takes minutes.
DENY_VERSION := 0.20.2
TOOLS        := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/rumo/cargo-deny-$(DENY_VERSION)
DENY         := $(TOOLS)/bin/cargo-deny

##@ Every day

.PHONY: help
help: ## This list
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# A debug build: it is ready in half the time of a release build, and is quick enough for one.
.PHONY: run
run: ## Build and serve; without DATABASE_URL it starts a private Postgres under .data/
	@[ -n "$${DATABASE_URL:-}" ] || tests/need postgres=postgresql || true
	$(CARGO) build --workspace --locked
	$(RUMO) serve

.PHONY: test
test: test-rust browsers ## All tests; installs what is missing, or says what to install

.PHONY: test-rust
test-rust: ## The Rust tests, on a throw-away Postgres
	@tests/need postgres=postgresql python3=python3
	@$(TIMED) "Rust tests" tests/with-postgres tests/cargo-test

.PHONY: check
check: ## Does it compile?
	$(CARGO) check $(ALL)

.PHONY: fmt
fmt: ## Format the Rust code
	$(CARGO) fmt --all

.PHONY: lint
lint: ## Clippy, where a warning is an error
	@$(TIMED) "Clippy" $(CARGO) clippy $(ALL) -- -D warnings

.PHONY: clean
clean: ## Remove what was built; .data/ stays, it may hold a running Postgres
	$(CARGO) clean
	rm -rf $(BROWSER)/node_modules $(BROWSER)/shots

##@ Knowledge

.PHONY: knowledge
knowledge: build ## Check the data files under knowledge/
	@$(TIMED) "Knowledge" $(RUMO) check-knowledge --knowledge knowledge

.PHONY: recognise-eval
recognise-eval: ## How well messages are recognised, beside two simpler methods (builds a release)
	$(CARGO) run --release --locked --package triage --example recognise_eval -- --scale

.PHONY: prove
prove: build ## Walk every way of the interview; the decision table must be up to date
	@$(TIMED) "Proof" $(RUMO) prove --knowledge knowledge --table docs/decision-table.md --check

.PHONY: prove-table
prove-table: build ## Write docs/decision-table.md anew
	$(RUMO) prove --knowledge knowledge --table docs/decision-table.md

##@ Database

.PHONY: sqlx-prepare
sqlx-prepare: ## Write crates/store/.sqlx anew, after a change of a query or a migration
	@tests/need postgres=postgresql
	tests/with-postgres tests/sqlx-data write

.PHONY: sqlx-check
sqlx-check: ## Is crates/store/.sqlx what the queries and migrations say?
	@tests/need postgres=postgresql
	@$(TIMED) "Query data" tests/with-postgres tests/sqlx-data check

##@ In a browser

# The longest first, so that none is left alone at the end.
SUITES := browser editors frames desk diary paper html

.PHONY: browsers
browsers: build $(MODULES) ## Every suite in a browser, two at a time
	@tests/need java=default-jre-headless $(PAPER)
	@printf '%s\n' $(SUITES) | tests/two-at-a-time $(MAKE) --no-print-directory

.PHONY: browser
browser: build $(MODULES) ## Journeys, accessibility, weight and print, in Chromium
	@tests/need chromium=chromium pdftotext=poppler-utils postgres=postgresql
	@$(TIMED) "Browser tests" node tests/browser/run.mjs journeys

.PHONY: frames
frames: build $(MODULES) ## The interview in the pages of others, whatever they allow, in Chromium
	@tests/need chromium=chromium postgres=postgresql
	@$(TIMED) "Frames" node tests/browser/run.mjs frames

.PHONY: heights
heights: build $(MODULES) ## Every page of every result in a frame is at most 1,000 pixels high, on two days
	@tests/need chromium=chromium postgres=postgresql
	@$(TIMED) "Heights today" env RUMO_TEST_WHOLE=yes node tests/browser/run.mjs frames heights
	@$(TIMED) "Heights in two years" env RUMO_TEST_WHOLE=yes RUMO_TEST_TODAY=2027-11-23 node tests/browser/run.mjs frames heights

.PHONY: diary
diary: build $(MODULES) ## The diary of attempts: kept, tampered with, printed, in Chromium
	@tests/need chromium=chromium pdftotext=poppler-utils postgres=postgresql
	@$(TIMED) "Diary" node tests/browser/run.mjs diary

.PHONY: desk
desk: build $(MODULES) ## The desk by keys alone, with and without a script, on a slow line, in Chromium
	@tests/need chromium=chromium zbarimg=zbar-tools postgres=postgresql
	@$(TIMED) "Desk" node tests/browser/run.mjs desk

.PHONY: html
html: build $(MODULES) ## The HTML of every kind of page is valid
	@tests/need java=default-jre-headless postgres=postgresql
	@$(TIMED) "HTML validity" node tests/browser/run.mjs html

# The fonts are those of the two samples; all others come with the browser.
PAPER := chromium=chromium pdftotext=poppler-utils zbarimg=zbar-tools \
  fc-list=fontconfig font-ar=fonts-noto-core font-bn=fonts-noto-core postgres=postgresql

.PHONY: paper
paper: build $(MODULES) ## The sheet of every way and standing, printed and read back from the paper
	@tests/need $(PAPER)
	@$(TIMED) "Paper" node tests/browser/run.mjs paper

.PHONY: paper-all
PART := 1/1
paper-all: build $(MODULES) ## The same for every outcome of a day, or for a part of them: PART=3/20
	@tests/need $(PAPER)
	@RUMO_TEST_ALL=$(PART) $(TIMED) "Paper, every outcome" node tests/browser/run.mjs paper

.PHONY: two
two: build $(MODULES) ## Two instances, one Postgres and nginx on loopback: nothing is lost
	@tests/need nginx=nginx-light postgres=postgresql
	@$(TIMED) "Two instances" tests/with-postgres node tests/browser/run.mjs two

.PHONY: editors
editors: build $(MODULES) ## Two editors in two browsers, from a change to an edition and back
	@tests/need chromium=chromium
	@$(TIMED) "Editors" node tests/browser/run.mjs editors

.PHONY: pictures
pictures: build $(MODULES) ## Draw the pictures of docs/embedding.md anew
	@tests/need chromium=chromium postgres=postgresql
	node tests/browser/run.mjs pictures

##@ WordPress

.PHONY: check-wordpress
check-wordpress: ## The plugin: syntax, style, escaping, words
	@tests/need php=php-cli phpcs=php-codesniffer php-xmlwriter=php-xml php-mbstring=php-mbstring msgfmt=gettext
	@$(TIMED) "WordPress plugin" integrations/wordpress/check

.PHONY: test-wordpress
test-wordpress: build $(MODULES) ## A real WordPress: what each role may paste, and what visitors see
	@tests/need chromium=chromium postgres=postgresql wordpress=wordpress php=php-cli php-mysqli=php-mysql \
	  twentytwentythree=wordpress-theme-twentytwentythree mariadbd=mariadb-server-core mariadb=mariadb-client-core
	@$(TIMED) "WordPress" node tests/browser/run.mjs wordpress

.PHONY: wordpress-words
wordpress-words: ## Write the plugin's list of words anew, after a change of its texts
	@tests/need msgfmt=gettext
	integrations/wordpress/words write

##@ Before a release

.PHONY: bench
bench: ## How fast pages and the interview are, beside a bare server (builds a release)
	@tests/need wrk=wrk
	$(CARGO) build --workspace --bins --examples --release --locked
	$(TARGET)/release/examples/bench

.PHONY: deny
deny: $(DENY) ## Licences, banned packages and sources of the dependencies
	@$(CARGO) fetch --locked
	@$(TIMED) "Licences and bans" $(DENY) --offline --locked check bans licenses sources

.PHONY: ci
ci: ## What CI runs: everything but the benchmark
	@$(TIMED) "Format" $(CARGO) fmt --all --check
	@$(MAKE) --no-print-directory check-wordpress lint-and-queries
	@$(MAKE) --no-print-directory knowledge prove deny
	@$(MAKE) --no-print-directory two test

# Parts of the above.

# `lint` and `sqlx-check` in one: both expand every query of the workspace.
.PHONY: lint-and-queries
lint-and-queries:
	@tests/need postgres=postgresql
	@$(TIMED) "Clippy and query data" tests/with-postgres tests/sqlx-data check $(CARGO) clippy $(ALL) -- -D warnings

.PHONY: build
build:
	@$(CARGO) build $(ALL)

$(MODULES): $(BROWSER)/package.json $(BROWSER)/package-lock.json
	cd $(BROWSER) && npm ci --no-audit --no-fund && touch node_modules/.package-lock.json

# A debug build of the tool is ready in a third of the time, and runs for seconds only.
$(DENY):
	$(CARGO) install --locked --debug --root $(TOOLS) cargo-deny@$(DENY_VERSION)
