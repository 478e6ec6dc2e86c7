// The stage again when it is loaded anew, also where the server is gone: from the network if it answers, else as kept.
const KEPT = "didymium-stage";
const PATIENCE = 4000;

const fromNetwork = async (request) => {
  const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  if (answer.ok) (await caches.open(KEPT)).put(request.url, answer.clone());
  return answer;
};

const fromEither = async (request) => {
  try {
    return await fromNetwork(request);
  } catch (error) {
    const kept = await caches.match(request.url, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") event.respondWith(fromEither(event.request));
});
