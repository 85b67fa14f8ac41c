import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Role } from "./views";

/** What each role is called and what it may do, in a line. */
export const ROLES: Record<Role, { name: MessageDescriptor; may: MessageDescriptor }> = {
  owner: { name: msg`Owner`, may: msg`May do everything, and decides who is on the trip.` },
  editor: { name: msg`Editor`, may: msg`Plans along: places, days, stops and notes.` },
  commenter: { name: msg`Commenter`, may: msg`Sees everything and joins the talk, but changes no plan.` },
  viewer: { name: msg`Viewer`, may: msg`Sees everything and changes nothing.` },
  guest: { name: msg`Guest`, may: msg`Comes along without an account.` },
};
