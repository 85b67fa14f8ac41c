import { Trans } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ClipboardEvent, type FormEvent, useRef } from "react";
import classes from "./Page.module.css";

interface QuickLineProps {
  label: string;
  placeholder: string;
  /** How to write it, or what would be made of what is written. */
  description: string;
  value: string;
  maxLength: number;
  isReady: boolean;
  onChange(value: string): void;
  onSubmit(): void;
  /** Several lines were pasted at once, which one field cannot hold. */
  onLines?: (text: string) => void;
}

/** One line and Enter: the quickest way to write something down, again and again. */
export function QuickLine({
  label,
  placeholder,
  description,
  value,
  maxLength,
  isReady,
  onChange,
  onSubmit,
  onLines,
}: QuickLineProps) {
  const field = useRef<HTMLInputElement>(null);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    onSubmit();
    field.current?.focus();
  }
  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text/plain");
    if (!onLines || !/\S\r?\n\s*\S/.test(text)) return;
    event.preventDefault();
    onLines(text);
  }
  return (
    <form className={classes.quick} onSubmit={submit}>
      <TextInput
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        description={description}
        inputWrapperOrder={["label", "input", "description", "error"]}
        maxLength={maxLength}
        enterKeyHint="done"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onPaste={paste}
      />
      <Button type="submit" leftSection={<IconPlus size={17} aria-hidden="true" />} disabled={!isReady}>
        <Trans>Add</Trans>
      </Button>
    </form>
  );
}
