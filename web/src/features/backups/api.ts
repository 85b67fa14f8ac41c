import type { AutoBackup, Backups, Checked, Created, Restored, Schedule } from "../../domain/api.gen";
import { call, file, HttpError } from "../../kit/http";

export type { Backup, Backups, Schedule } from "../../domain/api.gen";

const CONFIRMED = "?confirm_foreign=1";

export const listBackups = () => call<Backups>("GET", "/api/backup/list");
export const createBackup = () => call<Created>("POST", "/api/backup/create");
export const verifyBackup = (name: string) => call<Checked>("POST", `/api/backup/verify/${name}`);
/** `foreign`: also one that this server has not signed. */
export const restoreBackup = (name: string, foreign: boolean) =>
  call<Restored>("POST", `/api/backup/restore/${name}${foreign ? CONFIRMED : ""}`);
export const uploadBackup = (zip: File, foreign: boolean) =>
  call<Restored>("POST", `/api/backup/upload-restore${foreign ? CONFIRMED : ""}`, file("backup", zip));
export const deleteBackup = (name: string) => call<unknown>("DELETE", `/api/backup/${name}`);
export const readSchedule = () => call<AutoBackup>("GET", "/api/backup/auto-settings");
export const writeSchedule = (schedule: Schedule) =>
  call<AutoBackup>("PUT", "/api/backup/auto-settings", schedule);

const downloadUrl = (name: string) => `/api/backup/download/${name}`;

/** Asks for its first byte, so that a refusal is heard here and not in a file; then the browser takes it. */
export async function download(name: string): Promise<void> {
  const answer = await fetch(downloadUrl(name), { headers: { Range: "bytes=0-0" } }).catch(() => null);
  if (!answer) throw new HttpError("OFFLINE", 0, "no answer from the server");
  if (!answer.ok) {
    const body = (await answer.json().catch(() => ({}))) as { code?: string; error?: string };
    throw new HttpError(body.code ?? "", answer.status, body.error ?? "");
  }
  const link = document.createElement("a");
  link.href = downloadUrl(name);
  link.download = name;
  link.click();
}
