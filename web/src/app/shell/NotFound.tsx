import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconSignRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "../../ui/EmptyState";

export function NotFound() {
  const { t } = useLingui();
  return (
    <main id="main">
      <EmptyState
        isPage
        icon={IconSignRight}
        title={t`This way leads nowhere`}
        action={
          <Button component={Link} to="/">
            <Trans>My trips</Trans>
          </Button>
        }
      >
        <Trans>There is no page at this address.</Trans>
      </EmptyState>
    </main>
  );
}
