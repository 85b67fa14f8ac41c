import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Skeleton, Text } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import type { Permission } from "../../domain/api.gen";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { Page } from "../../ui/Page";
import { showToast } from "../../ui/toast";
import classes from "./admin.module.css";
import { readPermissions, writePermissions } from "./api";

const ACTIONS: Readonly<Record<string, MessageDescriptor>> = {
  trip_create: msg`Begin a trip`,
  trip_edit: msg`Change a trip's name, dates and currency`,
  trip_archive: msg`Archive a trip`,
  trip_cover_upload: msg`Change a trip's picture`,
  trip_delete: msg`Delete a trip`,
  member_manage: msg`Add and remove people`,
  place_edit: msg`Change places`,
  day_edit: msg`Change the plan of days`,
  packing_edit: msg`Change packing lists and to-dos`,
  budget_edit: msg`Change costs`,
  reservation_edit: msg`Change bookings`,
  file_upload: msg`Upload files`,
  file_edit: msg`Change what is said of files`,
  file_delete: msg`Delete files`,
  share_manage: msg`Make links to a trip`,
};

const LEVELS: Readonly<Record<string, MessageDescriptor>> = {
  everybody: msg`Everybody`,
  admin: msg`Administrators`,
  trip_owner: msg`Owner`,
  trip_member: msg`Owner and editors`,
};

/** Who may do what on every trip of this server. */
export function PermissionsPage({ onChanged, children }: { onChanged(): void; children: ReactNode }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const sentence = useErrorSentence();
  const [table, setTable] = useState<readonly Permission[] | null>(null);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    readPermissions().then(
      ({ permissions }) => setTable(permissions),
      (cause: unknown) => setError(sentence(cause)),
    );
  }, [sentence]);

  async function change(levels: Readonly<Record<string, string | null>>) {
    setError(null);
    try {
      setTable((await writePermissions(levels)).permissions);
      showToast({ message: t`Saved. It holds at once.` });
      onChanged();
    } catch (cause) {
      setError(sentence(cause));
    }
  }

  const changed = (table ?? []).filter((one) => one.level !== one.defaultLevel);
  return (
    <Page
      level={1}
      title={t`Permissions`}
      beside={
        changed.length > 0 && (
          <Button
            variant="default"
            onClick={() => void change(Object.fromEntries(changed.map(({ key }) => [key, null])))}
          >
            <Trans>Back to how it was at first</Trans>
          </Button>
        )
      }
    >
      <ErrorNotice>{error}</ErrorNotice>
      <Text c="dimmed" mb="md">
        <Trans>On every trip of this server. Commenters and viewers never change anything.</Trans>
      </Text>
      {table === null && error === null && <Skeleton height={200} radius="md" />}
      {table && (
        <ul className={classes.log}>
          {table
            .filter(({ allowedLevels }) => allowedLevels.length > 1)
            .map((one) => {
              const name = i18n._(ACTIONS[one.key] ?? { id: one.key });
              return (
                <li key={one.key} className={classes.entry}>
                  <span className={classes.words}>{name}</span>
                  <SegmentedControl
                    aria-label={name}
                    size="sm"
                    value={one.level}
                    onChange={(level) => void change({ [one.key]: level })}
                    data={one.allowedLevels.map((value) => ({
                      value,
                      label: i18n._(LEVELS[value] ?? { id: value }),
                    }))}
                  />
                </li>
              );
            })}
        </ul>
      )}
      {children}
    </Page>
  );
}
