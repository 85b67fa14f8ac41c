import { call } from "../../kit/http";
import type { User } from "../../sync";

interface UserAnswer {
  user: User;
}

export const register = (fields: { username: string; email: string; password: string }) =>
  call<UserAnswer>("POST", "/api/auth/register", fields);

export const login = (fields: { email: string; password: string; remember_me: boolean }) =>
  call<UserAnswer & { insecureCookie?: boolean }>("POST", "/api/auth/login", fields);

export const changePassword = (fields: { current_password: string; new_password: string }) =>
  call<unknown>("PUT", "/api/auth/me/password", fields);
