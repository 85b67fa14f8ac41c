let known: boolean | null = null;

/** Asked once: every try takes one of the few GL contexts a page may hold. */
export function canDraw(): boolean {
  known ??= probe();
  return known;
}

function probe(): boolean {
  try {
    const gl = document.createElement("canvas").getContext("webgl2");
    gl?.getExtension("WEBGL_lose_context")?.loseContext();
    return gl !== null;
  } catch {
    return false;
  }
}
