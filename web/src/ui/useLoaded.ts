import { useCallback, useEffect, useState } from "react";
import { type Sentences, useErrorSentence } from "./errors";

/** What the server says, fetched when the page opens and again on demand; null until it has come. */
export function useLoaded<T>(read: () => Promise<T>, sentences?: Sentences) {
  const sentence = useErrorSentence(sentences);
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<string | null>(null);

  const load = useCallback(async () => {
    try {
      setValue(await read());
      setError(null);
    } catch (cause) {
      setError(sentence(cause));
    }
  }, [read, sentence]);
  useEffect(() => void load(), [load]);

  return { value, load, error, setError, sentence };
}
