import { call } from "../../kit/http";

export interface User {
  id: string;
  username: string;
  display_name: string | null;
  email: string;
  role: "admin" | "user";
  avatar: string | null;
  must_change_password: boolean;
  created_at: string;
}

interface UserAnswer {
  user: User;
}

export const register = (fields: { username: string; email: string; password: string }) =>
  call<UserAnswer>("POST", "/api/auth/register", fields);

export const login = (fields: { email: string; password: string; remember_me: boolean }) =>
  call<UserAnswer>("POST", "/api/auth/login", fields);

export const changePassword = (fields: { current_password: string; new_password: string }) =>
  call<unknown>("PUT", "/api/auth/me/password", fields);
