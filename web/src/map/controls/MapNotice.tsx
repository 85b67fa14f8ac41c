import { Trans, useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import classes from "../TripMap.module.css";

/** Says that another map stands in for the chosen one, and asks again when the network is back. */
export function MapNotice({ shown, onRetry }: { shown: boolean; onRetry: () => void }) {
  const { t } = useLingui();
  const [closed, setClosed] = useState(false);
  useEffect(() => {
    if (!shown) return;
    setClosed(false);
    window.addEventListener("online", onRetry);
    return () => window.removeEventListener("online", onRetry);
  }, [shown, onRetry]);
  if (!shown || closed) return null;
  return (
    <div className={classes.notice} role="status">
      <span>
        <Trans>The detailed map could not be loaded. You see the built-in map of the world.</Trans>
      </span>
      <button type="button" className={classes.again} onClick={onRetry}>
        <Trans>Try again</Trans>
      </button>
      <button
        type="button"
        className={classes.close}
        aria-label={t`Close this notice`}
        onClick={() => setClosed(true)}
      >
        <IconX size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
