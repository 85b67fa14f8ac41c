import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useCallback } from "react";
import { HttpError } from "../kit/http";

/** What happened, what is safe, what to do: one sentence a code. A code not listed speaks the server's own sentence. */
const SENTENCES: Record<string, MessageDescriptor> = {
  OFFLINE: msg`There is no connection to the server. Check the network and try again.`,
  AUTH_REQUIRED: msg`You are signed out. Sign in again to go on.`,
  RATE_LIMITED: msg`Too many attempts. Wait a few minutes and try again.`,
  TOO_MANY: msg`That was too often in a short time. Wait a moment and try again.`,
  NO_PERMISSION: msg`Your role on this trip does not allow that. Ask its owner.`,
  PICTURE_UNREADABLE: msg`This picture cannot be read. Choose a JPEG, PNG, GIF or WebP file.`,
  PICTURE_TOO_LARGE: msg`This picture is too large.`,
  BODY_TOO_LARGE: msg`That is too large to send.`,
  UNKNOWN_ACCOUNT: msg`Nobody here has that e-mail address or name.`,
  ALREADY_MEMBER: msg`This person is on the trip already.`,
  HTTP_413: msg`The file is too large.`,
  HTTP_502: msg`The server does not answer at the moment. Try again shortly.`,
  HTTP_503: msg`The server does not answer at the moment. Try again shortly.`,
  HTTP_504: msg`The server does not answer at the moment. Try again shortly.`,
  UNKNOWN: msg`Something went wrong on the server. Nothing was changed; try again.`,
};

export type Sentences = Readonly<Record<string, MessageDescriptor>>;

/** Turns what was thrown into a sentence; a feature passes the codes that only it knows. */
export function useErrorSentence(own?: Sentences): (error: unknown) => string {
  const { i18n } = useLingui();
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof HttpError)) return i18n._(SENTENCES.UNKNOWN as MessageDescriptor);
      // Some codes say more precisely which rule was broken.
      const exact = `${error.code}:${String(error.detail.rule)}`;
      const known = own?.[exact] ?? own?.[error.code] ?? SENTENCES[error.code];
      if (known) return i18n._(known);
      return error.status >= 400 && error.status < 500 && error.message
        ? error.message
        : i18n._(SENTENCES.UNKNOWN as MessageDescriptor);
    },
    [i18n, own],
  );
}
