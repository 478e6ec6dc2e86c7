"""The front door: ``streamlit run dashboard.py`` imports the app to serve, then runs this script for each viewer."""

import streamlit as st

from lib import log
from lib.ui.frame import page, server
from lib.ui.frame.boundary import show_error

if __name__ == "__main__":
    page.run(page.begin_run())
else:
    log.configure("INFO")
    app = st.App(__file__, routes=server.ROUTES, middleware=server.MIDDLEWARE, on_script_error=show_error)
