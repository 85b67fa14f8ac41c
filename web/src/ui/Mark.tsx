interface MarkProps {
  size?: number;
  /** One colour, for small sizes and print. */
  plain?: boolean;
}

/** The cairn: three stacked stones. Decoration; the name stands beside it or in the label of its link. */
export function Mark({ size = 28, plain = false }: MarkProps) {
  const middle = plain ? "currentColor" : "var(--cairn-accent)";
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M3 25.4c0-3 5.6-4.9 13.2-4.9S29 22.2 29 25.2c0 2.9-5.3 4.6-12.9 4.6S3 28.4 3 25.4Z"
      />
      <path
        fill={middle}
        d="M7.3 16.1c0-2.6 3.9-4.5 9.1-4.5 5 0 8.3 1.7 8.3 4.2 0 2.6-3.8 4.2-8.9 4.2-5.2 0-8.5-1.5-8.5-3.9Z"
      />
      <path
        fill="currentColor"
        d="M10.7 7.3c0-2.6 2.5-4.9 5.7-4.9 3 0 5.1 1.9 5.1 4.3 0 2.5-2.4 4.3-5.6 4.3-3.1 0-5.2-1.4-5.2-3.7Z"
      />
    </svg>
  );
}
