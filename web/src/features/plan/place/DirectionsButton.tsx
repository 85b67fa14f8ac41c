import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconCheck, IconNavigation } from "@tabler/icons-react";
import { directionsLink, MAP_APPS, type MapApp, preferMapApp, preferredMapApp } from "../directions";
import type { Spot } from "../legs";

const APP_NAME: Readonly<Record<MapApp, MessageDescriptor>> = {
  device: msg`This device's map`,
  osm: msg`OpenStreetMap`,
  google: msg`Google Maps`,
  apple: msg`Apple Maps`,
};

/** Opens the way there in the map application of one's choice; the last choice stands first next time. */
export function DirectionsButton({ spot, name }: { spot: Spot; name: string }) {
  const { i18n } = useLingui();
  const preferred = preferredMapApp();
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button size="sm" leftSection={<IconNavigation size={16} stroke={1.8} aria-hidden="true" />}>
          <Trans>Directions</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {MAP_APPS.map((app) => (
          <Menu.Item
            key={app}
            component="a"
            href={directionsLink(app, spot, name)}
            target="_blank"
            rel="noreferrer"
            rightSection={preferred === app && <IconCheck size={16} aria-hidden="true" />}
            onClick={() => preferMapApp(app)}
          >
            {i18n._(APP_NAME[app])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
