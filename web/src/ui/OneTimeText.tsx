import { Trans } from "@lingui/react/macro";
import { Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface OneTimeTextProps {
  text: string;
  lead: ReactNode;
  onDone?(): void;
}

/** A secret that is shown once, to be copied. */
export function OneTimeText({ text, lead, onDone }: OneTimeTextProps) {
  return (
    <Stack gap="sm" role="status">
      <Text>{lead}</Text>
      <Group gap="sm">
        <Code fz="md" p="sm" style={{ overflowWrap: "anywhere" }}>
          {text}
        </Code>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
            </Button>
          )}
        </CopyButton>
        {onDone && (
          <Button variant="subtle" onClick={onDone}>
            <Trans>Done</Trans>
          </Button>
        )}
      </Group>
    </Stack>
  );
}
