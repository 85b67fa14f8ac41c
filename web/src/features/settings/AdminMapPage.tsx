import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group, Radio, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { showToast } from "../../ui/toast";
import { type MapConfig, saveMap } from "./api";
import classes from "./settings.module.css";

interface AdminMapPageProps {
  map: MapConfig;
  onSaved(): void;
}

const EXAMPLES = {
  raster: "https://tiles.example.org/{z}/{x}/{y}.png",
  vector: "https://maps.example.org/style.json",
};

/** Which map everybody on this server sees. */
export function AdminMapPage({ map, onSaved }: AdminMapPageProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [style, setStyle] = useState<MapConfig["style"]>(map.style);
  const [url, setUrl] = useState(map.url ?? "");
  const [kind, setKind] = useState(map.kind ?? "vector");
  const [attribution, setAttribution] = useState(map.attribution ?? "");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await saveMap(
        style === "custom"
          ? { style, url: url.trim(), kind, attribution: attribution.trim() || null }
          : { style },
      );
      showToast({ message: t`Everybody sees this map from their next visit on.` });
      onSaved();
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className={classes.page} id="main" tabIndex={-1}>
      <h1 className={classes.title}>
        <Trans>Map of this server</Trans>
      </h1>
      <form className={classes.section} onSubmit={submit}>
        <div className={classes.head}>
          <h2>
            <Trans>Background</Trans>
          </h2>
          <p>
            <Trans>Places and trails are the same on all of them.</Trans>
          </p>
        </div>
        <Stack gap="md">
          <ErrorNotice>{error}</ErrorNotice>
          <Radio.Group
            aria-label={t`Background`}
            value={style}
            onChange={(value) => setStyle(value === "openfreemap" || value === "custom" ? value : "cairn")}
          >
            <div className={classes.choices}>
              <Radio
                value="cairn"
                label={t`Built in`}
                description={t`Land, water, borders and cities of the world. Needs no internet and tells nobody where you look.`}
              />
              <Radio
                value="openfreemap"
                label={t`OpenFreeMap`}
                description={t`Streets and buildings from OpenStreetMap. Each browser asks openfreemap.org for the parts it shows.`}
              />
              <Radio
                value="custom"
                label={t`Another style or tiles`}
                description={t`A style, a PMTiles file or raster tiles from a server you choose.`}
              />
            </div>
          </Radio.Group>
          {style === "custom" && (
            <>
              <SegmentedControl
                aria-label={t`What the address leads to`}
                value={kind}
                onChange={(value) => setKind(value === "raster" ? "raster" : "vector")}
                data={[
                  { value: "vector", label: t`Style or PMTiles` },
                  { value: "raster", label: t`Raster tiles` },
                ]}
              />
              <TextInput
                label={t`Address`}
                placeholder={EXAMPLES[kind]}
                type="text"
                inputMode="url"
                required
                value={url}
                onChange={(event) => setUrl(event.currentTarget.value)}
              />
              <TextInput
                label={t`Attribution`}
                description={t`Shown in the corner of the map, as its owner asks.`}
                value={attribution}
                onChange={(event) => setAttribution(event.currentTarget.value)}
              />
            </>
          )}
          {style !== "cairn" && (
            <Alert variant="light" color="gray" icon={<IconInfoCircle size={18} />}>
              <Trans>Without a network the built-in map takes its place.</Trans>
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={busy}>
              <Trans>Use this map</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </main>
  );
}
