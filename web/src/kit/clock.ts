/** Time as a part that tests can turn by hand. */
export interface Clock {
  now(): number;
  /** Runs `work` after `ms`; the answer cancels it. */
  later(ms: number, work: () => void): () => void;
}

export const clock: Clock = {
  now: () => Date.now(),
  later(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
