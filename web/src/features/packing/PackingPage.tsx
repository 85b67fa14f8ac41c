import { Trans, useLingui } from "@lingui/react/macro";
import { Chip, Group, Progress, SegmentedControl } from "@mantine/core";
import { IconBackpack } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { travellers } from "../../domain/people";
import { useRole } from "../../domain/role";
import { useView } from "../../sync";
import { CheckSection } from "../../ui/CheckList";
import { EmptyState } from "../../ui/EmptyState";
import { NoneShown, Page } from "../../ui/Page";
import { QuickLine } from "../../ui/QuickLine";
import { BagShelf } from "./BagShelf";
import { DutyButton } from "./DutyButton";
import { IdeasPane } from "./Ideas";
import { ItemDialog } from "./ItemDialog";
import { ItemMenu } from "./ItemMenu";
import { ItemRow, type OpenMenu } from "./ItemRow";
import { PackingDialogs, type Raised } from "./PackingDialogs";
import { PackingMenu } from "./PackingMenu";
import classes from "./packing.module.css";
import { readThing } from "./quick";
import { addItems } from "./verbs";
import {
  categoriesOf,
  counted,
  FILTERS,
  type Filter,
  grouped,
  type PackingList,
  packingOf,
  SCOPES,
  type Scope,
} from "./views";
import { FILTER_NAME, SCOPE_NAME } from "./words";

/** What goes along, in which bag, who brings it, and what is packed already. */
export function PackingPage({ tripId, beside }: { tripId: string; beside?: ReactNode }) {
  const { t, i18n } = useLingui();
  const stream = `trip:${tripId}`;
  const list = useView(stream, packingOf);
  const { canEdit, memberId } = useRole(stream, "packing_edit");
  const [filter, setFilter] = useState<Filter>("all");
  const [scope, setScope] = useState<Scope>("all");
  const [bag, setBag] = useState<string | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [raised, setRaised] = useState<Raised | null>(null);
  const choice = useMemo(() => ({ filter, scope, bag, me: memberId }), [filter, scope, bag, memberId]);
  const groups = useMemo(() => grouped(list.items, choice), [list.items, choice]);
  const item = list.items.find(({ id }) => id === edited);
  const bags = useMemo(() => new Map(list.bags.map((one) => [one.id, one])), [list.bags]);
  const shared = { tripId, list, canEdit, me: memberId };
  return (
    <Page
      isWide
      title={t`Packing`}
      beside={
        <>
          {beside}
          {canEdit && <PackingMenu {...shared} onRaise={setRaised} />}
        </>
      }
    >
      {canEdit && <QuickAdd {...shared} onLines={(text) => setRaised({ what: "paste", text })} />}
      {list.items.length === 0 && list.bags.length === 0 ? (
        <EmptyState icon={IconBackpack} title={t`Nothing to pack yet`}>
          {canEdit ? (
            <Trans>
              Write what you must not forget, paste a list, or begin with what most people take along. Some of
              it may be yours alone.
            </Trans>
          ) : (
            <Trans>Who plans this trip has not written anything here.</Trans>
          )}
        </EmptyState>
      ) : (
        <div className={classes.columns}>
          <BagShelf {...shared} chosen={bag} onChoose={setBag} />
          <div className={classes.main}>
            <Sums list={list} />
            <SegmentedControl
              fullWidth
              mb={12}
              aria-label={t`What to see`}
              value={scope}
              onChange={(value) => setScope(SCOPES.find((one) => one === value) ?? "all")}
              data={SCOPES.map((value) => ({ value, label: i18n._(SCOPE_NAME[value]) }))}
            />
            <Filters counts={counted(list.items, choice)} filter={filter} onFilter={setFilter} />
            {groups.length === 0 && (
              <NoneShown>
                {filter === "open" && list.items.length > 0 ? (
                  <Trans>All packed.</Trans>
                ) : (
                  <Trans>None of this kind.</Trans>
                )}
              </NoneShown>
            )}
            {groups.map(({ category, items }) => (
              <CheckSection
                key={category ?? ""}
                name={category ?? t`Without a category`}
                beside={
                  <>
                    <span className={classes.count}>
                      {items.filter((one) => one.is_packed).length}/{items.length}
                    </span>
                    {category !== null && <DutyButton {...shared} category={category} />}
                  </>
                }
              >
                {items.map((one) => (
                  <ItemRow
                    key={one.id}
                    tripId={tripId}
                    item={one}
                    bag={bag === null && one.bag_id !== null ? bags.get(one.bag_id) : undefined}
                    members={list.members}
                    canEdit={canEdit}
                    me={memberId}
                    onOpen={setEdited}
                    onMenu={setMenu}
                  />
                ))}
              </CheckSection>
            ))}
          </div>
        </div>
      )}
      {canEdit && list.items.length === 0 && <IdeasPane {...shared} />}
      {menu && memberId !== null && (
        <ItemMenu
          key={menu.id}
          tripId={tripId}
          list={list}
          me={memberId}
          menu={menu}
          onClose={() => setMenu(null)}
        />
      )}
      {item && <ItemDialog key={item.id} {...shared} item={item} onClose={() => setEdited(null)} />}
      <PackingDialogs {...shared} raised={raised} onClose={() => setRaised(null)} />
    </Page>
  );
}

