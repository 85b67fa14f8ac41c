import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { Shortcut } from "../../ui/Shortcut";
import classes from "./shell.module.css";

export function SearchButton() {
  const { t } = useLingui();
  return (
    <>
      <Button
        className={`${classes.search} ${classes.wide}`}
        variant="default"
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        rightSection={
          <span className={classes.kbd} aria-hidden="true">
            <Shortcut keys="mod+K" />
          </span>
        }
        onClick={spotlight.open}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Trans>Search</Trans>
      </Button>
      <ActionIcon className={classes.narrow} size={44} onClick={spotlight.open} aria-label={t`Search`}>
        <IconSearch size={20} aria-hidden="true" />
      </ActionIcon>
    </>
  );
}
