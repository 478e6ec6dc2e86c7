"""The link to a view, to copy, and who can open it."""

from ipaddress import ip_address

import streamlit as st

from lib.ui.frame.welcome import PARAMETER
from lib.ui.markup.elements import Markup, element, joined

_SERVE = "uv run streamlit run dashboard.py --server.address=0.0.0.0"
_NOT_COPIED = "This browser does not let a page copy: take the link from its address bar."


def share_html() -> Markup:
    """A button that copies the address of the view and says who can open it."""
    host, listens = st.context.headers.get("Host") or "", str(st.get_option("server.address") or "")
    said = element("p", element("b", "Copied: the link to exactly this view."), element("i", _NOT_COPIED))
    told = joined((said, *who_can_open(host, listens)))
    parts = element("summary", "Copy link"), element("div", told, role="status")
    return element("details", *parts, class_="drop share", data_without=PARAMETER)


def who_can_open(host: str, listens: str) -> tuple[Markup, ...]:
    """Who can open a link to ``host`` (as a browser has it), of a server that listens at an address, and what to do."""
    name = _host_name(host)
    if not _is_loopback(name):
        return (element("p", f"Whoever can reach {name} can open it."),) if name else ()
    alone = element("p", "Only this machine can open it.")
    if not _is_loopback(listens):
        return alone, element("p", "For others: open it by this machine's name, and copy then.")
    how = Markup("To serve others, start the dashboard with {} and open it by this machine's name.")
    warning = "There is no sign-in yet: whoever reaches it reads all, and can save rules and words."
    return alone, element("p", how.format(element("code", _SERVE))), element("p", warning)


def _host_name(host: str) -> str:
    """A host without its port."""
    bare = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    return bare.strip("[]")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
