import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
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
  "PASSWORD_POLICY:leaked": msg`This password has been in a leak: whoever tries passwords knows it. Choose another.`,
  PASSWORD_POLICY: msg`The password does not meet the rules.`,
  RESET_OVER: msg`This link is over, or was used before. Ask for another one.`,
  PASSWORD_LOGIN_OFF: msg`Nobody signs in with a password here.`,
  WRONG_PASSKEY: msg`This passkey does not open an account here.`,
  PASSKEYS_FULL: msg`There are as many passkeys as an account may have. Remove one first.`,
  PASSKEY_ELSEWHERE: msg`Passkeys are for another address of this server. Open that one.`,
  PASSKEY_KNOWN: msg`This passkey is there already.`,
  PASSKEY_REFUSED: msg`This passkey cannot be used here. Try another device.`,
  LAST_WAY_IN: msg`Choose a password or add a passkey first: this is your only way in.`,
  INVITE_UNKNOWN: msg`This invite was taken back, or the link is not whole. Ask for another one.`,
  INVITE_OVER: msg`This invite is over, or was used as often as it may be. Ask for another one.`,
  INVITE_LEFT: msg`You were on this trip and are not any more. Its owner has to ask you anew.`,
  INVITE_FOR_ANOTHER: msg`This invite is for another e-mail address.`,
  TOKENS_FULL: msg`There are as many keys as an account may have. Delete one first.`,
  OWNS_TRIPS: msg`Others are on trips of yours. Say who gets them.`,
  LAST_ADMIN: msg`You are the last administrator here. Make somebody else one first.`,
};

const SSO_SENTENCES: Sentences = {
  access_denied: msg`The sign-in was cancelled there.`,
  invalid_state: msg`This sign-in took too long, or was begun in another window. Begin again.`,
  registration_disabled: msg`This server takes no new accounts. Ask its host for an invite.`,
  account_conflict: msg`Your address belongs to an account that is connected with another identity. Ask the host.`,
  email_not_verified: msg`There is an account with your address, and your provider has not checked that it is yours.`,
  no_email: msg`Your provider does not say your e-mail address. Ask the host.`,
};
const SSO_FAILED = msg`The single sign-on did not work. Try again, or ask the host.`;

/** What went wrong at the single sign-on, by the code that the page was come back to with. */
export function useSsoSentence(): (code: string) => string {
  const { i18n } = useLingui();
  return (code) => i18n._(SSO_SENTENCES[code] ?? SSO_FAILED);
}
