/** Lower case, without accents: "Sao Paulo" finds "São Paulo". */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

interface Findable {
  label: string;
  description?: string;
  keywords?: string;
}

/** Every word of the query occurs; those whose label begins with it come first. At most `limit`. */
export function matching<T extends Findable>(items: readonly T[], query: string, limit: number): T[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.slice(0, limit);
  const best: T[] = [];
  const rest: T[] = [];
  for (const item of items) {
    const label = plain(item.label);
    const all = plain(`${item.label} ${item.description ?? ""} ${item.keywords ?? ""}`);
    if (!words.every((word) => all.includes(word))) continue;
    if (label.startsWith(words[0] ?? "")) best.push(item);
    else rest.push(item);
    if (best.length >= limit) break;
  }
  return [...best, ...rest].slice(0, limit);
}
