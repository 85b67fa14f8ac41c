# The commands of the house. What each does is in scripts/, one small file a command.
.DEFAULT_GOAL := help
.PHONY: help setup serve demo dev test check bench contract sbom clean

PYTHON ?= python3

help: ## Say what can be asked for
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install everything that developing and testing need
	@$(PYTHON) -m scripts.setup --dev

serve: ## Install what is missing, build, migrate and serve at http://localhost:3000
	@$(PYTHON) -m scripts.setup
	@exec .venv/bin/cairn serve

demo: ## The same, with the sample trip loaded
	@$(PYTHON) -m scripts.setup
	@.venv/bin/cairn sample --if-missing
	@exec .venv/bin/cairn serve

dev: ## Serve with both sides reloading as files change
	@$(PYTHON) -m scripts.setup --dev
	@exec .venv/bin/python -m scripts.dev

test: ## Everything: lint, types, unit, property, contract, durability, fuzz and browser tests
	@$(PYTHON) -m scripts.system
	@$(PYTHON) -m scripts.setup --dev
	@exec .venv/bin/python -m scripts.test

check: ## The inner loop, under a minute: format, lint, types, generated files, fast tests
	@$(PYTHON) -m scripts.setup --dev --no-build
	@exec .venv/bin/python -m scripts.check

bench: ## Measure, print the table and write bench/RESULTS.md
	@$(PYTHON) -m scripts.system --bench
	@$(PYTHON) -m scripts.setup --dev
	@exec .venv/bin/python -m bench

contract: ## Write again what is generated from the nouns
	@$(PYTHON) -m scripts.setup --dev --no-build
	@exec .venv/bin/python -m scripts.contract

sbom: ## Write the bill of materials of what is shipped into sbom/
	@$(PYTHON) -m scripts.setup --dev --no-build
	@exec .venv/bin/python -m scripts.sbom

clean: ## Remove what the commands made; the data stays
	rm -rf .venv .tools web/node_modules cairn/static bench/out sbom
