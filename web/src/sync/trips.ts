/**
 * The list of trips, kept on the device and overlaid with what this device knows better: trips made offline and edits
 * that wait. The one file of this room that says "trip", because the list is made from many streams.
 */
import { sameValue } from "../kit/equal";
import { Signal } from "../kit/signal";
import type { AccountKeeper } from "./account";
import type { Rec, State } from "./state";
import type { StreamStore } from "./store";
import type { Sync } from "./sync";
import type { Change, Fields } from "./wire";

export interface CardMember {
  readonly id: string;
  readonly account_id: string | null;
  readonly name: string;
  readonly avatar: string | null;
  readonly role: string;
}

/** What a list shows of a trip without opening it; the trip's own fields are merged in by `index.ts`. */
export interface PlainCard {
  readonly id: string;
  readonly role: string;
  readonly head: number;
  readonly day_count: number;
  readonly place_count: number;
  readonly members: readonly CardMember[];
}

export interface PlainTripsView {
  readonly trips: readonly PlainCard[];
  readonly state: "loading" | "ready";
}

const KEY = "trips";
const PREFIX = "trip:";
const LISTS = ["/api/trips", "/api/trips?archived=1", "/api/trips?trashed=1"];

export class TripList {
  readonly #sync: Sync;
  readonly #account: AccountKeeper;
  readonly changed = new Signal();
  #cards = new Map<string, PlainCard>();
  #state: "loading" | "ready" = "loading";
  #view: PlainTripsView | null = null;
  #started = false;
  #running: Promise<void> | null = null;
  #again = false;
  readonly #made = new WeakMap<State, PlainCard>();

  constructor(sync: Sync, account: AccountKeeper) {
    this.#sync = sync;
    this.#account = account;
    const { core, live } = sync;
    const stale = () => this.#stale();
    core.noted.on(stale);
    core.received.on(({ stream }) => {
      if (stream.startsWith(PREFIX)) stale();
    });
    core.answered.on((change) => this.#note(change));
    core.wiped.on(() => {
      this.#cards = new Map();
      this.#state = "loading";
      stale();
    });
    account.changed.on(() => {
      stale();
      if (this.#started && account.view.user) void this.refresh();
    });
    live.trips.on(() => void this.refresh());
    live.up.on(() => {
      if (this.#started) void this.refresh();
    });
  }

  /** Begins to keep the list, at the first look at it. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    void this.#begin();
  }

  view(): PlainTripsView {
    this.#view ??= { trips: this.#overlaid(), state: this.#state };
    return this.#view;
  }

  /** Asks the server for the list; calls while one runs make one more. */
  refresh(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#fetch().finally(() => {
      this.#running = null;
      if (this.#again) {
        this.#again = false;
        void this.refresh();
      }
    });
    return this.#running;
  }

  async #begin(): Promise<void> {
    const { core } = this.#sync;
    await core.ready;
    const kept = (await core.device.readKept(KEY).catch(() => undefined)) as PlainCard[] | undefined;
    if (kept && this.#state === "loading") this.#show(kept);
    if (this.#account.view.user) await this.refresh();
  }

  async #fetch(): Promise<void> {
    const { core, link } = this.#sync;
    const { epoch } = core;
    try {
      const lists = await Promise.all(LISTS.map((path) => link.request<{ trips: PlainCard[] }>("GET", path)));
      if (epoch !== core.epoch) return;
      const cards = lists.flatMap(({ trips }) => trips);
      this.#show(cards);
      await core.device.keep(KEY, cards);
    } catch {
      // The list of last time stays; the next nudge asks again.
      if (epoch === core.epoch && this.#cards.size > 0) this.#show([...this.#cards.values()]);
    }
  }

  #show(cards: readonly PlainCard[]): void {
    const stood = this.#cards;
    // Equal cards keep their identity, so that a list of two hundred draws one anew and not all.
    this.#cards = new Map(
      cards.map((card) => {
        const before = stood.get(card.id);
        return [card.id, before && sameCard(before, card) ? before : card];
      }),
    );
    this.#state = "ready";
    this.#stale();
  }

  /** An answer to an edit of a trip that is not open here: the card is all there is to show it on. */
  #note(change: Change): void {
    for (const { kind, id, before, after } of change.diffs) {
      const card = this.#cards.get(id);
      if (kind === "trip" && before && after && card && change.seq > card.head) {
        this.#cards.set(id, { ...card, ...after });
        this.#stale();
      }
    }
  }

  #stale(): void {
    this.#view = null;
    this.changed.emit();
  }

  #overlaid(): PlainCard[] {
    const cards = new Map(this.#cards);
    for (const [stream, store] of this.#sync.core.streams) {
      if (!stream.startsWith(PREFIX)) continue;
      const id = stream.slice(PREFIX.length);
      const card = cards.get(id);
      const isNewer = store.waiting.length > 0 || (store.head !== null && store.head > (card?.head ?? -1));
      if (!isNewer) continue;
      const better = this.#better(store, id, card);
      if (better) cards.set(id, better);
    }
    return [...cards.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1));
  }

  #better(store: StreamStore, id: string, card: PlainCard | undefined): PlainCard | undefined {
    const trip = store.shown.get("trip")?.get(id);
    if (trip) {
      const known = this.#made.get(store.shown);
      if (known && known.head === (store.head ?? 0)) return known;
      const made = cardOf(store, trip, this.#account.view.user?.id, card);
      if (made) this.#made.set(store.shown, made);
      return made ?? card;
    }
    if (!card) return undefined;
    // Edited from the list without having been opened here.
    const fields: Fields = Object.assign(
      {},
      ...store.waiting.flatMap(({ mutation }) =>
        mutation.edits.filter((edit) => edit.step === "set" && edit.id === id).map((edit) => edit.fields),
      ),
    );
    return { ...card, ...fields };
  }
}

function cardOf(
  store: StreamStore,
  trip: Rec,
  account: string | undefined,
  card?: PlainCard,
): PlainCard | null {
  const members = [...(store.shown.get("member")?.values() ?? [])]
    .toSorted((a, b) => (`${a.position} ${a.id}` < `${b.position} ${b.id}` ? -1 : 1))
    .map(
      ({ id, account_id, name, avatar, role }): CardMember => ({
        id,
        account_id: typeof account_id === "string" ? account_id : null,
        name: String(name),
        avatar: typeof avatar === "string" ? avatar : null,
        role: String(role),
      }),
    );
  const role =
    members.find(({ account_id }) => account_id !== null && account_id === account)?.role ?? card?.role;
  // Not on this trip any more: the server's list says what there is to see.
  if (role === undefined) return null;
  const count = (kind: string) => store.shown.get(kind)?.size ?? 0;
  const head = store.head ?? 0;
  return { ...trip, role, head, day_count: count("day"), place_count: count("place"), members };
}

function sameCard(a: PlainCard, b: PlainCard): boolean {
  const { members: aMembers, ...aRest } = a;
  const { members: bMembers, ...bRest } = b;
  const names = new Set([...Object.keys(aRest), ...Object.keys(bRest)]);
  const left: Readonly<Record<string, unknown>> = aRest;
  const right: Readonly<Record<string, unknown>> = bRest;
  return (
    [...names].every((name) => sameValue(left[name], right[name])) &&
    JSON.stringify(aMembers) === JSON.stringify(bMembers)
  );
}
