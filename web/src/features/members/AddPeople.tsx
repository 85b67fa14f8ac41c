import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Autocomplete, Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useMemo, useState } from "react";
import type { Member } from "../../domain/kinds.gen";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { Person } from "../../ui/Person";
import { addMember, everyone, type Someone } from "./api";
import classes from "./members.module.css";
import { ROLES } from "./roles";
import { addGuest } from "./verbs";
import { GIVEN_ROLES } from "./views";

interface AddPeopleProps {
  tripId: string;
  members: readonly Member[];
  offline: boolean;
}

/** Somebody with an account here, or a guest who only has a name. */
export function AddPeople({ tripId, members, offline }: AddPeopleProps) {
  const { t } = useLingui();
  const [kind, setKind] = useState<"account" | "guest">("account");
  return (
    <section className={classes.add} aria-label={t`Add somebody`}>
      <SegmentedControl
        aria-label={t`Add somebody`}
        value={kind}
        onChange={(value) => setKind(value === "guest" ? "guest" : "account")}
        data={[
          { value: "account", label: t`With an account` },
          { value: "guest", label: t`A guest` },
        ]}
      />
      {kind === "account" ? (
        <AddAccount tripId={tripId} members={members} offline={offline} />
      ) : (
        <AddGuest tripId={tripId} members={members} />
      )}
    </section>
  );
}

function AddAccount({ tripId, members, offline }: AddPeopleProps) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const sentence = useErrorSentence();
  const people = useEveryone();
  const [text, setText] = useState("");
  const [role, setRole] = useState<string>("editor");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const byName = useMemo(() => {
    const here = new Set(members.map((member) => member.account_id));
    return new Map(
      people.filter((person) => !here.has(person.id)).map((person) => [person.username, person]),
    );
  }, [people, members]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "") return;
    setBusy(true);
    setError(null);
    try {
      await addMember(tripId, text.trim(), role);
      setText("");
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <Autocomplete
        className={classes.grow}
        label={t`E-mail or user name`}
        data={[...byName.keys()]}
        value={text}
        onChange={setText}
        disabled={offline}
        description={offline ? t`Adding somebody with an account needs a connection.` : undefined}
        limit={6}
        autoComplete="off"
        data-autofocus
        filter={({ options, search }) => {
          const wanted = search.trim().toLowerCase();
          return options.filter((option) => {
            if (!("value" in option)) return false;
            const person = byName.get(option.value);
            return `${option.value} ${person?.display_name ?? ""}`.toLowerCase().includes(wanted);
          });
        }}
        renderOption={({ option }) => {
          const person = byName.get(option.value);
          return (
            <span className={classes.suggestion}>
              <Person
                person={{ id: person?.id ?? "", name: person?.display_name ?? "", avatar: person?.avatar }}
                size={24}
                named
              />
              <b>{person?.display_name}</b>
              <span>{option.value}</span>
            </span>
          );
        }}
      />
      <Select
        label={t`Role`}
        className={classes.role}
        data={GIVEN_ROLES.map((value) => ({ value, label: i18n._(ROLES[value].name) }))}
        value={role}
        onChange={(value) => value && setRole(value)}
        allowDeselect={false}
      />
      <Button type="submit" loading={busy} disabled={offline || text.trim() === ""}>
        <Trans>Add</Trans>
      </Button>
      <div className={classes.error}>
        <ErrorNotice>{error}</ErrorNotice>
      </div>
    </form>
  );
}

function AddGuest({ tripId, members }: Omit<AddPeopleProps, "offline">) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        void addGuest(tripId, members, name.trim());
        setName("");
      }}
    >
      <TextInput
        className={classes.grow}
        label={t`Name`}
        description={t`Comes along without signing in: a child, a grandmother, a friend without a phone.`}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name.trim() === ""}>
        <Trans>Add guest</Trans>
      </Button>
    </form>
  );
}

/** For suggestions only: without a connection one types the address and is told. */
function useEveryone(): readonly Someone[] {
  const [people, setPeople] = useState<readonly Someone[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    everyone(abort.signal)
      .then(setPeople)
      .catch(() => {});
    return () => abort.abort();
  }, []);
  return people;
}
