import { chartOnPaper, onCanvas } from "../figures/pictures/reading.js";

// What is asked for, figures or finished pictures, stands in the page, and so does what has come of it. All is done by
// the time the page has loaded: whoever opened it reads it then.
const asked = JSON.parse(document.getElementById("asked").textContent);

const drawChart = async ({ data, layout }) => {
  const plot = document.createElement("div");
  document.body.append(plot);
  await Plotly.newPlot(plot, data, { ...layout, width: 960 }, { staticPlot: true });
  const svg = chartOnPaper(plot, (paint) => paint);
  plot.remove();
  return () => svg;
};

const showPicture = (svg) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  document.body.append(image);
  return () => onCanvas(image).toDataURL("image/png").split(",")[1];
};

const begun = [];
for (const one of asked) {
  try {
    begun.push(typeof one === "string" ? showPicture(one) : await drawChart(one));
  } catch {
    begun.push(() => ""); // a figure that somebody changed in its file
  }
}
const tell = () => {
  const told = document.createElement("pre");
  told.id = "made";
  told.textContent = JSON.stringify(begun.map((finish) => finish()));
  document.body.append(told);
};
if (document.readyState === "complete") tell();
else addEventListener("load", tell);
