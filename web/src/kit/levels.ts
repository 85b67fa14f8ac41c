/** Who may do what on trips, as the host has set it: from the server's description of itself, kept for starts offline. */
import { Signal } from "./signal";

export type Level = "owner" | "editor";
export type Levels = Readonly<Record<string, Level>>;

export const levelsChanged = new Signal();
let levels: Levels = {};

export const currentLevels = (): Levels => levels;

export function setLevels(next: Levels): void {
  levels = next;
  levelsChanged.emit();
}
