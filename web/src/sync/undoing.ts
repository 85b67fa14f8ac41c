/** Undo and redo of what this tab has done, a pair of stacks for each stream (L10). */
import { undo } from "./apply";
import type { Core } from "./core";
import type { MutationId, StreamId } from "./records";
import type { Diff } from "./wire";

const DEEPEST = 200;

interface Entry {
  /** The mutation whose effect would be taken back: the first one, or the last undo or redo of it. */
  readonly id: MutationId;
  readonly verb: string;
  readonly at: number;
  diffs: readonly Diff[];
}

export interface Last {
  readonly verb: string;
  readonly at: number;
  readonly mutationId: MutationId;
}

export interface Stacks {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly last: Last | null;
}

interface Pile {
  readonly done: Entry[];
  readonly undone: Entry[];
  view: Stacks;
}

const NOTHING: Stacks = { canUndo: false, canRedo: false, last: null };

export class Undoing {
  readonly #core: Core;
  readonly #piles = new Map<StreamId, Pile>();

  constructor(core: Core) {
    this.#core = core;
    // What the server has done, rather than what was expected here, is what can be taken back.
    core.answered.on((change) => {
      const { done, undone } = this.#pile(change.stream);
      for (const entry of [...done, ...undone])
        if (entry.id === change.mutation_id) entry.diffs = change.diffs;
    });
    core.refused.on(({ stream, mutationIds }) => {
      const pile = this.#pile(stream);
      const gone = new Set(mutationIds);
      for (const list of [pile.done, pile.undone]) {
        list.splice(0, list.length, ...list.filter((entry) => !gone.has(entry.id)));
      }
      this.#show(stream, pile);
    });
    core.wiped.on(() => this.#piles.clear());
  }

  view(stream: StreamId): Stacks {
    return this.#piles.get(stream)?.view ?? NOTHING;
  }

  /** A mutation of this tab that can be taken back. What was undone before cannot be redone after it. */
  record(stream: StreamId, id: MutationId, verb: string, at: number): void {
    const pile = this.#pile(stream);
    pile.undone.length = 0;
    pile.done.push({ id, verb, at, diffs: this.#core.store(stream).diffsOf(id) ?? [] });
    if (pile.done.length > DEEPEST) pile.done.shift();
    this.#show(stream, pile);
  }

  /** Takes back the last mutation that still has an effect, or the one named. */
  undo(stream: StreamId, id?: MutationId): void {
    const pile = this.#pile(stream);
    this.#turn(stream, pile, pile.done, pile.undone, "change.undo", id);
  }

  redo(stream: StreamId): void {
    const pile = this.#pile(stream);
    this.#turn(stream, pile, pile.undone, pile.done, "change.redo");
  }

  #turn(stream: StreamId, pile: Pile, from: Entry[], to: Entry[], by: string, id?: MutationId): void {
    const store = this.#core.store(stream);
    for (;;) {
      const at = id === undefined ? from.length - 1 : from.findIndex((entry) => entry.id === id);
      const [entry] = at < 0 ? [] : from.splice(at, 1);
      if (!entry) break;
      const edits = undo({ diffs: store.diffsOf(entry.id) ?? entry.diffs }, store.shown);
      // Others have gone on from everything it touched: look further back.
      if (edits.length === 0) continue;
      const { mutation } = this.#core.make(stream, by, edits, { undoes: entry.id });
      to.push({ ...entry, id: mutation.id, diffs: store.diffsOf(mutation.id) ?? [] });
      break;
    }
    this.#show(stream, pile);
  }

  #pile(stream: StreamId): Pile {
    let pile = this.#piles.get(stream);
    if (!pile) {
      pile = { done: [], undone: [], view: NOTHING };
      this.#piles.set(stream, pile);
    }
    return pile;
  }

  #show(stream: StreamId, pile: Pile): void {
    const top = pile.done.at(-1);
    pile.view = {
      canUndo: pile.done.length > 0,
      canRedo: pile.undone.length > 0,
      last: top ? { verb: top.verb, at: top.at, mutationId: top.id } : null,
    };
    this.#core.store(stream).changed();
  }
}
