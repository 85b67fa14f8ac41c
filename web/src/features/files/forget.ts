/** After signing out nothing of anybody's files stays on the device. */
import { CACHE } from "./keep";
import { uploads } from "./uploads";

export async function forgetFiles(): Promise<void> {
  await uploads.clear();
  if ("caches" in globalThis) await caches.delete(CACHE);
}
