import { decodeWorld, inflate, type World } from "./decode.ts";
import url from "./world.bin?url";

let loading: Promise<World> | null = null;

/** Read once a page; a failed try is forgotten, so that the next map asks again. */
export function loadWorld(): Promise<World> {
  loading ??= read().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function read(): Promise<World> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`basemap: ${response.status}`);
  return decodeWorld(await inflate(response));
}
