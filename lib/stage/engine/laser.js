import { make } from "./elements.js";

// A red dot where the speaker points; other windows of the talk show it at the same place of the step.
export class Laser {
  constructor(show, tell) {
    this.dot = make("div", { class: "laser", hidden: true });
    show.board.append(this.dot);
    this.isOn = false;
    show.frame.addEventListener("pointermove", (event) => {
      if (!this.isOn) return;
      const point = show.pointAt(event.clientX, event.clientY);
      this.put(point);
      tell(point);
    });
    show.frame.addEventListener("pointerleave", () => {
      if (!this.isOn) return;
      this.put(null);
      tell(null);
    });
    this.show = show;
  }

  toggle() {
    this.isOn = !this.isOn;
    this.show.frame.classList.toggle("pointing", this.isOn);
    if (!this.isOn) this.put(null);
    return this.isOn;
  }

  put(point) {
    this.dot.hidden = !point;
    if (!point) return;
    if (!this.dot.isConnected) this.show.board.append(this.dot);
    this.dot.style.left = `${point.x * 100}%`;
    this.dot.style.top = `${point.y * 100}%`;
  }
}
