import { keep, kept } from "./elements.js";

// What the address asks for: "#7" a step, "#speaker", "#remote", "#print"; "&" begins what else it says.
const readHash = () => {
  const [first, ...rest] = decodeURIComponent(location.hash.slice(1)).split("&");
  return { first, said: new URLSearchParams(rest.join("&")) };
};

const WINDOWS = ["speaker", "remote", "print"];
const SERVED = /^(.*)\/stage\/([^/]+?)(\/follow)?$/;

const servedAt = () => {
  const found = location.protocol.startsWith("http") && SERVED.exec(location.pathname);
  return found ? { root: `${location.origin}${found[1]}`, name: found[2], follows: Boolean(found[3]) } : null;
};

export const readPlace = () => {
  const { first, said } = readHash();
  const served = servedAt();
  const shows = served?.follows ? "follow" : WINDOWS.includes(first) ? first : "stage";
  const key = said.get("key") ?? (served && kept(`key:${served.name}`)) ?? "";
  if (served && key && shows === "stage") keep(`key:${served.name}`, key);
  return {
    shows,
    asked: shows === "stage" ? first : "",
    session: said.get("session"),
    scheme: said.get("scheme"),
    key,
    served,
  };
};

// The number of the step that an address asks for, and what to say where there is none.
export const stepAsked = (asked, n, earlier) => {
  const number = Number(asked);
  if (Number.isInteger(number) && number >= 1 && number <= n) return { number: number - 1, problem: "" };
  const back = Math.min(Math.max(0, Number(earlier) || 0), n - 1);
  if (!asked || asked === "present") return { number: back, problem: "" };
  const steps = n === 1 ? "one step" : `${n} steps`;
  return {
    number: back,
    problem: `The link asks for step “${asked.slice(0, 40)}”. This briefing has ${steps}; this is step ${back + 1}.`,
  };
};

export const writeStep = (number) => {
  try {
    history.replaceState(null, "", `#${number + 1}`);
  } catch {} // a browser lets an address change only so often
};
