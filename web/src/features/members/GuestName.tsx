import { useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { useState } from "react";

/** Enter keeps the new name, Escape the old one. */
export function GuestName({ name, onDone }: { name: string; onDone(name: string | null): void }) {
  const { t } = useLingui();
  const [text, setText] = useState(name);
  return (
    <TextInput
      flex={1}
      aria-label={t`Name of the guest`}
      value={text}
      maxLength={80}
      autoFocus
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onDone(text.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter") onDone(text.trim());
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone(null);
        }
      }}
    />
  );
}
