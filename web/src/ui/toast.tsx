import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import classes from "./toast.module.css";

export interface Toast {
  /** A toast with the same id takes the place of the one before. */
  id?: string;
  message: string;
  action?: { label: string; run(): void };
  tone?: "plain" | "danger";
  /** Milliseconds; ten seconds when it offers something. */
  stays?: number;
}

/** A sentence at the foot of the screen, read aloud politely, with at most one thing to do. */
export function showToast({ id, message, action, tone = "plain", stays }: Toast): string {
  const toast = {
    id,
    color: tone === "danger" ? "danger" : "gray",
    autoClose: stays ?? (action || tone === "danger" ? 10_000 : 5_000),
    className: classes.toast,
    role: tone === "danger" ? "alert" : "status",
    message: (
      <span className={classes.line}>
        <span>{message}</span>
        {action && (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(shown);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </span>
    ),
  };
  if (id) notifications.hide(id);
  const shown: string = notifications.show(toast);
  return shown;
}

export const hideToast = (id: string): void => {
  notifications.hide(id);
};
