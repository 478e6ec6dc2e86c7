"""A control bound to the address: what a person changes is written, what a session keeps is its own."""

from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import address


def page() -> None:
    import streamlit as st

    from lib.ui.session import address
    from lib.ui.session.state import Kept, bind

    here, n = address.enter("overview"), Kept("runs", 0)

    def changed(text: str) -> None:
        here.write(word=text.strip() or None, at=None)

    st.text_input("Word", key="word", on_change=bind("word", here.first("word"), changed))
    st.text(f"run {n.keep(n.get() + 1)}")


def test_a_field_shows_what_the_address_says_and_writes_what_is_typed() -> None:
    app = AppTest.from_function(page)
    app.query_params["word"] = "quota"
    app.query_params["at"] = "3"
    app.run()
    assert app.text_input(key="word").value == "quota"
    app.text_input(key="word").set_value(" price ").run()
    assert address(app) == {"word": ["price"]}
    app.text_input(key="word").set_value("").run()
    assert address(app) == {}


def test_a_changed_address_is_shown_and_not_taken_for_a_change() -> None:
    app = AppTest.from_function(page).run()
    app.query_params["word"] = "quota"
    app.run()
    assert app.text_input(key="word").value == "quota"
    assert address(app) == {"word": ["quota"]}


def test_what_is_kept_is_of_one_session() -> None:
    first, second = AppTest.from_function(page).run(), AppTest.from_function(page).run()
    first.run()
    assert [app.text[0].value for app in (first, second)] == ["run 2", "run 1"]


def test_what_is_taken_is_kept_no_longer() -> None:
    def script() -> None:
        import streamlit as st

        from lib.ui.session.state import Kept

        message = Kept("message", "none")
        message.keep("saved")
        st.text(f"{message.get()} {message.take()} {message.get()}")

    assert AppTest.from_function(script).run().text[0].value == "saved saved none"
