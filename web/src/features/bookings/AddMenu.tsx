import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { useFileDialog } from "@mantine/hooks";
import { IconFileImport, IconPlus } from "@tabler/icons-react";
import { type BookingType, OTHER, TRANSPORT } from "../../domain/bookings";
import { StayIcon, TYPE } from "../../domain/bookingWords";

/** What the server can read; anything else can be dropped and kept. */
const READABLE = ".pkpass,.ics,.eml,.html,.htm,.json";

interface AddMenuProps {
  onAdd(what: BookingType | "stay"): void;
  onFile(file: File): void;
}

/** What is reserved decides which questions are asked, so it is asked first. */
export function AddMenu({ onAdd, onFile }: AddMenuProps) {
  const { t, i18n } = useLingui();
  const dialog = useFileDialog({
    accept: READABLE,
    multiple: false,
    resetOnOpen: true,
    onChange: (files) => files?.[0] && onFile(files[0]),
  });
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
        <Menu.Item
          leftSection={<IconFileImport size={18} stroke={1.7} aria-hidden="true" />}
          onClick={dialog.open}
        >
          {t`From a file…`}
        </Menu.Item>
        <Menu.Divider />
        {TRANSPORT.map(item)}
        <Menu.Divider />
        {OTHER.map(item)}
      </Menu.Dropdown>
    </Menu>
  );
}
