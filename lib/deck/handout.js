// Below each step what its speaker says, once all steps are drawn.
const { steps } = JSON.parse(document.getElementById("briefing").textContent);
const root = document.documentElement;

const addNotes = () => {
  for (const [number, sheet] of document.querySelectorAll(".sheet").entries()) {
    const below = document.createElement("section");
    below.className = "below";
    below.textContent = steps[number]?.speaker_notes || "";
    sheet.after(below);
  }
};

const drawn = new MutationObserver(() => {
  if (root.dataset.ready !== "yes") return;
  drawn.disconnect();
  addNotes();
});
drawn.observe(root, { attributes: true, attributeFilter: ["data-ready"] });
