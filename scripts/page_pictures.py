"""Take the pictures of the page that its documentation shows, from the page as built.

python3 dev.py page && .venv/bin/python scripts/page_pictures.py
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "docs" / "assets"
WAIT_MS = 120_000


def main() -> None:
    """Write one picture for each of the three main views, as on a phone."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        page.goto((ROOT / "build" / "page" / "awhile.html").as_uri())
        page.wait_for_selector("main[data-at=home]")
        page.screenshot(path=ASSETS / "page-home.png")
        page.click("#example")
        page.wait_for_selector("main[data-at=answer]")
        page.screenshot(path=ASSETS / "page-answer.png")
        page.click("#tab-write")
        page.wait_for_selector("main[data-at=write]")
        page.screenshot(path=ASSETS / "page-write.png")
        browser.close()


if __name__ == "__main__":
    main()
