let left = null;
let kept = () => {};
// By way of the server another page would be two steps in the history; this is one, as a step forward is.
const leave = (href) => {
  history.pushState({}, "", href);
  window.dispatchEvent(new PopStateEvent("popstate"));
};
// Without https only this machine's own pages may write to the clipboard; the old command may everywhere.
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
};
const tell = (link) => {
  document.querySelector(".tooltip")?.remove();
  if (!link) return;
  const { left, bottom } = link.getBoundingClientRect();
  const tooltip = document.createElement("div");
  tooltip.className = "tooltip";
  tooltip.setAttribute("aria-hidden", "true"); // its title is read out already
  tooltip.textContent = link.title;
  document.querySelector(".stApp").append(tooltip);
  tooltip.style.left = `${Math.max(8, Math.min(left, innerWidth - tooltip.offsetWidth - 8))}px`;
  tooltip.style.top = `${bottom + 4}px`;
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
  // What drops down closes on a click elsewhere, and on Escape.
  const close = (event) => {
    for (const open of document.querySelectorAll("details.drop[open]"))
      if (!event.composedPath().includes(open)) open.open = false;
  };
  // A link to copy: what opens beside it says who can open it.
  const share = (event) => {
    const own = event.composedPath().find((node) => node.localName === "details" && node.classList.contains("share"));
    if (!own || own.open || !event.composedPath().some((node) => node.localName === "summary")) return;
    const view = new URL(location.href);
    view.searchParams.delete(own.dataset.without);
    copy(view.href).then((copied) => {
      own.dataset.copied = copied ? "yes" : "no";
    });
  };
  // Whoever goes on from the welcome has seen it.
  const see = (event) => {
    const seen = event.composedPath().find((node) => node.dataset?.seen);
    const link = event.composedPath().some((node) => node.localName === "a");
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is there on https alone.
    if (seen && link) document.cookie = `${seen.dataset.seen}=1; max-age=31536000; path=/; samesite=lax`;
  };
  const closeAll = (event) => {
    if (event.key !== "Escape") return;
    tell(null);
    closePinned();
    for (const open of document.querySelectorAll("details.drop[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  };
  // What is said of a link on hover is said to the keyboard too.
  const focus = (event) => {
    const titled = event.target.closest?.("a[title]");
    tell(titled?.matches(":focus-visible") ? titled : null);
  };
  const blur = () => tell(null);
  const heard = {
    click: [follow, close, share, see, takePicture, pinView, act, openApart],
    keydown: [turn, closeAll, walkMarks, enterName],
    focusin: [focus],
    focusout: [blur, leaveChart],
  };
  const all = Object.entries(heard).flatMap(([kind, ears]) => ears.map((ear) => [kind, ear]));
  for (const [kind, ear] of all) document.addEventListener(kind, ear);
  for (const kind of ["pointerdown", "click"]) document.addEventListener(kind, watch, true);
  addEventListener("beforeprint", fitPaper);
  const charts = new MutationObserver(reachCharts);
  const next = new MutationObserver(cycle);
  const touched = () => cycle(true);
  next.observe(document.body, { subtree: true, childList: true });
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, touched, true);
  cycle();
  charts.observe(document.body, { subtree: true, childList: true });
  reachCharts();
  return () => {
    charts.disconnect();
    next.disconnect();
    for (const kind of ["pointerdown", "keydown"]) document.removeEventListener(kind, touched, true);
    removeEventListener("beforeprint", fitPaper);
    for (const [kind, ear] of all) document.removeEventListener(kind, ear);
    tell(null);
    for (const kind of ["pointerdown", "click"]) document.removeEventListener(kind, watch, true);
  };
}
