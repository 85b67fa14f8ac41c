/** The one Sync of this tab, made from what the browser has. */
import { clock } from "../kit/clock";
import { AccountKeeper } from "./account";
import { openDevice } from "./device.idb";
import { Kinds } from "./kinds";
import type { Socket } from "./live";
import { HttpNet } from "./net";
import type { KindSpecs } from "./records";
import { Sync } from "./sync";
import { BrowserTabs } from "./tabs";
import { TripList } from "./trips";

/** After this long out of sight a socket may have died without a word: ask. */
const STALE_MS = 20_000;

export interface Engine {
  readonly sync: Sync;
  readonly account: AccountKeeper;
  readonly trips: TripList;
}

const kinds = new Kinds();
let engine: Engine | null = null;

/** Tells the core what the nouns are. Called once, by domain, before anything is drawn. */
export function registerKinds(specs: KindSpecs): void {
  kinds.register(specs);
}

export function theEngine(): Engine {
  engine ??= start();
  return engine;
}

/** Puts another engine in place of the browser's: component tests have a server and a device of their own. */
export function replaceEngine(next: Engine | null): void {
  engine = next;
}

export function engineOf(sync: Sync): Engine {
  const account = new AccountKeeper(sync);
  return { sync, account, trips: new TripList(sync, account) };
}

function start(): Engine {
  const sync = new Sync({
    kinds,
    device: openDevice(),
    net: new HttpNet(),
    tabs: new BrowserTabs(),
    clock,
    openSocket,
  });
  const made = engineOf(sync);
  watchWindow(made);
  return made;
}

function watchWindow({ sync, account, trips }: Engine): void {
  let hiddenAt = 0;
  const again = () => {
    if (!account.view.user) return;
    sync.nudge();
    void account.refresh();
    void trips.refresh();
  };
  window.addEventListener("online", again);
  window.addEventListener("offline", () => sync.link.setOffline(true));
  document.addEventListener("visibilitychange", () => {
    const hidden = document.visibilityState === "hidden";
    sync.reader.hidden = hidden;
    if (hidden) hiddenAt = clock.now();
    else if (sync.link.offline || clock.now() - hiddenAt > STALE_MS) again();
    else sync.live.retry();
  });
}

function openSocket(token: string): Socket {
  const url = new URL("/ws", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.searchParams.set("token", token);
  return new WebSocket(url) as Socket;
}
