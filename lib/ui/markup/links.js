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
    const same = (link) => (name ? link.dataset.inside === name : link.getAttribute("href") === href);
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
