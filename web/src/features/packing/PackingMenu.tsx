import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconBackpack,
  IconBulb,
  IconClipboardList,
  IconClipboardPlus,
  IconDots,
  IconRotate,
  IconTemplate,
} from "@tabler/icons-react";
import { useAccount } from "../../sync";
import { confirm } from "../../ui/confirm";
import type { Raised } from "./PackingDialogs";
import { unpackAll } from "./verbs";
import type { PackingList } from "./views";

interface PackingMenuProps {
  tripId: string;
  list: PackingList;
  onRaise(what: Raised): void;
}

/** Where a list comes from and where it goes. */
export function PackingMenu({ tripId, list, onRaise }: PackingMenuProps) {
  const { t } = useLingui();
  const { user } = useAccount();
  const item = (Icon: typeof IconDots, label: string, what: Raised) => (
    <Menu.Item leftSection={<Icon size={17} aria-hidden="true" />} onClick={() => onRaise(what)}>
      {label}
    </Menu.Item>
  );
  async function reset() {
    const sure = await confirm({
      title: t`Unpack everything?`,
      message: t`All ticks are taken away, as before the way home. Undo brings them back.`,
      confirm: t`Unpack everything`,
      cancel: t`Cancel`,
    });
    if (sure) unpackAll(tripId, list.items);
  }
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <ActionIcon aria-label={t`More about packing`}>
          <IconDots size={19} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item(IconClipboardList, t`Paste a list or CSV`, { what: "paste", text: "" })}
        {item(IconTemplate, t`Start from a template`, { what: "templates" })}
        {item(IconBackpack, t`From my gear`, { what: "gear" })}
        {item(IconBulb, t`What most people take along`, { what: "ideas" })}
        {list.items.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconRotate size={17} aria-hidden="true" />} onClick={() => void reset()}>
              <Trans>Unpack everything</Trans>
            </Menu.Item>
            {item(IconClipboardPlus, t`Keep in my gear`, { what: "keep" })}
            {user?.role === "admin" && item(IconTemplate, t`Save as a template`, { what: "save" })}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
