import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { renderSVG } from "uqr";
import { useFormat } from "../../ui/format";
import classes from "./costs.module.css";
import { epcText, isIban } from "./epc";

interface PayByQrProps {
  name: string;
  amountMinor: number;
  onClose(): void;
}

/** A code that a banking app reads. The account number stays in this dialog: it is neither kept nor sent. */
export function PayByQr({ name, amountMinor, onClose }: PayByQrProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [iban, setIban] = useState("");
  const valid = isIban(iban);
  const svg = valid ? renderSVG(epcText(name, iban, amountMinor), { border: 2 }) : null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Pay ${name} ${format.money(amountMinor, "EUR")}`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Stack>
        <TextInput
          label={t`IBAN of ${name}`}
          description={t`Used for this code only; it is not kept.`}
          autoComplete="off"
          data-autofocus
          value={iban}
          error={iban.length > 14 && !valid ? t`This is not an IBAN. Look for a mistyped character.` : null}
          onChange={(event) => setIban(event.currentTarget.value)}
        />
        {svg && (
          <figure className={classes.qr}>
            <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={t`QR code of the transfer`} />
            <figcaption>
              <Trans>Scan it with your banking app and check what it shows before you confirm.</Trans>
            </figcaption>
          </figure>
        )}
      </Stack>
    </Modal>
  );
}
