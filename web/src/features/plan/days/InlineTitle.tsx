import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useRef, useState } from "react";

interface InlineTitleProps {
  readonly value: string;
  readonly label: string;
  readonly className?: string | undefined;
  /** The text, or null when it was left with Escape. */
  readonly onDone: (text: string | null) => void;
}

/** A title turned into a field, in place: Enter or leaving keeps, Escape forgets. */
export function InlineTitle({ value, label, className, onDone }: InlineTitleProps) {
  const [text, setText] = useState(value);
  const isDone = useRef(false);
  const finish = (result: string | null) => {
    // Enter removes the field, which blurs it: the second word must not count.
    if (isDone.current) return;
    isDone.current = true;
    onDone(result);
  };
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" && !event.nativeEvent.isComposing) finish(text.trim());
    if (event.key === "Escape") finish(null);
  };
  return (
    <TextInput
      className={className}
      size="sm"
      aria-label={label}
      value={text}
      maxLength={200}
      data-autofocus
      ref={(field: HTMLInputElement | null) => {
        if (field && document.activeElement !== field && !isDone.current) field.select();
      }}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={key}
      onBlur={() => finish(text.trim())}
    />
  );
}
