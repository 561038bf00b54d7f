"""The pages that there are follow from their folders and words."""

import pytest

from dashboards.frame.pages import PAGES, entry


def test_the_navigation_has_the_pages_in_the_order_of_their_words() -> None:
    assert [(page.group, page.word) for page in PAGES] == [
        ("see", "overview"),
        ("see", "map"),
        ("see", "actors"),
        ("see", "shared"),
        ("ask", "paths"),
        ("ask", "brokers"),
        ("ask", "whatif"),
        ("assess", "strength"),
        ("assess", "changes"),
        ("assess", "governance"),
        ("assess", "conditions"),
        ("assess", "report"),
        ("act", "calendar"),
        ("act", "stakeholders"),
        ("act", "expansion"),
        ("act", "lessons"),
        ("act", "results"),
        ("record", "ties"),
        ("record", "activities"),
        ("record", "issues"),
        ("record", "data"),
        ("record", "journal"),
        ("record", "settings"),
    ]


def test_a_page_without_its_words_is_named() -> None:
    with pytest.raises(KeyError, match=r"server\.toml lacks page"):
        entry("server")
