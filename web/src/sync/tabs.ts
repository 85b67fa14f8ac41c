/** The tabs of one device: one of them sends, and all hear of what is made, acknowledged and refused. */
import type { OpenConflict, Refusal } from "./device";
import type { MutationId, StreamId } from "./records";
import type { Pending } from "./store";
import type { Change } from "./wire";

export type News =
  | { readonly t: "pending"; readonly pending: Pending }
  | { readonly t: "accepted"; readonly stream: StreamId; readonly changes: readonly Change[] }
  | { readonly t: "refused"; readonly refusal: Refusal }
  | { readonly t: "dismissed"; readonly id: MutationId }
  | { readonly t: "conflicts"; readonly conflicts: readonly OpenConflict[] }
  | { readonly t: "resolved"; readonly id: string }
  | { readonly t: "account" }
  | { readonly t: "wiped" };

export interface Tabs {
  /** True in the tab that sends. */
  readonly leads: boolean;
  post(news: News): void;
  listen(heard: (news: News) => void, leading: () => void): void;
}

/** A tab by itself: no other to tell. */
export class LoneTab implements Tabs {
  readonly leads = true;
  post(): void {}
  listen(_heard: (news: News) => void, leading: () => void): void {
    leading();
  }
}

export class BrowserTabs implements Tabs {
  leads = false;
  readonly #name: string;
  readonly #channel: BroadcastChannel | null;

  constructor(name = "cairn") {
    this.#name = name;
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
  }

  post(news: News): void {
    this.#channel?.postMessage(news);
  }

  listen(heard: (news: News) => void, leading: () => void): void {
    this.#channel?.addEventListener("message", (event: MessageEvent<News>) => heard(event.data));
    if (!navigator.locks) {
      // No locks outside secure contexts (http on a home network): every tab sends. A mutation id is accepted
      // once (L4), so this costs requests and nothing else.
      this.leads = true;
      leading();
      return;
    }
    const lead = (steal: boolean) => {
      navigator.locks
        .request(`${this.#name}-outbox`, steal ? { steal } : {}, () => {
          this.leads = true;
          leading();
          return new Promise(() => {});
        })
        .catch(() => {
          // Another tab has taken over; wait in line until it closes.
          this.leads = false;
          lead(false);
        });
    };
    lead(document.visibilityState === "visible");
    // A phone freezes hidden tabs with the lock in their hands, so whoever is looked at takes it.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && !this.leads) lead(true);
    });
  }
}
