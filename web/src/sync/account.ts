/** Who is signed in on this device: known at once from the device, made sure of with the server. */
import { Signal } from "../kit/signal";
import { RefusedError } from "./net";
import type { Sync } from "./sync";

export interface User {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly email: string;
  readonly role: "admin" | "user";
  readonly avatar: string | null;
  readonly must_change_password: boolean;
  /** The host asks everybody for a second factor, and there is none yet. */
  readonly must_set_up_mfa?: boolean;
  /** False: comes by single sign-on alone. */
  readonly has_password?: boolean;
  readonly created_at: string;
}

export interface AccountView {
  readonly user: User | null;
  /** "loading" until the device, or failing that the server, has said who is here. */
  readonly state: "loading" | "ready";
}

const KEY = "account";
/** Whose data the device holds; stays when a sign-in runs out, so that the same person finds everything again. */
const OWNER = "owner";
/** Signed out here while the server could not be told. */
const LEAVING = "leaving";

export class AccountKeeper {
  readonly #sync: Sync;
  readonly changed = new Signal();
  view: AccountView = { user: null, state: "loading" };

  constructor(sync: Sync) {
    this.#sync = sync;
    sync.link.signedOut.on(() => void this.#lapsed());
    sync.core.accountChanged.on(() => void this.#reread());
    sync.core.wiped.on(() => this.#show(null));
    void sync.core.ready.then(() => this.#begin());
  }

  /** The server has let this account in, or has changed it. Another account's data leaves the device first. */
  async signIn(user: User): Promise<void> {
    const { core } = this.#sync;
    await core.ready;
    const owner = await this.#read(OWNER);
    if (owner !== undefined && owner !== user.id) await core.wipe();
    const was = this.view.user;
    if (was && JSON.stringify(was) === JSON.stringify(user)) return;
    await this.#keep({ [OWNER]: user.id, [KEY]: user, [LEAVING]: false });
    this.#show(user);
    core.tabs.post({ t: "account" });
    if (was?.id !== user.id) this.#sync.resume();
  }

  /** Signs out and leaves nothing of the account on the device, reachable server or not. */
  async signOut(): Promise<void> {
    const { core } = this.#sync;
    this.#sync.live.stop();
    // First of all, so that a window closed half-way does not find the account here again.
    await this.#keep({ [LEAVING]: true });
    await core.wipe(false, { [LEAVING]: true });
    await this.#leave();
  }

  /** Asks the server again: the network is back, or the profile was edited. */
  async refresh(): Promise<void> {
    const { core, link } = this.#sync;
    if ((await this.#read(LEAVING)) === true) {
      this.#show(null);
      if (!(await this.#leave())) return;
    }
    const { epoch } = core;
    try {
      const { user } = await link.request<{ user: User }>("GET", "/api/auth/me");
      if (epoch === core.epoch) await this.signIn(user);
    } catch (error) {
      // Nobody is known here and nobody can be asked: the sign-in page says that the server is away.
      const unknown = this.view.state === "loading";
      if (epoch === core.epoch && unknown && !isLapsed(error)) this.#show(null);
    }
  }

  async #begin(): Promise<void> {
    const { core } = this.#sync;
    if ((await this.#read(LEAVING)) === true) await core.wipe(false, { [LEAVING]: true });
    const user = (await this.#read(KEY)) as User | undefined;
    if (user) {
      this.#show(user);
      this.#sync.resume();
    }
    await this.refresh();
  }

  async #leave(): Promise<boolean> {
    try {
      await this.#sync.link.request("POST", "/api/auth/logout");
    } catch (error) {
      if (!(error instanceof RefusedError)) return false;
    }
    await this.#keep({ [LEAVING]: false });
    return true;
  }

  /** The sign-in has run out. What is on the device stays for the same person to come back to. */
  async #lapsed(): Promise<void> {
    const { core, live } = this.#sync;
    const was = this.view.user;
    if (!was && this.view.state === "ready") return;
    live.stop();
    this.#show(null);
    await this.#keep({ [KEY]: undefined });
    if (was) core.tabs.post({ t: "account" });
  }

  async #reread(): Promise<void> {
    const user = ((await this.#read(KEY)) as User | undefined) ?? null;
    const came = user !== null && this.view.user === null;
    this.#show(user);
    if (came) this.#sync.resume();
    if (!user) this.#sync.live.stop();
  }

  #show(user: User | null): void {
    this.view = { user, state: "ready" };
    this.changed.emit();
  }

  async #read(key: string): Promise<unknown> {
    return this.#sync.core.device.readKept(key).catch(() => undefined);
  }

  async #keep(values: Readonly<Record<string, unknown>>): Promise<void> {
    const { device } = this.#sync.core;
    for (const [key, value] of Object.entries(values)) await device.keep(key, value).catch(() => {});
  }
}

function isLapsed(error: unknown): boolean {
  return error instanceof RefusedError && error.status === 401;
}
