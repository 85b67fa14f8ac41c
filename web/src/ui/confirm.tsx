import { Button, Group, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";

interface Question {
  title: string;
  message: string;
  confirm: string;
  cancel: string;
  danger?: boolean;
}

/** Asks before what cannot be taken back; anything else is done at once and can be undone. */
export function confirm({
  title,
  message,
  confirm: yes,
  cancel,
  danger = false,
}: Question): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const done = (sure: boolean) => {
      answer = sure;
      modals.close(id);
    };
    const id: string = modals.open({
      title,
      withCloseButton: false,
      onClose: () => resolve(answer),
      children: (
        <Stack gap="lg">
          <Text>{message}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => done(false)} data-autofocus>
              {cancel}
            </Button>
            <Button color={danger ? "danger" : "accent"} onClick={() => done(true)}>
              {yes}
            </Button>
          </Group>
        </Stack>
      ),
    });
  });
}
