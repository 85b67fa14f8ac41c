import { call } from "../../kit/http";
import type { User } from "../../sync";

interface UserAnswer {
  user: User;
}

export const register = (fields: { username: string; email: string; password: string }) =>
  call<UserAnswer>("POST", "/api/auth/register", fields);

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

export const changePassword = (fields: { current_password: string; new_password: string }) =>
  call<unknown>("PUT", "/api/auth/me/password", fields);
