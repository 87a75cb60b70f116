/** The service worker: keeps the program on the device, answers from there, takes a shared chat. */
/// <reference lib="webworker" />

declare const self: ServiceWorkerGlobalScope;
declare const VERSION: string;
declare const FILES: readonly string[];

const KEPT = `awhile-${VERSION}`;
const SHARED = "shared";

// One version is kept whole or not at all, so that no page mixes two.
self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(KEPT);
      try {
        await Promise.all(
          FILES.map(async (file) => {
            const response = await fetch(file, { cache: "no-cache" });
            if (!response.ok) throw new Error(file);
            await cache.put(file, response);
          }),
        );
      } catch (error) {
        await caches.delete(KEPT);
        throw error;
      }
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith("awhile-") && name !== KEPT) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin) return;
  if (event.request.method === "POST" && url.pathname.endsWith("/share")) {
    event.respondWith(share(event.request));
    return;
  }
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  // Whatever address under this page is opened, it is the page.
  if (request.mode === "navigate") return (await cache.match("index.html")) ?? fetch(request);
  return fetch(request);
}

/** A chat from the share sheet: laid down here, taken in and removed by the page that then opens. */
async function share(request: Request): Promise<Response> {
  const given = await request.formData();
  const cache = await caches.open(SHARED);
  let n = 0;
  for (const file of given.getAll("chat"))
    if (file instanceof File)
      await cache.put(`shared/${n++}?name=${encodeURIComponent(file.name)}`, new Response(file));
  return Response.redirect("./", 303);
}

export {};
