"""Every command and link of the pages for people is tried.

Lines of `sh` blocks are run as they stand, in a project with the sample articles; blocks without a language are for
what a test cannot do: install, start services, change another machine.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PAGES = sorted(
    [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", PROJECT / "CHANGELOG.md", *PROJECT.glob("docs/*.md")]
)
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)")
_LONG = ("uv run pytest", "dateline refresh", "pip install")
"""Commands that CI runs by themselves: it refreshes the sample and runs the tests."""


def commands() -> Iterator[tuple[str, str]]:
    """The page and each command of it; a command that goes over several lines is one."""
    for page in PAGES:
        for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
            lines = re.sub(r"\\\n", " ", block)
            for command in re.findall(r"(?:[^\n\"]|\"[^\"]*\")+", lines):
                if command.strip():
                    yield page.name, command.partition("  #")[0].strip()


QUICK = [(page, command) for page, command in commands() if not any(long in command for long in _LONG)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project beside this one, with the sample articles loaded."""
    root = tmp_path_factory.mktemp("project")
    for name in ("raw", "pipelines", "bench", "tests", "pyproject.toml", "dateline.toml", "dagster.yaml", "docs"):
        (root / name).symlink_to(PROJECT / name)
    published = PROJECT / "warehouse" / "dateline.duckdb"
    if not published.is_file():
        pytest.skip("the sample is not loaded: run `uv run dateline refresh` first, as .ci/run does")
    (root / "warehouse").mkdir()
    (root / "warehouse" / published.name).write_bytes(published.read_bytes())
    return root


@pytest.mark.parametrize(("page", "command"), QUICK, ids=lambda value: str(value)[:60])
def test_commands_of_the_pages_work(page: str, command: str, project: Path) -> None:
    ran = subprocess.run(  # noqa: S602 - the commands of our own pages, with their pipes
        command.replace("uv run ", ""),
        shell=True,
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ
        | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "DAGSTER_HOME": str(project)},
    )

    assert ran.returncode == 0, f"{page}: {command}\n{ran.stdout}\n{ran.stderr}"


def test_there_are_commands_to_try() -> None:
    assert len({page for page, _ in commands()}) >= 3
    assert all(shlex.split(command) for _, command in QUICK)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_the_readme_is_short() -> None:
    assert len((PROJECT / "README.md").read_text(encoding="utf-8").splitlines()) < 200
