import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu, SegmentedControl } from "@mantine/core";
import { IconDots, IconPigMoney, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useRole } from "../../domain/role";
import { useView } from "../../sync";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { useToday } from "../../ui/useToday";
import { BalancesPane } from "./BalancesPane";
import { BudgetPane } from "./BudgetPane";
import classes from "./costs.module.css";
import { ExpenseDialog } from "./ExpenseDialog";
import { ExpensesPane } from "./ExpensesPane";
import { QuickExpense } from "./QuickExpense";
import { useRates } from "./rates";
import { Summary } from "./Summary";
import { bookOf } from "./views";

const PANES = ["expenses", "balances", "budget"] as const;

/** What the trip costs, who has paid, who owes whom, and what was meant to be spent. */
export function CostsPage({ tripId }: { tripId: string }) {
  const { t } = useLingui();
  const stream = `trip:${tripId}`;
  const book = useView(stream, bookOf);
  const { canEdit, memberId } = useRole(stream, "budget_edit");
  const rates = useRates();
  const today = useToday();
  const [pane, setPane] = useState<(typeof PANES)[number]>("expenses");
  const [edited, setEdited] = useState<string | "new" | null>(null);
  const line = book.lines.find(({ expense }) => expense.id === edited) ?? null;
  const shared = { tripId, book, canEdit, me: memberId, rates, today };
  return (
    <Page
      title={t`Costs`}
      beside={
        <>
          {canEdit && (
            <Button
              variant="default"
              leftSection={<IconPlus size={17} aria-hidden="true" />}
              onClick={() => setEdited("new")}
            >
              <Trans>Expense in full</Trans>
            </Button>
          )}
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t`More about costs`}>
                <IconDots size={19} aria-hidden="true" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item component="a" href={`/api/trips/${tripId}/costs/export`} download>
                <Trans>Download as CSV</Trans>
              </Menu.Item>
              <Menu.Item component="a" href={`/api/trips/${tripId}/costs/export?style=trek`} download>
                <Trans>CSV for spreadsheets with decimal commas</Trans>
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      {canEdit && <QuickExpense {...shared} />}
      {book.lines.length === 0 && book.budgets.length === 0 && book.settlements.length === 0 ? (
        <EmptyState icon={IconPigMoney} title={t`Nothing spent yet`}>
          {canEdit ? (
            <Trans>
              Write what you paid and how much. It is shared by everybody on the trip until you say otherwise.
            </Trans>
          ) : (
            <Trans>Who plans this trip has not written anything here.</Trans>
          )}
        </EmptyState>
      ) : (
        <>
          <Summary book={book} me={memberId} rates={rates} />
          <SegmentedControl
            className={classes.panes}
            fullWidth
            aria-label={t`What to see`}
            value={pane}
            onChange={(value) => setPane(PANES.find((one) => one === value) ?? "expenses")}
            data={[
              { value: "expenses", label: t`Expenses` },
              { value: "balances", label: t`Who owes whom` },
              { value: "budget", label: t`Budget` },
            ]}
          />
          {pane === "expenses" && <ExpensesPane book={book} me={memberId} onOpen={setEdited} />}
          {pane === "balances" && <BalancesPane {...shared} />}
          {pane === "budget" && <BudgetPane {...shared} />}
        </>
      )}
      {(edited === "new" || line) && (
        <ExpenseDialog key={edited} {...shared} line={line} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}
