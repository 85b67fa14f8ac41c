/** Passkeys: what the browser asks of the device, with the server's questions and answers as JSON. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";

import { HttpError } from "./http";

/** Whoever sits there closed the browser's own dialog, or took too long: nothing to complain about. */
export class PasskeyCancelled extends Error {}

export const hasPasskeys = (): boolean => typeof window.PublicKeyCredential === "function";

export async function makePasskey(
  options: Readonly<Record<string, unknown>>,
): Promise<RegistrationResponseJSON> {
  const { startRegistration } = await import("@simplewebauthn/browser");
  return asked(() =>
    startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }),
  );
}

export async function signWithPasskey(
  options: Readonly<Record<string, unknown>>,
): Promise<AuthenticationResponseJSON> {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  return asked(() =>
    startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }),
  );
}

async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError"))
      throw new PasskeyCancelled();
    if (error instanceof Error && error.name === "SecurityError")
      throw new HttpError("PASSKEY_ELSEWHERE", 0, "passkeys are for another address");
    if (error instanceof Error && error.name === "InvalidStateError")
      throw new HttpError("PASSKEY_KNOWN", 0, "the device has a passkey for this account already");
    throw error;
  }
}
