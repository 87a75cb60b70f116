// Keeps the page on the device and answers from there; it asks the network for nothing else.
"use strict";
const KEPT = "awhile-@VERSION@";
const FILES = ["./", "manifest.webmanifest", "icon.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys())
      if (name.startsWith("awhile-") && name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  event.respondWith((async () => {
    const kept = await caches.match(event.request, { ignoreSearch: true });
    return kept || Response.error();
  })());
});
