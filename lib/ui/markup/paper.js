// A chart keeps the pixels that it was drawn in, a sheet of paper has fewer or more: each is told how large it is there.
const WIDE = 700; // pixels of A4, which is narrower than Letter, between its margins
const HIGH = 740; // of Letter, which is lower, below the head of a page
const LARGEST = 1.4;

export const fitPaper = () => {
  for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"]')) {
    const { clientWidth, clientHeight } = chart.querySelector(".main-svg") || chart;
    const fits = Math.min(LARGEST, WIDE / clientWidth, HIGH / clientHeight);
    if (!(fits > 0)) continue;
    chart.style.setProperty("--on-paper", fits);
    chart.style.setProperty("--drawn-wide", `${clientWidth}px`);
    chart.style.setProperty("--drawn-high", `${clientHeight}px`);
  }
};
