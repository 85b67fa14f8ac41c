import { msg } from "@lingui/core/macro";
import type { Sentences } from "../../ui/errors";

export const PEOPLE_SENTENCES: Sentences = {
  ACCOUNT_EXISTS: msg`There is already an account with this name or address.`,
  BAD_EMAIL: msg`That is not an e-mail address.`,
  BAD_USERNAME: msg`A name has 2 to 50 letters, digits, dots, dashes or underscores.`,
  LAST_ADMIN: msg`This is the last administrator. Make somebody else one first.`,
};
