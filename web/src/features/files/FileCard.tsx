import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import {
  IconDots,
  IconDownload,
  IconLink,
  IconPencil,
  IconRestore,
  IconStar,
  IconStarFilled,
  IconTrash,
} from "@tabler/icons-react";
import { memo } from "react";
import { fileUrl, previewUrl } from "../../domain/attachments";
import type { Attachment } from "../../domain/kinds.gen";
import { useFormat } from "../../ui/format";
import classes from "./files.module.css";
import { restore, star, trash } from "./verbs";
import { type FileList, targetsOf } from "./views";
import { iconOf } from "./words";

interface FileCardProps {
  tripId: string;
  file: Attachment;
  list: FileList;
  canEdit: boolean;
  onOpen(): void;
  onEdit(): void;
}

export const FileCard = memo(function FileCard({
  tripId,
  file,
  list,
  canEdit,
  onOpen,
  onEdit,
}: FileCardProps) {
  const { t } = useLingui();
  const format = useFormat();
  const Icon = iconOf(file);
  const targets = targetsOf(list, file);
  const uploader = file.uploader_id === null ? undefined : list.members.get(file.uploader_id);
  const facts = [
    file.size === null ? t`not here yet` : format.bytes(file.size),
    uploader?.name,
    file.stored_at && format.date(file.stored_at.slice(0, 10), "dayMonth"),
  ].filter(Boolean);
  return (
    <li className={classes.card}>
      <UnstyledButton className={classes.open} onClick={onOpen} disabled={file.stored_at === null}>
        <span className={classes.picture}>
          {file.has_preview ? (
            <img src={previewUrl(tripId, file.id)} alt="" loading="lazy" decoding="async" />
          ) : (
            <Icon size={40} stroke={1.3} aria-hidden="true" />
          )}
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{file.name}</span>
          <span className={classes.facts}>{facts.join(" · ")}</span>
          {targets.length > 0 && (
            <span className={classes.facts}>
              <IconLink size={15} stroke={1.7} aria-hidden="true" />
              {targets.map(({ name }) => name).join(", ")}
            </span>
          )}
        </span>
      </UnstyledButton>
      {canEdit && file.deleted_at === null && (
        <ActionIcon
          className={classes.star}
          data-on={file.is_starred || undefined}
          aria-label={t`Star ${file.name}`}
          aria-pressed={file.is_starred}
          onClick={() => star(tripId, file)}
        >
          {file.is_starred ? (
            <IconStarFilled size={18} aria-hidden="true" />
          ) : (
            <IconStar size={18} stroke={1.6} aria-hidden="true" />
          )}
        </ActionIcon>
      )}
      <Menu position="bottom-end" width={210}>
        <Menu.Target>
          <ActionIcon className={classes.more} aria-label={t`What to do with ${file.name}`}>
            <IconDots size={19} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={17} aria-hidden="true" />} onClick={onEdit}>
            {canEdit ? <Trans>Describe and link</Trans> : <Trans>Details</Trans>}
          </Menu.Item>
          {file.stored_at !== null && (
            <Menu.Item
              component="a"
              href={`${fileUrl(tripId, file.id)}?download=1`}
              download={file.name}
              leftSection={<IconDownload size={17} aria-hidden="true" />}
            >
              <Trans>Download</Trans>
            </Menu.Item>
          )}
          {canEdit && file.deleted_at !== null && (
            <Menu.Item
              leftSection={<IconRestore size={17} aria-hidden="true" />}
              onClick={() => restore(tripId, file.id)}
            >
              <Trans>Restore</Trans>
            </Menu.Item>
          )}
          {canEdit && file.deleted_at === null && (
            <Menu.Item
              color="danger"
              leftSection={<IconTrash size={17} aria-hidden="true" />}
              onClick={() => trash(tripId, file.id)}
            >
              <Trans>Into the trash</Trans>
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
});