interface QuickAddProps {
  tripId: string;
  list: PackingList;
  me: string | null;
  onLines(text: string): void;
}

function QuickAdd({ tripId, list, me, onLines }: QuickAddProps) {
  const { t } = useLingui();
  const [line, setLine] = useState("");
  const [isMine, setMine] = useState(false);
  const thing = readThing(line, {
    people: travellers(list.members),
    bags: list.bags,
    categories: categoriesOf(list.items),
  });
  return (
    <>
      <QuickLine
        label={t`New thing to pack`}
        placeholder={t`3x T-shirts 160g #Clothes @Ben >Suitcase`}
        description={t`3x how many, 160g each, # category, @ who brings it, > which bag; several lines can be pasted`}
        maxLength={400}
        value={line}
        isReady={thing.name !== ""}
        onChange={setLine}
        onLines={onLines}
        onSubmit={() => {
          const name = thing.name.slice(0, 200);
          addItems(tripId, list.items, [
            isMine
              ? { ...thing, name, bringer_ids: [], owner_id: me }
              : { ...thing, name, bringer_ids: [...thing.bringer_ids] },
          ]);
          setLine("");
        }}
      />
      <Chip
        className={classes.only}
        size="sm"
        variant="outline"
        checked={isMine}
        onChange={() => setMine(!isMine)}
      >
        {t`Only for me`}
      </Chip>
    </>
  );
}

function Sums({ list }: { list: PackingList }) {
  const { t } = useLingui();
  const packed = list.items.filter((item) => item.is_packed).length;
  const all = list.items.length;
  if (all === 0) return null;
  const words = t`${packed} of ${all} packed`;
  return (
    <div className={classes.sums}>
      <span>{words}</span>
      <Progress
        value={(packed / all) * 100}
        aria-label={words}
        color={packed === all ? "good" : "accent"}
        size="md"
        radius="xl"
      />
    </div>
  );
}

interface FiltersProps {
  counts: ReadonlyMap<Filter, number>;
  filter: Filter;
  onFilter(filter: Filter): void;
}

function Filters({ counts, filter, onFilter }: FiltersProps) {
  const { t, i18n } = useLingui();
  return (
    <Chip.Group value={filter} onChange={(value) => onFilter(FILTERS.find((one) => one === value) ?? "open")}>
      <Group gap={6} role="radiogroup" aria-label={t`Which things`}>
        {FILTERS.map((one) => (
          <Chip key={one} value={one} size="sm" variant="outline">
            {`${i18n._(FILTER_NAME[one])} ${counts.get(one)}`}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
