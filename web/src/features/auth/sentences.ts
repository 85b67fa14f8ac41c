import { msg } from "@lingui/core/macro";
import type { Sentences } from "../../ui/errors";

export const AUTH_SENTENCES: Sentences = {
  WRONG_CREDENTIALS: msg`The address or the password is not right.`,
  REGISTRATION_CLOSED: msg`This server takes no new accounts. Ask its host for one.`,
  ACCOUNT_EXISTS: msg`There is already an account with this name or address. Sign in, or choose another name.`,
  BAD_EMAIL: msg`That is not an e-mail address.`,
  BAD_USERNAME: msg`A name has 2 to 50 letters, digits, dots, dashes or underscores.`,
  WRONG_CODE: msg`This code is not right, or was used before. Wait for the next one.`,
  MFA_CHALLENGE_OVER: msg`This sign-in took too long or had too many wrong codes. Begin again with your password.`,
  MFA_REQUIRED: msg`The host of this server asks everybody for two-factor sign-in.`,
  MFA_NOT_BEGUN: msg`This took too long. Begin again.`,
  "PASSWORD_POLICY:same": msg`The new password is the old one.`,
  "PASSWORD_POLICY:common": msg`This password is among the first that strangers try. Choose another.`,
  "PASSWORD_POLICY:context": msg`Choose a password without your name, your address or the name of this app in it.`,
  PASSWORD_POLICY: msg`The password does not meet the rules.`,
};
