import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "../../ui/EmptyState";
import classes from "./shell.module.css";

/** The same words for a trip that is not there and one that is not shared: nobody learns which. */
export function NoTrip() {
  const { t } = useLingui();
  return (
    <main className={classes.room} id="main">
      <EmptyState
        isPage
        icon={IconMapOff}
        title={t`This trip cannot be found`}
        action={
          <Button component={Link} to="/">
            <Trans>My trips</Trans>
          </Button>
        }
      >
        <Trans>
          It was deleted, or it is not shared with you. Ask whoever sent you the address to add you.
        </Trans>
      </EmptyState>
    </main>
  );
}
