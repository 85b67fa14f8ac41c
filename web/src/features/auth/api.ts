import type {
  Credentials,
  InviteSeen,
  Joined,
  Linked,
  Options,
  Preview,
  TokenMade,
  Tokens,
  WasReset,
} from "../../domain/api.gen";
import { call } from "../../kit/http";
import type { User } from "../../sync";

interface UserAnswer {
  user: User;
}

export const register = (fields: {
  username: string;
  email: string;
  password: string;
  invite_token?: string;
}) => call<UserAnswer>("POST", "/api/auth/register", fields);

/** Either whoever is signed in now, or a token for the second step. */
interface SignedIn {
  user?: User;
  mfa_required?: boolean;
  mfa_token?: string;
  insecureCookie?: boolean;
}

export const login = (fields: { email: string; password: string; remember_me: boolean }) =>
  call<SignedIn>("POST", "/api/auth/login", fields);

export const verifyLogin = (mfa_token: string, code: string) =>
  call<SignedIn>("POST", "/api/auth/mfa/verify-login", { mfa_token, code });

export interface FactorState {
  is_on: boolean;
  backup_codes_left: number;
  is_required: boolean;
}

export interface FactorSetup {
  secret: string;
  otpauth_url: string;
  qr_svg: string;
}

export const readFactor = () => call<FactorState>("GET", "/api/auth/mfa");
export const setUpFactor = () => call<FactorSetup>("POST", "/api/auth/mfa/setup");
export const enableFactor = (code: string) =>
  call<{ backup_codes: string[] }>("POST", "/api/auth/mfa/enable", { code });
export const disableFactor = (password: string, code: string) =>
  call<unknown>("POST", "/api/auth/mfa/disable", { password, code });
export const renewCodes = (password: string, code: string) =>
  call<{ backup_codes: string[] }>("POST", "/api/auth/mfa/backup-codes", { password, code });

export const changePassword = (fields: { current_password?: string; new_password: string }) =>
  call<unknown>("PUT", "/api/auth/me/password", fields);

export const forgotPassword = (email: string) =>
  call<unknown>("POST", "/api/auth/forgot-password", { email });
export const resetPassword = (token: string, new_password: string, mfa_code?: string) =>
  call<WasReset>("POST", "/api/auth/reset-password", {
    token,
    new_password,
    ...(mfa_code ? { mfa_code } : {}),
  });

export const lookAtInvite = (token: string) =>
  call<InviteSeen>("GET", `/api/auth/invite/${encodeURIComponent(token)}`);

/** Connects the account that has just signed in with the identity that came back to this browser. */
export const confirmSsoLink = () => call<unknown>("POST", "/api/auth/oidc/link");
export const readSsoLink = () => call<Linked>("GET", "/api/auth/oidc/link");
export const removeSsoLink = () => call<unknown>("DELETE", "/api/auth/oidc/link");

export const passkeyLoginOptions = () => call<Options>("POST", "/api/auth/passkey/login/options");
export const loginByPasskey = (response: unknown, remember_me: boolean) =>
  call<SignedIn>("POST", "/api/auth/passkey/login/verify", { response, remember_me });
export const listPasskeys = () => call<Credentials>("GET", "/api/auth/passkey/credentials");
export const passkeyOptions = () => call<Options>("POST", "/api/auth/passkey/register/options", {});
export const addPasskey = (response: unknown, name: string) =>
  call<Credentials>("POST", "/api/auth/passkey/register/verify", { response, name });
export const renamePasskey = (id: string, name: string) =>
  call<unknown>("PATCH", `/api/auth/passkey/credentials/${id}`, { name });
export const trustPasskey = (id: string) =>
  call<unknown>("POST", `/api/auth/passkey/credentials/${id}/trust`);
export const removePasskey = (id: string) => call<unknown>("DELETE", `/api/auth/passkey/credentials/${id}`);

export const previewTrip = (token: string) =>
  call<Preview>("GET", `/api/trip-invites/${encodeURIComponent(token)}`);
export const joinTrip = (token: string) =>
  call<Joined>("POST", `/api/trip-invites/${encodeURIComponent(token)}/accept`);

export const listTokens = () => call<Tokens>("GET", "/api/auth/mcp-tokens");
export const makeToken = (fields: { name: string; scopes: readonly string[]; expires_in_days: number }) =>
  call<TokenMade>("POST", "/api/auth/mcp-tokens", fields);
export const removeToken = (id: string) => call<unknown>("DELETE", `/api/auth/mcp-tokens/${id}`);

export const deleteAccount = (heir: string | null) =>
  call<unknown>("DELETE", `/api/auth/me${heir === null ? "" : `?heir=${heir}`}`);
