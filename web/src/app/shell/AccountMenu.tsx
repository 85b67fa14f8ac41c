import { Trans, useLingui } from "@lingui/react/macro";
import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import {
  IconBackpack,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconServerCog,
  IconSettings,
  IconSun,
} from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { setPreferences } from "../../features/settings/verbs";
import { signOut, useAccount, useOutbox, useRecord } from "../../sync";
import { confirm } from "../../ui/confirm";
import { Person } from "../../ui/Person";
import { shortcuts } from "../flags";
import { forgetPictures } from "../pwa";
import classes from "./shell.module.css";

export function AccountMenu() {
  const { t } = useLingui();
  const { user } = useAccount();
  const { waiting } = useOutbox();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const preferences = useRecord(`account:${user?.id ?? ""}`, "preferences", user?.id ?? null);
  if (!user) return null;
  const dark =
    colorScheme === "dark" || (colorScheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);

  function toggle() {
    const theme = dark ? "light" : "dark";
    setColorScheme(theme);
    if (user) void setPreferences(user.id, preferences, { theme });
  }

  async function leave() {
    // Signing out empties the device, and with it what has not been sent.
    if (waiting > 0) {
      const sure = await confirm({
        title: t`Sign out and lose changes?`,
        message: t`${waiting} changes have not reached the server yet. Signing out removes them from this device.`,
        confirm: t`Sign out anyway`,
        cancel: t`Stay`,
        danger: true,
      });
      if (!sure) return;
    }
    await signOut();
    forgetPictures();
    void import("../../features/files/forget").then(({ forgetFiles }) => forgetFiles());
    void navigate({ to: "/login" });
  }

  return (
    <Menu width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={t`Account of ${user.display_name}`}>
          <Person person={{ id: user.id, name: user.display_name, avatar: user.avatar }} size={30} named />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.display_name}
          <br />
          {user.email}
        </Menu.Label>
        <Menu.Item component={Link} to="/settings" leftSection={<IconSettings size={17} />}>
          <Trans>Settings</Trans>
        </Menu.Item>
        <Menu.Item component={Link} to="/gear" leftSection={<IconBackpack size={17} />}>
          <Trans>My gear</Trans>
        </Menu.Item>
        {user.role === "admin" && (
          <Menu.Item component={Link} to="/admin" leftSection={<IconServerCog size={17} />}>
            <Trans>Administration</Trans>
          </Menu.Item>
        )}
        <Menu.Item leftSection={dark ? <IconSun size={17} /> : <IconMoon size={17} />} onClick={toggle}>
          {dark ? <Trans>Light colours</Trans> : <Trans>Dark colours</Trans>}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={17} />} onClick={shortcuts.raise}>
          <Trans>Keyboard shortcuts</Trans>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} />} onClick={() => void leave()}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
