"""From two years compared to a Word document, in a real browser."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.support.browsing import Watched

pytestmark = [pytest.mark.browser, pytest.mark.long]


def in_the_office(document: Path, folder: Path) -> str | None:
    """What LibreOffice reads in a document; None where there is none on this machine."""
    office = shutil.which("soffice")
    if not office:
        return None
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    made = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([office, own, *made, str(document)], check=True, timeout=300)
    return (folder / f"{document.stem}.txt").read_text("utf-8-sig")


def test_2565_against_2568_becomes_a_document(demo: str, watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    watched.open(f"{demo}/changes?lang=th&on=2025-12-31")
    page.get_by_text("วันที่กำหนดเอง", exact=True).click()
    page.get_by_role("textbox", name="เทียบกับวันที่").fill("2565")
    page.get_by_role("button", name="เทียบ", exact=True).click()
    page.wait_for_url(re.compile("since=2022-12-31"))
    watched.ready()
    page.get_by_test_id("stMain").get_by_role("link", name="รายงาน").click()
    expect(page.locator(".saan-lead").first).to_contain_text("31 ธ.ค. 2565 ถึง 31 ธ.ค. 2568")
    assert watched.asked() == {
        **{"lang": "th", "on": "2025-12-31", "span": "day", "since": "2022-12-31"}
    }
    watched.ready()
    with page.expect_download() as handed:
        page.get_by_role("button", name="ดาวน์โหลด Word").click()
    assert handed.value.suggested_filename == "saan-report-2022-12-31-2025-12-31.docx"
    document = tmp_path / handed.value.suggested_filename
    handed.value.save_as(document)
    made = Document(str(document))
    said = "\n".join(each.text for each in made.paragraphs)
    for text in (said, in_the_office(document, tmp_path) or said):
        assert "จาก 219 เป็น 249 คู่" in text
        assert "ครูประทีป ออกจากเครือข่าย" in text
    assert len(made.inline_shapes) == 1

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="คัดลอกข้อความ").click()
    expect(page.get_by_role("button", name="✓ คัดลอกแล้ว")).to_be_visible()
    assert "จาก 219 เป็น 249 คู่" in page.evaluate("navigator.clipboard.readText()")
