import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Group, Skeleton } from "@mantine/core";
import { IconDeviceLaptop, IconDeviceMobile } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { useFormat } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { type Device, endDevice, endOtherDevices, listDevices } from "./api";
import { deviceName } from "./devices";
import classes from "./settings.module.css";

const HANDHELD = new Set(["iPhone", "iPad", "Android"]);

/** Every place where one is signed in, and the way to end it there. */
export function DevicesSection() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        setDevices((await listDevices(signal)).sessions);
        setError(null);
      } catch (cause) {
        if (!signal?.aborted) setError(sentence(cause));
      }
    },
    [sentence],
  );
  useEffect(() => {
    const leaving = new AbortController();
    void load(leaving.signal);
    return () => leaving.abort();
  }, [load]);

  async function end(which: string, work: () => Promise<unknown>, done: string) {
    setBusy(which);
    try {
      await work();
      await load();
      showToast({ message: done });
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(null);
    }
  }

  return (
    <>
      <ErrorNotice>{error}</ErrorNotice>
      {devices === null && error === null && <Skeleton height={56} radius="md" />}
      <ul className={classes.devices}>
        {devices?.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            busy={busy === device.id}
            onEnd={() => void end(device.id, () => endDevice(device.id), t`That device is signed out.`)}
          />
        ))}
      </ul>
      {devices !== null && devices.length > 1 && (
        <Group mt="md">
          <Button
            variant="default"
            loading={busy === "others"}
            onClick={() => void end("others", endOtherDevices, t`All other devices are signed out.`)}
          >
            <Trans>Sign out all others</Trans>
          </Button>
        </Group>
      )}
    </>
  );
}

function DeviceRow({ device, busy, onEnd }: { device: Device; busy: boolean; onEnd(): void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { browser, system } = deviceName(device.user_agent);
  const name = browser && system ? t`${browser} on ${system}` : (browser ?? system ?? t`Another program`);
  const Icon = system !== null && HANDHELD.has(system) ? IconDeviceMobile : IconDeviceLaptop;
  return (
    <li className={classes.device}>
      <Icon size={22} stroke={1.6} aria-hidden="true" />
      <div className={classes.deviceWords}>
        <strong>{name}</strong>
        <span>
          {format.instant(device.last_seen_at)}
          {device.ip && <bdi> · {device.ip}</bdi>}
        </span>
      </div>
      {device.current ? (
        <Badge variant="light" color="gray" tt="none">
          <Trans>This device</Trans>
        </Badge>
      ) : (
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          loading={busy}
          onClick={onEnd}
          aria-label={t`Sign out ${name}`}
        >
          <Trans>Sign out</Trans>
        </Button>
      )}
    </li>
  );
}
