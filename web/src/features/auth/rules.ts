/** The password rules of `cairn/access/passwords.py`, shown while one types. The server has the last word. */

export const PASSWORD_RULES = ["length", "upper", "lower", "digit", "special", "repetitive"] as const;
export type PasswordRule = (typeof PASSWORD_RULES)[number];

/** How long a password has to be where the host has said nothing. */
export const MIN_LENGTH = 8;

const TESTS: Record<PasswordRule, (password: string, least: number) => boolean> = {
  length: (password, least) => [...password].length >= least && [...password].length <= 256,
  upper: (password) => /\p{Lu}/u.test(password),
  lower: (password) => /\p{Ll}/u.test(password),
  digit: (password) => /\p{Nd}/u.test(password),
  special: (password) => /[^\p{L}\p{N}]/u.test(password),
  repetitive: (password) => new Set(password).size >= 4,
};

export const meets = (rule: PasswordRule, password: string, least = MIN_LENGTH): boolean =>
  TESTS[rule](password, least);

export const isStrong = (password: string, least = MIN_LENGTH): boolean =>
  PASSWORD_RULES.every((rule) => meets(rule, password, least));

/** As the server accepts it: letters, digits, dot, dash, underscore, 2 to 50 of them. */
export const isUsername = (name: string): boolean => /^[\p{L}\p{N}_.-]{2,50}$/u.test(name);

export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$|^[^\s@]+@localhost$/.test(text);
