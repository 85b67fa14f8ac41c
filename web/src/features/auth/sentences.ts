import { msg } from "@lingui/core/macro";
import type { Sentences } from "../../ui/errors";

export const AUTH_SENTENCES: Sentences = {
  BAD_CREDENTIALS: msg`The address or the password is not right.`,
  INVALID_CREDENTIALS: msg`The address or the password is not right.`,
  WRONG_PASSWORD: msg`The current password is not right.`,
  REGISTRATION_CLOSED: msg`This server takes no new accounts. Ask its host for one.`,
  EMAIL_TAKEN: msg`There is already an account with this address. Sign in instead?`,
  USERNAME_TAKEN: msg`This name is taken. Choose another one.`,
  PASSWORD_POLICY: msg`The password does not meet the rules below it.`,
  PASSWORD_COMMON: msg`This password is on every list of guesses. Choose another one.`,
};
