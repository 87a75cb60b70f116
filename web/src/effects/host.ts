/** What only the folder on a host can do: last without a network, and take a chat that is shared. */
import type { Event } from "../state/events.ts";
import type { Files } from "./files.ts";

const SHARED = "shared";

/** Register the keeper, and take in what a phone's share sheet left with it. */
export async function join(files: Files, send: (event: Event) => void): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register("service-worker.js");
  const cache = await caches.open(SHARED);
  const found: File[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const name = new URL(request.url).searchParams.get("name") ?? "chat.txt";
    if (response) found.push(new File([await response.blob()], name));
    await cache.delete(request);
  }
  if (found.length) send({ type: "chosen", files: files.add(found) });
}
