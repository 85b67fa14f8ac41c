import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Menu, Skeleton, Text } from "@mantine/core";
import {
  IconDots,
  IconFingerprintOff,
  IconKey,
  IconLogout,
  IconShieldOff,
  IconTrash,
  IconUserPlus,
  IconUserStar,
} from "@tabler/icons-react";
import { useState } from "react";
import { confirm } from "../../ui/confirm";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useFormat } from "../../ui/format";
import { Page } from "../../ui/Page";
import { Person } from "../../ui/Person";
import { withPassword } from "../../ui/password";
import { showToast } from "../../ui/toast";
import { useLoaded } from "../../ui/useLoaded";
import { AddPersonDialog, NewPassword } from "./AddPersonDialog";
import classes from "./admin.module.css";
import { changePerson, endSessions, listPeople, type PersonHere, resetFactor, resetPasskeys } from "./api";
import { DeletePersonDialog } from "./DeletePersonDialog";
import { InvitesSection } from "./InvitesSection";
import { PEOPLE_SENTENCES } from "./sentences";

/** Everybody with an account here, and what a host may have to do for them. */
export function PeoplePage({ me }: { me: string }) {
  const { t } = useLingui();
  const { value: found, load, error, setError, sentence } = useLoaded(listPeople, PEOPLE_SENTENCES);
  const people = found?.users ?? null;
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<PersonHere | null>(null);
  const [made, setMade] = useState<{ name: string; password: string } | null>(null);

  /** Asks for the password where the server wants it; what it says when it is done. */
  async function run(title: string, deed: () => Promise<unknown>, message: string) {
    try {
      if ((await withPassword(title, deed)) === "cancelled") return;
      showToast({ message });
      await load();
    } catch (cause) {
      setError(sentence(cause));
    }
  }

  async function giveRole({ id, display_name: name }: PersonHere, role: "admin" | "user") {
    const sure = await confirm(
      role === "admin"
        ? {
            title: t`Make ${name} an administrator?`,
            message: t`Administrators can do everything here: accounts, backups with everything in them, settings.`,
            confirm: t`Make administrator`,
            cancel: t`Cancel`,
          }
        : {
            title: t`Take administration from ${name}?`,
            message: t`${name} keeps the account and all trips.`,
            confirm: t`Take it`,
            cancel: t`Cancel`,
          },
    );
    if (sure) await run(t`Role of ${name}`, () => changePerson(id, { role }), t`Saved.`);
  }

  async function takePasskeys({ id, display_name: name }: PersonHere) {
    const sure = await confirm({
      title: t`Take the passkeys from ${name}?`,
      message: t`For when a device is lost. They are signed out everywhere and sign in another way.`,
      confirm: t`Take them`,
      cancel: t`Cancel`,
      danger: true,
    });
    if (sure)
      await run(
        t`Passkeys of ${name}`,
        () => resetPasskeys(id),
        t`The passkeys of ${name} open nothing any more.`,
      );
  }

  async function takeFactor({ id, display_name: name }: PersonHere) {
    const sure = await confirm({
      title: t`Take the second factor from ${name}?`,
      message: t`For when the phone is lost. Make sure that it is really them who asks. They are signed out everywhere and sign in with the password alone.`,
      confirm: t`Take it`,
      cancel: t`Cancel`,
      danger: true,
    });
    if (sure)
      await run(
        t`Second factor of ${name}`,
        () => resetFactor(id),
        t`${name} signs in with the password alone.`,
      );
  }

  return (
    <Page
      level={1}
      title={t`People`}
      beside={
        <Button leftSection={<IconUserPlus size={17} aria-hidden="true" />} onClick={() => setAdding(true)}>
          <Trans>Add an account</Trans>
        </Button>
      }
    >
      <ErrorNotice>{error}</ErrorNotice>
      {people === null && error === null && <Skeleton height={64} radius="md" />}
      {people !== null && (
        <ul className={classes.log}>
          {people.map((one) => (
            <Row
              key={one.id}
              person={one}
              isMe={one.id === me}
              onRole={(role) => void giveRole(one, role)}
              onFactor={() => void takeFactor(one)}
              onPasskeys={() => void takePasskeys(one)}
              onSignOut={() =>
                void run(
                  t`Sessions of ${one.display_name}`,
                  () => endSessions(one.id),
                  t`${one.display_name} is signed out everywhere.`,
                )
              }
              onPassword={(password) =>
                void run(
                  t`Password of ${one.display_name}`,
                  async () => {
                    await changePerson(one.id, { password });
                    setMade({ name: one.display_name, password });
                  },
                  t`Saved.`,
                )
              }
              onDelete={() => setLeaving(one)}
            />
          ))}
        </ul>
      )}
      <InvitesSection />
      {isAdding && (
        <AddPersonDialog
          onClose={() => setAdding(false)}
          onMade={(name, password) => {
            setAdding(false);
            setMade({ name, password });
            void load();
          }}
        />
      )}
      {made && <NewPassword {...made} onClose={() => setMade(null)} />}
      {leaving && (
        <DeletePersonDialog
          person={leaving}
          heirs={(people ?? []).filter(({ id }) => id !== leaving.id)}
          me={me}
          onClose={() => setLeaving(null)}
          onDeleted={() => {
            setLeaving(null);
            void load();
          }}
        />
      )}
    </Page>
  );
}

