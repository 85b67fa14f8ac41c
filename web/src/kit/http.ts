/** The one place that calls fetch for plain requests: JSON or a form in, JSON out, errors with a code. */

export class HttpError extends Error {
  readonly code: string;
  /** 0 when no answer came. */
  readonly status: number;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, message: string, detail: Record<string, unknown> = {}) {
    super(message);
    this.name = "HttpError";
    this.code = code;
    this.status = status;
    this.detail = detail;
  }
}

export const isOffline = (error: unknown): boolean => error instanceof HttpError && error.code === "OFFLINE";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The answer is whatever the caller says it is: the server's schema is checked at build time, not here. */
export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const form = body instanceof FormData;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      signal,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        ...(body !== undefined && !form ? { "Content-Type": "application/json" } : {}),
      },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new HttpError("OFFLINE", 0, "no answer from the server");
  }
  const text = await response.text();
  const answer = parse(text);
  if (response.ok) return answer as T;
  const envelope = isRecord(answer) ? answer : {};
  throw new HttpError(
    typeof envelope.code === "string" ? envelope.code : `HTTP_${response.status}`,
    response.status,
    typeof envelope.error === "string" ? envelope.error : response.statusText,
    isRecord(envelope.detail) ? envelope.detail : {},
  );
}

export function file(name: string, content: Blob): FormData {
  const form = new FormData();
  form.append(name, content);
  return form;
}

function parse(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's error page: the status alone speaks.
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
