import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Accordion, ActionIcon, Button, Group, TextInput } from "@mantine/core";
import { IconTemplate, IconX } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { Template, TemplateItem } from "../../domain/kinds.gen";
import { groupBy } from "../../kit/groupBy";
import { useRecords } from "../../sync";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/format";
import { Page } from "../../ui/Page";
import { QuickLine } from "../../ui/QuickLine";
import classes from "./packing.module.css";
import { readThing } from "./quick";
import { addTemplateItem, removeTemplate, removeTemplateItem, renameTemplate, saveAsTemplate } from "./verbs";
import { byHand, categoriesOf } from "./views";

/** The packing lists that everybody on this server can start from. */
export function TemplatesPage() {
  const { t } = useLingui();
  const templates = useRecords("instance", "template");
  const lines = useRecords("instance", "template_item");
  const inside = useMemo(() => groupBy(byHand(lines.values()), (line) => line.template_id), [lines]);
  const [name, setName] = useState("");
  return (
    <Page level={1} title={t`Packing templates`}>
      <QuickLine
        label={t`New template`}
        placeholder={t`Winter in the mountains`}
        description={t`Everybody on this server can start a packing list from it.`}
        maxLength={100}
        value={name}
        isReady={name.trim() !== ""}
        onChange={setName}
        onSubmit={() => {
          saveAsTemplate(name.trim(), templates.values(), []);
          setName("");
        }}
      />
      {templates.size === 0 ? (
        <EmptyState icon={IconTemplate} title={t`No templates yet`}>
          <Trans>Name one above, or save a trip's packing list as one.</Trans>
        </EmptyState>
      ) : (
        <Accordion variant="separated">
          {byHand(templates.values()).map((template) => (
            <Accordion.Item key={template.id} value={template.id}>
              <Accordion.Control>
                {template.name}
                <span className={classes.bagFacts}>
                  {" "}
                  · <Plural value={inside.get(template.id)?.length ?? 0} one="# thing" other="# things" />
                </span>
              </Accordion.Control>
              <Accordion.Panel>
                <TemplateEditor template={template} lines={inside.get(template.id) ?? []} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
    </Page>
  );
}

function TemplateEditor({ template, lines }: { template: Template; lines: readonly TemplateItem[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const [line, setLine] = useState("");
  const [name, setName] = useState(template.name);
  const thing = readThing(line, { people: [], bags: [], categories: categoriesOf(lines) });
  const groups = groupBy(lines, (one) => one.category);
  return (
    <>
      <Group align="flex-end" mb="md">
        <TextInput
          flex={1}
          label={t`Name`}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={name.trim() === "" || name.trim() === template.name}
          onClick={() => renameTemplate(template.id, name.trim())}
        >
          <Trans>Rename</Trans>
        </Button>
        <Button variant="subtle" color="danger" onClick={() => removeTemplate(template.id)}>
          <Trans>Remove</Trans>
        </Button>
      </Group>
      <QuickLine
        label={t`New thing for ${template.name}`}
        placeholder={t`2x Ski socks 90g #Clothes`}
        description={t`2x how many, 90g each, # category`}
        maxLength={300}
        value={line}
        isReady={thing.name !== ""}
        onChange={setLine}
        onSubmit={() => {
          const { name: what, quantity, weight_g, category } = thing;
          addTemplateItem(template.id, lines, { name: what.slice(0, 200), quantity, weight_g, category });
          setLine("");
        }}
      />
      {[...groups].map(([category, held]) => (
        <section key={category ?? ""}>
          <h3 className={classes.quiet}>{category ?? t`Without a category`}</h3>
          <ul className={classes.preview}>
            {held.map((one) => (
              <li key={one.id}>
                <b>{one.quantity > 1 ? `${one.name} × ${one.quantity}` : one.name}</b>
                <Group gap="xs">
                  {one.weight_g !== null && <span>{format.weight(one.weight_g)}</span>}
                  <ActionIcon aria-label={t`Remove ${one.name}`} onClick={() => removeTemplateItem(one.id)}>
                    <IconX size={17} aria-hidden="true" />
                  </ActionIcon>
                </Group>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
