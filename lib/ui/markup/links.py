"""Links within HTML of our own: a plain click changes the view in place, as Streamlit's own links do.

Without it a link in HTML loads the whole page again and begins a new session; it still does so in a new tab.
What a click opens below the fold comes into view: HTML says so by ``data-opened``, whose value names what is open.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import streamlit as st

from lib.ui.markup.escape import html

_KEY = "links_followed"
_JS = """
let left = null;
let kept = () => {};
// By way of the server another page would be two steps in the history; this is one, as a step forward is.
const leave = (href) => {
  history.pushState({}, "", href);
  window.dispatchEvent(new PopStateEvent("popstate"));
};
export default function ({ data, setTriggerValue }) {
  if (data && data !== left) leave(data);
  left = data;
  // What is clicked is drawn anew; the keyboard stays where it was.
  const keep = (clicked) => {
    kept();
    const [href, name, turned] = [clicked.getAttribute("href"), clicked.dataset.inside, clicked.closest(".pages")];
    const same = (link) => name ? link.dataset.inside === name : link.getAttribute("href") === href;
    const drawn = new MutationObserver(() => {
      const links = [...document.querySelectorAll("a[data-inside]")];
      const again = links.find(same) || (turned && links.find((link) => link.closest(".pages")));
      if (again && document.activeElement === document.body) again.focus({ preventScroll: true });
    });
    drawn.observe(document.body, { subtree: true, childList: true });
    kept = () => drawn.disconnect();
    setTimeout(() => drawn.disconnect(), 2000);
  };
  // What is opened comes into view once it is drawn, unless one scrolls on meanwhile.
  let stop = () => {};
  const watch = () => {
    stop();
    const opened = () => document.querySelector("[data-opened]");
    const before = opened()?.dataset.opened;
    const look = () => {
      const now = opened();
      if (!now || now.dataset.opened === before) return;
      stop();
      const { top, bottom } = now.getBoundingClientRect();
      if (top >= 60 && bottom <= innerHeight) return;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      now.style.scrollMargin = "8rem 0 40vh";
      now.scrollIntoView({ block: "nearest", behavior: still ? "instant" : "smooth" });
    };
    let quiet = 0;
    const drawn = new MutationObserver(() => {
      clearTimeout(quiet);
      quiet = setTimeout(look, 150);
    });
    const late = setTimeout(() => stop(), 10000);
    const leave = () => {
      drawn.disconnect();
      [quiet, late].forEach(clearTimeout);
      removeEventListener("wheel", leave);
    };
    stop = leave;
    drawn.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-opened"] });
    addEventListener("wheel", leave, { passive: true });
  };
  const follow = (event) => {
    const link = event.composedPath().find((node) => node.localName === "a" && node.dataset.inside !== undefined);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    keep(link);
    if (link.pathname !== location.pathname) {
      leave(link.href);
      return;
    }
    setTriggerValue("href", link.getAttribute("href"));
  };
  // The blank turns a switch, which a link does not know of itself.
  const turn = (event) => {
    if (event.key !== " " || event.repeat || event.target.getAttribute("role") !== "switch") return;
    event.preventDefault();
    event.target.click();
  };
  document.addEventListener("click", follow);
  document.addEventListener("keydown", turn);
  for (const kind of ["pointerdown", "click"]) document.addEventListener(kind, watch, true);
  return () => {
    document.removeEventListener("click", follow);
    document.removeEventListener("keydown", turn);
    for (const kind of ["pointerdown", "click"]) document.removeEventListener(kind, watch, true);
  };
}
"""

Params = Mapping[str, Sequence[str]]


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("didymium_links", js=_JS)


def follow_links(go: Callable[[str, dict[str, list[str]]], None], leaving: tuple[str, Params] | None = None) -> None:
    """Have ``go`` told the page and the parameters of each link that is clicked; drawn once a run; it takes no room.

    ``leaving`` is another page with its parameters that the browser goes to at once.
    """

    def clicked() -> None:
        href = getattr(st.session_state[_KEY], "href", None)
        if isinstance(href, str):
            target = urlsplit(href)
            go(target.path, parse_qs(target.query, keep_blank_values=True))

    _component()(key=_KEY, data=_href(*leaving) if leaving else None, on_href_change=clicked)


def link(
    page: str,
    params: Params,
    inner: str,
    style: str = "",
    title: str = "",
    current: bool = False,
    name: str = "",
    switch: bool | None = None,
    kind: str = "",
) -> str:
    """A link to a view as HTML; ``inner`` is HTML already, the rest is escaped here. A ``switch`` is on or off.

    ``name`` is for links whose address changes with each click, so that the keyboard stays with them; ``kind``
    is its class in our styles.
    """
    href = _href(page, params)
    more = f' style="{style}"' if style else ""
    more += f' class="{kind}"' if kind else ""
    more += f' title="{html(title)}"' if title else ""
    more += ' aria-current="true"' if current else ""
    more += "" if switch is None else f' role="switch" aria-checked="{str(switch).lower()}"'
    inside = f'="{html(name)}"' if name else ""
    return f'<a data-inside{inside} href="{html(href)}"{more}>{inner}</a>'


def _href(page: str, params: Params) -> str:
    return f"{page}?{urlencode(params, doseq=True)}"
