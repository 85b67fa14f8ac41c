/** The name is the same in every language. */
export const PRODUCT = "Cairn";
