import { flag } from "../kit/flag";

/** What lies over the page, opened from more places than one. */
export const attention = flag();
export const shortcuts = flag();
export const members = flag();
