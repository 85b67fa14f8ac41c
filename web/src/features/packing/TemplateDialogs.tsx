import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Radio, Stack, TextInput } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { type FormEvent, useMemo, useState } from "react";
import { groupBy } from "../../kit/groupBy";
import { useRecords } from "../../sync";
import { DialogFoot } from "../../ui/DialogFoot";
import { EmptyState } from "../../ui/EmptyState";
import { showToast } from "../../ui/toast";
import type { DialogProps } from "./PackingDialogs";
import classes from "./packing.module.css";
import { addItems, saveAsTemplate } from "./verbs";
import { byHand, categoriesOf } from "./views";

/** A list that an administrator keeps for everybody becomes part of this one. */
export function ChooseTemplate({ tripId, list, me, onClose }: DialogProps) {
  const { t } = useLingui();
  const templates = useRecords("instance", "template");
  const lines = useRecords("instance", "template_item");
  const inside = useMemo(() => groupBy(byHand(lines.values()), (line) => line.template_id), [lines]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMine, setMine] = useState(false);
  if (templates.size === 0) {
    return (
      <EmptyState icon={IconTemplate} title={t`No templates yet`}>
        <Trans>Who runs this server can save a packing list as a template for everybody.</Trans>
      </EmptyState>
    );
  }
  const items = chosen === null ? [] : (inside.get(chosen) ?? []);
  function apply() {
    const owner_id = isMine ? me : null;
    addItems(
      tripId,
      list.items,
      items.map(({ name, category, quantity, weight_g }) => ({
        name,
        category,
        quantity,
        weight_g,
        owner_id,
      })),
      "packing_item.import",
    );
    onClose();
  }
  return (
    <Stack gap="md">
      <Radio.Group aria-label={t`Templates`} value={chosen} onChange={setChosen}>
        <Stack gap="sm">
          {byHand(templates.values()).map((template) => {
            const held = inside.get(template.id) ?? [];
            return (
              <Radio
                key={template.id}
                value={template.id}
                label={template.name}
                description={
                  <>
                    <Plural value={held.length} one="# thing" other="# things" />:{" "}
                    {categoriesOf(held).join(", ")}
                  </>
                }
              />
            );
          })}
        </Stack>
      </Radio.Group>
      {items.length > 0 && <p className={classes.quiet}>{items.map(({ name }) => name).join(", ")}</p>}
      <Checkbox label={t`Only for me`} checked={isMine} onChange={() => setMine(!isMine)} />
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button disabled={items.length === 0} onClick={apply}>
          <Plural value={items.length} one="Add # thing" other="Add # things" />
        </Button>
      </DialogFoot>
    </Stack>
  );
}

/** What everybody sees of this list, for the next trips of everybody; nobody's private things. */
export function SaveTemplate({ list, onClose }: DialogProps) {
  const { t } = useLingui();
  const templates = useRecords("instance", "template");
  const [name, setName] = useState("");
  const items = list.items.filter((item) => item.owner_id === null);
  function submit(event: FormEvent) {
    event.preventDefault();
    saveAsTemplate(name.trim(), templates.values(), items);
    showToast({ message: t`Everybody on this server can start from ${name.trim()} now.` });
    onClose();
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t`Name`}
        description={t`What is everybody's (${items.length}); what is private stays out.`}
        required
        maxLength={100}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" disabled={name.trim() === "" || items.length === 0}>
          <Trans>Save</Trans>
        </Button>
      </DialogFoot>
    </form>
  );
}
