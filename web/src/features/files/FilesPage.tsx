import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Chip, FileButton, Group } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconCamera, IconFiles, IconUpload } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { useRole } from "../../domain/role";
import { useAccount, useView } from "../../sync";
import { confirm } from "../../ui/confirm";
import { DropZone } from "../../ui/DropZone";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/format";
import { NoneShown, Page } from "../../ui/Page";
import { FileCard } from "./FileCard";
import { FileDialog } from "./FileDialog";
import classes from "./files.module.css";
import { Preview } from "./Preview";
import { UploadList } from "./UploadList";
import { uploads } from "./uploads";
import { useUploads } from "./useUploads";
import { purge } from "./verbs";
import { FILTERS, type Filter, filesOf, shows } from "./views";
import { FILTER_NAME } from "./words";

interface FilesPageProps {
  tripId: string;
  /** The file that the address asks for. */
  opened: string | null;
  onOpen(id: string | null): void;
}

/** Tickets, scans and pictures of the trip: dropped here, found here, opened here, also without a network. */
export function FilesPage({ tripId, opened, onOpen }: FilesPageProps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const stream = `trip:${tripId}`;
  const list = useView(stream, filesOf);
  const { canEdit } = useRole(stream, "file_upload", "file_edit", "file_delete");
  const { user } = useAccount();
  const isPhone = useMediaQuery("(pointer: coarse)");
  const [filter, setFilter] = useState<Filter>("all");
  const [keepsLocation, setKeeps] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const underWay = useUploads(tripId);
  const files = useMemo(() => {
    // What is still being sent from here stands above, with its progress.
    const ids = new Set(underWay.map(({ id }) => id));
    return list.files.filter(({ id }) => !ids.has(id));
  }, [list.files, underWay]);
  const shown = useMemo(() => files.filter((file) => shows(filter, file)), [files, filter]);
  const counts = FILTERS.map((one) => files.filter((file) => shows(one, file)).length);
  const file = list.files.find(({ id }) => id === edited);
  const accountId = user?.id;

  const send = useMemo(
    () => (files: readonly File[]) => {
      if (accountId && files.length > 0) void uploads.add(tripId, accountId, files, keepsLocation);
    },
    [tripId, accountId, keepsLocation],
  );

  useEffect(() => {
    if (!canEdit) return;
    const paste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length > 0) event.preventDefault();
      send(pasted);
    };
    addEventListener("paste", paste);
    return () => removeEventListener("paste", paste);
  }, [canEdit, send]);

  async function empty() {
    const sure = await confirm({
      title: t`Delete what is in the trash for good?`,
      message: t`The files are deleted from the server within a day and cannot be brought back after that.`,
      confirm: t`Delete for good`,
      cancel: t`Cancel`,
      danger: true,
    });
    if (sure)
      purge(
        tripId,
        shown.map(({ id }) => id),
      );
  }

  return (
    <DropZone isOpen={canEdit} onFiles={send}>
      <Page
        isWide
        title={t`Files`}
        beside={
          canEdit && (
            <>
              {isPhone && (
                <FileButton accept="image/*" capture="environment" onChange={(one) => one && send([one])}>
                  {(props) => (
                    <Button
                      {...props}
                      variant="default"
                      leftSection={<IconCamera size={17} aria-hidden="true" />}
                    >
                      <Trans>Photo</Trans>
                    </Button>
                  )}
                </FileButton>
              )}
              <FileButton multiple onChange={send}>
                {(props) => (
                  <Button {...props} leftSection={<IconUpload size={17} aria-hidden="true" />}>
                    <Trans>Upload</Trans>
                  </Button>
                )}
              </FileButton>
            </>
          )
        }
      >
        <UploadList uploads={underWay} />
        {files.length === 0 ? (
          <EmptyState icon={IconFiles} title={t`No files yet`}>
            {canEdit ? (
              <Trans>
                Drop tickets, scans of passports and pictures here, paste them, or choose them. They are kept
                on your devices as well, and open without a network.
              </Trans>
            ) : (
              <Trans>Who plans this trip has not written anything here.</Trans>
            )}
          </EmptyState>
        ) : (
          <>
            <div className={classes.bar}>
              <Chip.Group
                value={filter}
                onChange={(value) => setFilter(FILTERS.find((one) => one === value) ?? "all")}
              >
                <Group gap={6} role="radiogroup" aria-label={t`Which files`}>
                  {FILTERS.map((one, n) => (
                    <Chip key={one} value={one} size="sm" variant="outline">
                      {`${i18n._(FILTER_NAME[one])} ${counts[n]}`}
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
              <span className={classes.used}>
                <Plural value={files.length} one="# file" other="# files" /> · {format.bytes(list.bytes)}
              </span>
            </div>
            {filter === "trash" && shown.length > 0 && canEdit && (
              <Button variant="subtle" color="danger" mb="sm" onClick={() => void empty()}>
                <Trans>Empty the trash</Trans>
              </Button>
            )}
            {shown.length === 0 && (
              <NoneShown>
                <Trans>None of this kind.</Trans>
              </NoneShown>
            )}
            <ul className={classes.grid}>
              {shown.map((one) => (
                <FileCard
                  key={one.id}
                  tripId={tripId}
                  file={one}
                  list={list}
                  canEdit={canEdit}
                  onOpen={() => onOpen(one.id)}
                  onEdit={() => setEdited(one.id)}
                />
              ))}
            </ul>
          </>
        )}
        {canEdit && (
          <Checkbox
            mt="lg"
            label={t`Keep where pictures were taken`}
            description={t`Without this, the place and the camera are cut out of pictures before they are kept.`}
            checked={keepsLocation}
            onChange={(event) => setKeeps(event.currentTarget.checked)}
          />
        )}
      </Page>
      {opened !== null && (
        <Preview
          tripId={tripId}
          files={shown.some(({ id }) => id === opened) ? shown : files}
          opened={opened}
          onOpen={onOpen}
        />
      )}
      {file && (
        <FileDialog
          key={file.id}
          tripId={tripId}
          file={file}
          list={list}
          canEdit={canEdit}
          onClose={() => setEdited(null)}
        />
      )}
    </DropZone>
  );
}
