"""Containers (deploy/): files that no engine is here to run are read, and held against what the docs say of them."""

from __future__ import annotations

import re
import subprocess

import yaml

from tests.processes import ROOT

CONTAINERFILE = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} (.+)$", CONTAINERFILE, re.MULTILINE)


def test_the_image_is_made_of_what_a_wheel_is_made_of() -> None:
    copied = {name for line in instructions("COPY") for name in line.split()[:-1]}
    assert copied == {"pyproject.toml", "setup.py", "README.md", "LICENSE", "gkcrawl", "spiders"}
    assert all((ROOT / name).exists() for name in copied)
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert sent == copied


def test_the_image_runs_without_rights_in_its_volume_and_says_how_it_is() -> None:
    assert instructions("USER") == ["gkcrawl"]
    assert instructions("VOLUME") == instructions("WORKDIR")[-1:] == ["/corpus"]
    (check,) = instructions("HEALTHCHECK")
    assert check.endswith('CMD ["gkcrawl", "status"]')


def test_the_service_builds_that_image_and_keeps_its_volume() -> None:
    service = COMPOSE["services"]["gkcrawl"]
    assert (ROOT / "deploy" / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
    assert service["volumes"] == ["corpus:/corpus"]
    assert "corpus" in COMPOSE["volumes"]


def test_the_loop_of_the_service_is_a_script_that_a_shell_reads() -> None:
    shell, option, script = COMPOSE["services"]["gkcrawl"]["command"]
    # Compose replaces variables of its own, and $$ by $.
    assert not re.search(r"(?<!\$)\$(?!\$)", script)
    done = subprocess.run([shell, "-n", option, script.replace("$$", "$")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "scrapy crawlall --due" in script and "gkcrawl status --alert" in script
