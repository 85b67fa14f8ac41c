import type { OutboundLog, SignInPolicy } from "../../domain/api.gen";
import { call } from "../../kit/http";

export type { Outgoing } from "../../domain/api.gen";

/** How many entries of a log are fetched at a time. */
export const PAGE = 100;

export const readOutbound = (offset: number) =>
  call<OutboundLog>("GET", `/api/admin/outbound?limit=${PAGE}&offset=${offset}`);

export const readSignInPolicy = () => call<SignInPolicy>("GET", "/api/auth/app-settings");
export const writeSignInPolicy = (fields: Partial<SignInPolicy>) =>
  call<SignInPolicy>("PUT", "/api/auth/app-settings", fields);
