/** fetch cannot tell how far an upload is, so a file goes by XMLHttpRequest. */
import { HttpError } from "./http";

interface Refusal {
  readonly error?: string;
  readonly code?: string;
}

export function upload<T>(
  path: string,
  content: File,
  onProgress: (part: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new HttpError("OFFLINE", 0, ""));
    request.onabort = () => reject(new DOMException("given up", "AbortError"));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else {
        const { code = "", error = "" } = (answer as Refusal | null) ?? {};
        reject(new HttpError(code, request.status, error));
      }
    };
    signal?.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", content);
    request.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
