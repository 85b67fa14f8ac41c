import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { travellers } from "../../domain/people";
import { EXPENSE_CATEGORIES } from "../../kit/money.gen";
import { useFormat } from "../../ui/format";
import { QuickLine } from "../../ui/QuickLine";
import { freshDraft } from "./draft";
import { readQuick } from "./quick";
import { type Rates, rateFor } from "./rates";
import { useCategoryName } from "./useWords";
import { saveExpense } from "./verbs";
import type { Book } from "./views";

interface QuickExpenseProps {
  tripId: string;
  book: Book;
  me: string | null;
  rates: Rates;
  today: string;
}

/** One line and Enter: paid by whoever writes it, shared evenly by everybody. */
export function QuickExpense({ tripId, book, me, rates, today }: QuickExpenseProps) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useCategoryName();
  const [text, setText] = useState("");
  const people = travellers(book.members);
  const quick = readQuick(text, {
    currency: book.currency,
    people,
    categories: EXPENSE_CATEGORIES.map((value) => ({ value, name: nameOf(value) })),
  });
  const currency = quick.currency ?? book.currency;
  const ready = quick.title !== "" && quick.amount !== null && quick.amount > 0;
  const payer = people.find(({ id }) => id === (quick.payer ?? me));

  function submit() {
    if (quick.amount === null) return;
    const draft = freshDraft(quick.payer ?? me, people, currency, today);
    saveExpense(
      tripId,
      {
        ...draft,
        ...rateFor(rates, currency, book.currency),
        title: quick.title.slice(0, 200),
        amount: quick.amount,
        category: quick.category ?? draft.category,
      },
      null,
    );
    setText("");
  }

  return (
    <QuickLine
      label={t`New expense`}
      placeholder={t`Ramen 2400 JPY #food @Ben`}
      description={
        ready && payer
          ? t`${format.money(quick.amount ?? 0, currency)}, paid by ${payer.name}, shared by ${people.length}`
          : t`What and how much; # category, @ who paid, and a currency if it is another`
      }
      maxLength={300}
      value={text}
      isReady={ready}
      onChange={setText}
      onSubmit={submit}
    />
  );
}
