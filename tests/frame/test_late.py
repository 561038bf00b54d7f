"""Parts that may take long are drawn last, in their places; what ails one is said there alone."""

from streamlit.testing.v1 import AppTest


def script() -> None:
    import streamlit as st

    from dashboards.frame import late
    from graph.base.errors import Conflict, NotFound

    def slow() -> None:
        st.text(f"slow after {st.session_state['drawn']}")

    def stopped() -> None:
        raise Conflict("network.worker.stopped")

    def not_there() -> None:
        raise NotFound("actors.none", text="ab")

    late.begin()
    st.session_state["drawn"] = "the first"
    st.text("first")
    late.part(slow)
    late.part(stopped)
    late.part(stopped)
    late.part(not_there)
    st.text("last")
    st.session_state["drawn"] = "the last"
    late.draw_all()


def test_parts_stand_in_their_places_and_are_drawn_when_all_else_is_there() -> None:
    page = AppTest.from_function(script, default_timeout=60).run()
    assert not page.exception
    assert [each.value for each in page.text] == ["first", "slow after the last", "last"]


def test_each_part_that_has_no_answer_says_so_with_its_own_way_on() -> None:
    page = AppTest.from_function(script, default_timeout=60).run()
    assert len(page.warning) == 3
    assert len(page.button) == 3
