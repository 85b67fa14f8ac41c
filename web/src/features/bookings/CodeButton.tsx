import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CopyButton, Modal, UnstyledButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { renderSVG } from "uqr";
import classes from "./bookings.module.css";

interface CodeButtonProps {
  code: string;
  of: string;
  /** Nobody reads it over a shoulder until it is tapped. */
  isBlurred: boolean;
}

/** A confirmation code; tapped, it is shown as large as a counter needs it. */
export function CodeButton({ code, of, isBlurred }: CodeButtonProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <UnstyledButton
        className={classes.code}
        aria-label={isBlurred ? t`Show the code of ${of}` : t`${code}, the code of ${of}, large`}
        onClick={() => setOpen(true)}
      >
        <span data-blurred={isBlurred || undefined}>
          {isBlurred ? "•".repeat(Math.min(8, code.length)) : code}
        </span>
      </UnstyledButton>
      {isOpen && (
        <Modal opened onClose={() => setOpen(false)} title={of} closeButtonProps={{ "aria-label": t`Close` }}>
          <div className={classes.large}>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(renderSVG(code, { border: 2 }))}`}
              alt={t`QR code of the confirmation code`}
            />
            <output>{code}</output>
            <CopyButton value={code}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  onClick={copy}
                  leftSection={
                    copied ? (
                      <IconCheck size={17} aria-hidden="true" />
                    ) : (
                      <IconCopy size={17} aria-hidden="true" />
                    )
                  }
                >
                  {copied ? <Trans>Copied</Trans> : <Trans>Copy the code</Trans>}
                </Button>
              )}
            </CopyButton>
          </div>
        </Modal>
      )}
    </>
  );
}
