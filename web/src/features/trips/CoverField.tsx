import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Input } from "@mantine/core";
import { IconPhoto } from "@tabler/icons-react";
import { useEffect, useId, useMemo } from "react";
import { Cover, GRADIENTS, gradientFor } from "../../ui/Cover";
import classes from "./CoverField.module.css";

export type CoverValue = { is: "kept"; cover: string | null } | { is: "picture"; file: File };

interface CoverFieldProps {
  value: CoverValue;
  onChange(value: CoverValue): void;
  tripId: string;
}

/** A picture of one's own, or one of eight landscapes. */
export function CoverField({ value, onChange, tripId }: CoverFieldProps) {
  const { t } = useLingui();
  const name = useId();
  const file = value.is === "picture" ? value.file : null;
  const preview = useMemo(() => (file ? URL.createObjectURL(file) : null), [file]);
  useEffect(() => () => (preview ? URL.revokeObjectURL(preview) : undefined), [preview]);
  const shown = preview ?? (value.is === "kept" ? value.cover : null);
  const gradient = preview
    ? null
    : value.is === "kept" && value.cover?.startsWith("/")
      ? null
      : (shown ?? gradientFor(tripId));
  return (
    <Input.Wrapper label={t`Cover`} labelElement="div">
      <div className={classes.root}>
        <div className={classes.preview}>
          <Cover cover={shown} id={tripId} />
        </div>
        <div>
          <div className={classes.swatches} role="radiogroup" aria-label={t`Landscapes`}>
            {GRADIENTS.map((key, n) => (
              <label key={key} className={classes.swatch}>
                <input
                  type="radio"
                  name={name}
                  checked={gradient === key}
                  onChange={() => onChange({ is: "kept", cover: key })}
                  aria-label={t`Landscape ${n + 1}`}
                />
                <Cover cover={key} id={key} />
              </label>
            ))}
          </div>
          <FileButton
            onChange={(picked) => picked && onChange({ is: "picture", file: picked })}
            accept="image/jpeg,image/png,image/webp,image/gif"
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                size="sm"
                leftSection={<IconPhoto size={16} aria-hidden="true" />}
              >
                <Trans>Upload a picture</Trans>
              </Button>
            )}
          </FileButton>
        </div>
      </div>
    </Input.Wrapper>
  );
}
