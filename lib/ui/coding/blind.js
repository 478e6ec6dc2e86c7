// A key belongs to whatever the keyboard was moved to; a control that was only clicked does not keep Space and Enter.
const desks = new WeakMap();

function open(parent) {
  const one = (name) => parent.querySelector(name);
  const desk = { data: null, send: null, themes: new Set(), unsure: new Set() };
  Object.assign(desk, { asking: false, waiting: false, news: "" });
  const frame = one(".desk");
  let clicked = false;

  const overflows = () => one(".text").scrollHeight > one(".text").clientHeight;
  const scroll = (lines) => one(".text").scrollBy({ top: 30 * lines });
  const say = (words) => {
    one(".message").textContent = words;
  };

  function draw() {
    frame.classList.toggle("asking", desk.asking);
    frame.classList.toggle("waiting", desk.waiting);
    frame.setAttribute("aria-busy", desk.waiting);
    one(".unsure").setAttribute("aria-pressed", desk.asking);
    for (const theme of parent.querySelectorAll(".theme")) {
      theme.querySelector(".pick").setAttribute("aria-pressed", desk.themes.has(theme.dataset.id));
      theme.querySelector(".doubt").setAttribute("aria-pressed", desk.unsure.has(theme.dataset.id));
    }
  }

  function toggle(set, id) {
    if (desk.waiting) return;
    set.has(id) ? set.delete(id) : set.add(id);
    desk.asking = false;
    say("");
    draw();
  }

  function leave(name, value, news) {
    if (desk.waiting) return;
    desk.waiting = true;
    desk.asking = false;
    desk.news = news;
    draw();
    desk.send(name, { id: desk.data.id, turn: desk.data.turn, ...value });
  }

  const save = (none) => {
    if (none && desk.themes.size) return say("Themes are chosen: Enter saves them. To save none, take them off first.");
    if (!none && !desk.themes.size) return say("No theme is chosen: press 1 to 4, or Space for none of them.");
    const names = desk.data.themes.filter(({ id }) => desk.themes.has(id)).map(({ label }) => label);
    const news = `Saved: ${names.join(", ") || "none of them"}.`;
    leave("saved", { themes: [...desk.themes], unsure: [...desk.unsure] }, news);
  };
  const move = (to) => {
    if (to === "back" ? desk.data.first : !desk.data.correcting) return;
    leave("moved", { to }, "");
  };
  const ask = () => {
    desk.asking = !desk.asking;
    say(desk.asking ? "Unsure about which theme? Press 1 to 4." : "");
    draw();
  };

  one(".none").onclick = () => save(true);
  one(".save").onclick = () => save(false);
  one(".unsure").onclick = ask;
  one(".back").onclick = () => move("back");
  one(".on").onclick = () => move("on");

  function theme({ id, label, hue, icon }, number) {
    const box = document.createElement("div");
    box.className = "theme";
    box.dataset.id = id;
    box.style.setProperty("--hue", hue);
    box.innerHTML =
      `<button class="pick"><kbd>${number + 1}</kbd><span class="icon" aria-hidden="true"></span>` +
      '<span class="label"></span></button><button class="doubt">?</button>';
    box.querySelector(".icon").textContent = icon;
    box.querySelector(".label").textContent = label;
    const doubt = box.querySelector(".doubt");
    doubt.title = `Unsure about ${label}`;
    doubt.setAttribute("aria-label", doubt.title);
    doubt.onclick = () => toggle(desk.unsure, id);
    box.querySelector(".pick").onclick = () => toggle(desk.themes, id);
    return box;
  }

  desk.update = ({ data, setTriggerValue }) => {
    const fresh = desk.data === null;
    const another = fresh || desk.data.id !== data.id;
    desk.send = setTriggerValue;
    if (!another && desk.data.turn === data.turn) return;
    desk.data = data;
    desk.waiting = false;
    if (another) {
      desk.themes = new Set(data.chosen);
      desk.unsure = new Set(data.unsure);
      desk.asking = false;
      one(".themes").replaceChildren(...data.themes.map(theme));
      one(".place").textContent = data.place;
      one(".state").textContent = data.state;
      one(".text p").textContent = data.text;
      one(".text").lang = data.language;
      one(".text").scrollTop = 0;
      one(".text").classList.remove("long");
      one(".text").classList.toggle("long", overflows());
      overflows() ? one(".text").setAttribute("tabindex", "0") : one(".text").removeAttribute("tabindex");
      one(".back").disabled = data.first;
      one(".on").disabled = !data.correcting;
    }
    say(another ? desk.news : "");
    draw();
    if (fresh || document.activeElement === document.body) frame.focus({ preventScroll: true });
  };

  const inside = (event) => event.composedPath().includes(frame);
  desk.onPointer = () => {
    clicked = true;
  };
  desk.onKey = (event) => {
    if (event.key === "Tab") clicked = false;
    const typed = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typed.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]")) return;
    if (document.querySelector("[role=dialog], [role=listbox], [role=menu]")?.contains(document.activeElement)) return;
    const free = clicked || typed === document.body || typed === frame;
    const keys = {
      " ": free && (() => save(true)),
      Enter: free && (() => save(false)),
      Backspace: () => move("back"),
      ArrowLeft: (free || inside(event)) && (() => move("back")),
      ArrowRight: (free || inside(event)) && (() => move("on")),
      ArrowDown: free && overflows() && (() => scroll(2)),
      ArrowUp: free && overflows() && (() => scroll(-2)),
      u: ask,
      U: ask,
    };
    desk.data.themes.forEach(({ id }, number) => {
      keys[number + 1] = () => toggle(desk.asking ? desk.unsure : desk.themes, id);
    });
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || ["ArrowDown", "ArrowUp"].includes(event.key)) act();
  };
  return desk;
}

export default function (component) {
  const parent = component.parentElement;
  const desk = desks.get(parent) ?? open(parent);
  desks.set(parent, desk);
  desk.update(component);
  document.addEventListener("keydown", desk.onKey, true);
  document.addEventListener("pointerdown", desk.onPointer, true);
  return () => {
    document.removeEventListener("keydown", desk.onKey, true);
    document.removeEventListener("pointerdown", desk.onPointer, true);
  };
}
