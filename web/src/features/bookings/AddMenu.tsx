import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type BookingType, OTHER, TRANSPORT } from "../../domain/bookings";
import { StayIcon, TYPE } from "../../domain/bookingWords";

interface AddMenuProps {
  onAdd(what: BookingType | "stay"): void;
}

/** What is reserved decides which questions are asked, so it is asked first. */
export function AddMenu({ onAdd }: AddMenuProps) {
  const { t, i18n } = useLingui();
  const item = (type: BookingType) => {
    const { name, icon: Icon } = TYPE[type];
    return (
      <Menu.Item
        key={type}
        leftSection={<Icon size={18} stroke={1.7} aria-hidden="true" />}
        onClick={() => onAdd(type)}
      >
        {i18n._(name)}
      </Menu.Item>
    );
  };
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={17} aria-hidden="true" />}>
          <Trans>Add booking</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: "auto" }}>
        <Menu.Item
          leftSection={<StayIcon size={18} stroke={1.7} aria-hidden="true" />}
          onClick={() => onAdd("stay")}
        >
          {t`A place to sleep`}
        </Menu.Item>
        <Menu.Divider />
        {TRANSPORT.map(item)}
        <Menu.Divider />
        {OTHER.map(item)}
      </Menu.Dropdown>
    </Menu>
  );
}
