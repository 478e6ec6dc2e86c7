const PAUSE = 350;
export default function ({ data, parentElement, setStateValue }) {
  let box = parentElement.querySelector("textarea");
  if (!box) {
    const label = document.createElement("label");
    label.append(document.createElement("span"));
    box = document.createElement("textarea");
    box.spellcheck = false;
    label.append(box);
    parentElement.append(label);
  }
  parentElement.querySelector("span").textContent = data.label;
  // What is being typed is never overwritten: only another text to edit takes its place.
  if (box.dataset.of !== data.of) {
    clearTimeout(box.pending);
    box.dataset.of = data.of;
    box.value = box.reported = data.text;
  }
  const report = () => {
    clearTimeout(box.pending);
    if (box.value === box.reported) return;
    box.reported = box.value;
    setStateValue("typed", { of: box.dataset.of, text: box.value });
  };
  box.oninput = () => {
    clearTimeout(box.pending);
    box.pending = setTimeout(report, PAUSE);
  };
  box.onblur = report;
  const warn = (event) => {
    if (box.value.trim() !== data.saved.trim()) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);
  return () => window.removeEventListener("beforeunload", warn);
}
