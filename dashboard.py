"""The front door: ``streamlit run dashboard.py`` imports the app to serve, then runs this script for each viewer."""

import streamlit as st

from lib.ui.frame import page, server

if __name__ == "__main__":
    page.run(page.open_house())
else:
    app = st.App(__file__, routes=server.ROUTES, middleware=server.MIDDLEWARE)
