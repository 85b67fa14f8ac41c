import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, NumberInput, Select } from "@mantine/core";
import { IconArrowNarrowRight, IconQrcode, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Settlement } from "../../domain/kinds.gen";
import { travellers } from "../../domain/people";
import type { Transfer } from "../../domain/settling";
import { decimals } from "../../kit/currencies";
import { useFormat } from "../../ui/format";
import { NoneShown } from "../../ui/Page";
import { Person } from "../../ui/Person";
import classes from "./costs.module.css";
import { PayByQr } from "./PayByQr";
import { addSettlement, removeSettlement } from "./verbs";
import type { Book } from "./views";

interface BalancesPaneProps {
  tripId: string;
  book: Book;
  canEdit: boolean;
  me: string | null;
  today: string;
}

/** Who is owed and who owes, how to even it out in the fewest transfers, and what was given already. */
export function BalancesPane({ tripId, book, canEdit, me, today }: BalancesPaneProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [paying, setPaying] = useState<Transfer | null>(null);
  const nameOf = (id: string) => book.members.get(id)?.name ?? t`Somebody`;
  const people = [...book.members.values()]
    .filter((member) => !member.is_former || (book.balances.get(member.id) ?? 0) !== 0)
    .map((member) => ({ member, balance: book.balances.get(member.id) ?? 0 }))
    .sort((a, b) => b.balance - a.balance || (a.member.name < b.member.name ? -1 : 1));
  const most = Math.max(1, ...people.map(({ balance }) => Math.abs(balance)));
  const settle = (one: Transfer) =>
    addSettlement(tripId, {
      ...one,
      currency: book.currency,
      rate: null,
      rate_source: null,
      settled_on: today,
    });
  return (
    <div className={classes.balances}>
      <section aria-label={t`Balances`}>
        <ul className={classes.list}>
          {people.map(({ member, balance }) => (
            <li key={member.id} className={classes.balance}>
              <Person person={member} size={32} named />
              <span className={classes.words}>
                <span className={classes.name}>
                  {member.id === me ? <Trans>{member.name} (you)</Trans> : member.name}
                </span>
                <span className={classes.meter} aria-hidden="true">
                  <i
                    data-tone={balance < 0 ? "danger" : "good"}
                    style={{ width: `${(Math.abs(balance) / most) * 50}%` }}
                  />
                </span>
              </span>
              <span
                className={classes.amount}
                data-tone={balance < 0 ? "danger" : balance > 0 ? "good" : undefined}
              >
                {balance < 0
                  ? t`owes ${format.money(-balance, book.currency)}`
                  : balance > 0
                    ? t`gets ${format.money(balance, book.currency)}`
                    : t`even`}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t`To even out`}>
        <h3 className={classes.day}>
          <Trans>To even out</Trans>
        </h3>
        {book.suggestions.length === 0 ? (
          <NoneShown>
            <Trans>Everybody is even.</Trans>
          </NoneShown>
        ) : (
          <ul className={classes.list}>
            {book.suggestions.map((one) => (
              <li key={one.from_id + one.to_id} className={classes.transfer}>
                <span className={classes.who}>
                  <b>{nameOf(one.from_id)}</b>
                  <IconArrowNarrowRight
                    size={20}
                    className={classes.arrow}
                    role="img"
                    aria-label={t`gives`}
                  />
                  <b>{nameOf(one.to_id)}</b>
                </span>
                <span className={classes.amount}>{format.money(one.amount_minor, book.currency)}</span>
                {book.currency === "EUR" && (
                  <ActionIcon
                    aria-label={t`Pay ${nameOf(one.to_id)} by QR code`}
                    onClick={() => setPaying(one)}
                  >
                    <IconQrcode size={18} aria-hidden="true" />
                  </ActionIcon>
                )}
                {canEdit && (
                  <Button size="compact-md" variant="default" onClick={() => settle(one)}>
                    <Trans>It is paid</Trans>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {canEdit && <NewSettlement tripId={tripId} book={book} me={me} today={today} />}
      {book.settlements.length > 0 && (
        <section aria-label={t`Given already`}>
          <h3 className={classes.day}>
            <Trans>Given already</Trans>
          </h3>
          <ul className={classes.list}>
            {book.settlements.map((one) => (
              <Given key={one.id} tripId={tripId} one={one} nameOf={nameOf} canEdit={canEdit} />
            ))}
          </ul>
        </section>
      )}
      {paying && (
        <PayByQr
          name={nameOf(paying.to_id)}
          amountMinor={paying.amount_minor}
          onClose={() => setPaying(null)}
        />
      )}
    </div>
  );
}

interface GivenProps {
  tripId: string;
  one: Settlement;
  nameOf(id: string): string;
  canEdit: boolean;
}

function Given({ tripId, one, nameOf, canEdit }: GivenProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <li className={classes.transfer}>
      <span className={classes.who}>
        <span>
          <Trans>
            {nameOf(one.from_id)} gave {nameOf(one.to_id)}
          </Trans>
        </span>
        {one.settled_on && <span className={classes.facts}>{format.date(one.settled_on, "dayMonth")}</span>}
      </span>
      <span className={classes.amount}>{format.money(one.amount_minor, one.currency)}</span>
      {canEdit && (
        <ActionIcon
          aria-label={t`Remove what ${nameOf(one.from_id)} gave ${nameOf(one.to_id)}`}
          onClick={() => removeSettlement(tripId, one.id)}
        >
          <IconTrash size={18} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}

interface NewSettlementProps {
  tripId: string;
  book: Book;
  me: string | null;
  today: string;
}

function NewSettlement({ tripId, book, me, today }: NewSettlementProps) {
  const { t } = useLingui();
  const people = travellers(book.members);
  const [from, setFrom] = useState<string | null>(me);
  const [to, setTo] = useState<string | null>(null);
  const [amount, setAmount] = useState<number | string>("");
  const choices = people.map(({ id, name }) => ({ value: id, label: name }));
  const minor = Math.round(Number(amount) * 10 ** decimals(book.currency));
  const ready = from !== null && to !== null && from !== to && minor > 0;
  return (
    <form
      className={classes.give}
      aria-label={t`Note money that was given`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        addSettlement(tripId, {
          from_id: from,
          to_id: to,
          amount_minor: minor,
          currency: book.currency,
          rate: null,
          rate_source: null,
          settled_on: today,
        });
        setAmount("");
        setTo(null);
      }}
    >
      <Group align="flex-end" gap={8} grow preventGrowOverflow={false} wrap="wrap">
        <Select label={t`Who gave`} data={choices} value={from} onChange={setFrom} allowDeselect={false} />
        <Select label={t`to whom`} data={choices} value={to} onChange={setTo} allowDeselect={false} />
        <NumberInput
          label={t`how much`}
          min={0}
          decimalScale={decimals(book.currency)}
          suffix={` ${book.currency}`}
          hideControls
          value={amount}
          onChange={setAmount}
        />
        <Button type="submit" variant="default" disabled={!ready}>
          <Trans>Note it</Trans>
        </Button>
      </Group>
    </form>
  );
}
