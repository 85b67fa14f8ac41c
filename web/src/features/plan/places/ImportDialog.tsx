import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, FileButton, Group, List, Modal, Progress, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconFileImport } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { upload } from "../../../kit/upload";
import { useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";

interface Summary {
  readonly places: number;
  readonly tracks: number;
  readonly skipped: number;
  readonly warnings: readonly string[];
}

type Step =
  | { readonly at: "choose" }
  | { readonly at: "reading" | "writing"; readonly file: File; readonly progress: number }
  | { readonly at: "summary" | "done"; readonly file: File; readonly summary: Summary }
  | { readonly at: "failed"; readonly sentence: string };

const ACCEPT = ".gpx,.kml,.kmz,.geojson,.json";

/** Places and tracks from a file: first what would happen, then the deed. */
export function ImportDialog() {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const isOpen = useUi((ui) => ui.importOpen);
  const [step, setStep] = useState<Step>({ at: "choose" });
  const running = useRef<AbortController>(undefined);
  const close = () => {
    running.current?.abort();
    store.set({ importOpen: false });
    setStep({ at: "choose" });
  };
  const send = async (file: File, isDry: boolean) => {
    const at = isDry ? "reading" : "writing";
    setStep({ at, file, progress: 0 });
    const gone = new AbortController();
    running.current = gone;
    try {
      const summary = await upload<Summary>(
        `/api/trips/${room.tripId}/places/import${isDry ? "?dry_run=1" : ""}`,
        file,
        (progress) => setStep({ at, file, progress }),
        gone.signal,
      );
      setStep({ at: isDry ? "summary" : "done", file, summary });
    } catch (error) {
      if (gone.signal.aborted) return;
      const sentence =
        error instanceof Error && error.message ? error.message : t`The server did not answer.`;
      setStep({ at: "failed", sentence });
    }
  };

  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t`Import places`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Stack>
        {step.at === "choose" && (
          <>
            <Text>
              <Trans>
                GPX, KML, KMZ or GeoJSON from another planner, a watch or a map. You will see what is in the
                file before anything is added.
              </Trans>
            </Text>
            <Group>
              <FileButton accept={ACCEPT} onChange={(file) => file && void send(file, true)}>
                {(props) => (
                  <Button {...props} leftSection={<IconFileImport size={17} aria-hidden="true" />}>
                    <Trans>Choose a file</Trans>
                  </Button>
                )}
              </FileButton>
            </Group>
          </>
        )}
        {(step.at === "reading" || step.at === "writing") && (
          <>
            <Text>
              {step.at === "reading" ? (
                <Trans>Reading {step.file.name}</Trans>
              ) : (
                <Trans>Adding the places</Trans>
              )}
            </Text>
            <Progress value={step.progress * 100} animated={step.progress >= 1} aria-label={t`Progress`} />
            {step.progress < 1 && (
              <Group justify="flex-end">
                <Button variant="default" onClick={close}>
                  <Trans>Cancel</Trans>
                </Button>
              </Group>
            )}
          </>
        )}
        {(step.at === "summary" || step.at === "done") && (
          <>
            <Text fw={600}>
              {step.at === "done" ? (
                <Trans>Added from {step.file.name}</Trans>
              ) : (
                <Trans>Found in {step.file.name}</Trans>
              )}
            </Text>
            <List>
              <List.Item>
                <Plural value={step.summary.places} one="# place" other="# places" />
              </List.Item>
              {step.summary.tracks > 0 && (
                <List.Item>
                  <Plural value={step.summary.tracks} one="# track" other="# tracks" />
                </List.Item>
              )}
              {step.summary.skipped > 0 && (
                <List.Item>
                  <Plural
                    value={step.summary.skipped}
                    one="# is on this trip already and is left out"
                    other="# are on this trip already and are left out"
                  />
                </List.Item>
              )}
            </List>
            {step.summary.warnings.length > 0 && (
              <Alert color="warn" icon={<IconAlertTriangle size={18} />} title={t`Worth a look`}>
                <List size="sm">
                  {step.summary.warnings.slice(0, 20).map((warning) => (
                    <List.Item key={warning}>{warning}</List.Item>
                  ))}
                </List>
              </Alert>
            )}
            <Group justify="flex-end">
              {step.at === "done" ? (
                <Button onClick={close}>
                  <Trans>Done</Trans>
                </Button>
              ) : (
                <>
                  <Button variant="default" onClick={close}>
                    <Trans>Cancel</Trans>
                  </Button>
                  <Button
                    disabled={step.summary.places + step.summary.tracks === 0}
                    onClick={() => void send(step.file, false)}
                  >
                    <Trans>Add them to the trip</Trans>
                  </Button>
                </>
              )}
            </Group>
          </>
        )}
        {step.at === "failed" && (
          <>
            <Alert color="danger" icon={<IconAlertTriangle size={18} />} title={t`The file was not imported`}>
              {step.sentence}
            </Alert>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setStep({ at: "choose" })}>
                <Trans>Choose another file</Trans>
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
