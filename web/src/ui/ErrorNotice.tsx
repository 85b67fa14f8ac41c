import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";

/** A sentence where it happened; read aloud when it appears. */
export function ErrorNotice({ children }: { children: string | null }) {
  if (!children) return null;
  return (
    <Alert
      color="danger"
      variant="light"
      role="alert"
      p="sm"
      icon={<IconAlertTriangle size={18} aria-hidden="true" />}
    >
      {children}
    </Alert>
  );
}
