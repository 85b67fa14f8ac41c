/** What stands behind the # of the address under a name: keys that no server's log is to see. It is taken out at once. */
export function fromHash(name: string): string {
  const found = new URLSearchParams(window.location.hash.slice(1)).get(name);
  if (found !== null)
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
  return found ?? "";
}
