const KEPT = "didymium-stage"; // as the worker calls it

const putAside = async (answer) => {
  try {
    await (await caches.open(KEPT)).put(location.pathname, answer);
  } catch {} // by plain http there is no such place
};

// A copy for a reload without the server, where the browser allows one: on this machine and by https.
export const keepForReload = async ({ root }) => {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register(`${root}/stage-worker.js`, { scope: `${root}/stage/` });
    await (await caches.open(KEPT)).add(location.pathname);
  } catch {} // the stage that is open goes on all the same
};

// The briefing as the server has it now; null where there is none.
export const readAnew = async () => {
  try {
    const answer = await fetch(location.pathname, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) return null;
    await putAside(answer.clone());
    const read = new DOMParser().parseFromString(await answer.text(), "text/html");
    const text = (id) => read.getElementById(id).textContent;
    return { briefing: JSON.parse(text("briefing")), type: text("type").trim() };
  } catch {
    return null;
  }
};