interface RowProps {
  person: PersonHere;
  isMe: boolean;
  onRole(role: "admin" | "user"): void;
  onFactor(): void;
  onPasskeys(): void;
  onSignOut(): void;
  onPassword(password: string): void;
  onDelete(): void;
}

function Row(props: RowProps) {
  const { person, isMe, onRole, onFactor, onPasskeys, onSignOut, onPassword, onDelete } = props;
  const { t } = useLingui();
  const format = useFormat();
  const { display_name: name, role } = person;
  return (
    <li className={classes.entry} data-person>
      <Person person={{ id: person.id, name, avatar: person.avatar }} size={36} named />
      <div className={classes.words}>
        <span>
          <strong>{name}</strong> <span className={classes.code}>{person.username}</span>
        </span>
        <Text size="sm" c="dimmed">
          {person.email}
          {" · "}
          <Plural value={person.trips_owned} one="# trip" other="# trips" />
          {" · "}
          {person.last_seen_at ? t`here ${format.instant(person.last_seen_at)}` : t`signed in nowhere`}
        </Text>
        <span className={classes.badges}>
          {person.must_change_password && (
            <Badge variant="light" tt="none" color="warn">
              <Trans>new password due</Trans>
            </Badge>
          )}
          {person.mfa_enabled && (
            <Badge variant="light" tt="none" color="good">
              <Trans>two factors</Trans>
            </Badge>
          )}
          {person.passkeys > 0 && (
            <Badge variant="light" tt="none" color="good">
              <Plural value={person.passkeys} one="# passkey" other="# passkeys" />
            </Badge>
          )}
          {person.is_linked && (
            <Badge variant="light" tt="none" color="gray">
              <Trans>single sign-on</Trans>
            </Badge>
          )}
          {role === "admin" && (
            <Badge variant="light" tt="none" color="gray">
              <Trans>administrator</Trans>
            </Badge>
          )}
        </span>
      </div>
      <div className={classes.end}>
        {!isMe && (
          <Menu position="bottom-end" width={240}>
            <Menu.Target>
              <Button variant="subtle" size="sm" px={10} aria-label={t`What to do with ${name}`}>
                <IconDots size={19} aria-hidden="true" />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconUserStar size={17} aria-hidden="true" />}
                onClick={() => onRole(role === "admin" ? "user" : "admin")}
              >
                {role === "admin" ? (
                  <Trans>Take administration away</Trans>
                ) : (
                  <Trans>Make administrator</Trans>
                )}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconKey size={17} aria-hidden="true" />}
                onClick={() => onPassword(invented())}
              >
                <Trans>Give a new password</Trans>
              </Menu.Item>
              {person.mfa_enabled && (
                <Menu.Item leftSection={<IconShieldOff size={17} aria-hidden="true" />} onClick={onFactor}>
                  <Trans>Take the second factor away</Trans>
                </Menu.Item>
              )}
              {person.passkeys > 0 && (
                <Menu.Item
                  leftSection={<IconFingerprintOff size={17} aria-hidden="true" />}
                  onClick={onPasskeys}
                >
                  <Trans>Take the passkeys away</Trans>
                </Menu.Item>
              )}
              {person.last_seen_at && (
                <Menu.Item leftSection={<IconLogout size={17} aria-hidden="true" />} onClick={onSignOut}>
                  <Trans>Sign out everywhere</Trans>
                </Menu.Item>
              )}
              <Menu.Item
                color="danger"
                leftSection={<IconTrash size={17} aria-hidden="true" />}
                onClick={onDelete}
              >
                <Trans>Delete the account…</Trans>
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </li>
  );
}

/** A password that meets every rule: sixteen letters and digits by chance, and one sign of each sort. */
function invented(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const text = [...bytes]
    .map((byte) => "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789"[byte % 54])
    .join("");
  return `${text.slice(0, 8)}-${text.slice(8)}aB7`;
}
