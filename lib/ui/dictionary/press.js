export default function ({ data, parentElement, setTriggerValue }) {
  let box = parentElement.querySelector(":scope > .pressable");
  if (!box) {
    box = document.createElement("div");
    box.className = "pressable";
    parentElement.append(box);
  }
  if (box.drawn !== data.html) {
    const buttons = () => [...box.querySelectorAll("button[data-press]")];
    const at = buttons().indexOf(document.activeElement);
    box.drawn = data.html;
    box.innerHTML = data.html;
    if (at >= 0) buttons()[Math.min(at, buttons().length - 1)]?.focus({ preventScroll: true });
  }
  box.onclick = (event) => {
    const button = event.target.closest("button[data-press]");
    if (button) setTriggerValue("pressed", button.dataset.press);
  };
}
