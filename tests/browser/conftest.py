"""A real Chromium, where there is one, and the sheets it opens from the disk."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
DRAFT = ROOT / "tests" / "output" / "clerk" / "镇2023年工作总结.txt"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")  # its event loop runs in this thread as long as it lives
def browser() -> Iterator[Browser]:
    """Return a headless Chromium; without one these tests say so and are skipped."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def clerks_sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sheet of one document with ten faults."""
    return _sheet(tmp_path_factory.mktemp("clerk"), [DRAFT])


@pytest.fixture(scope="session")
def seeds_sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sheet of five documents with some 3,100 faults."""
    return _sheet(tmp_path_factory.mktemp("seeds"), sorted((ROOT / "seeds").glob("*.txt")))


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a sheet, and demands afterwards that it had nothing to complain of or to fetch."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_(sheet: Path, width: int = 1280, *, script: bool = True) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=script)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.extend([request.url] * (request.url != sheet.as_uri())))
        page.goto(sheet.as_uri())
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.close()
    assert complaints == []


def _sheet(folder: Path, documents: list[Path]) -> Path:
    sheet = folder / "校对单.html"
    command = [sys.executable, "-m", "reportlint", "check", "--no-config", "--exit-zero", f"--output=html={sheet}"]
    subprocess.run([*command, *map(str, documents)], check=True, capture_output=True)
    return sheet
