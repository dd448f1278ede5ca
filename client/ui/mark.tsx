interface MarkProps {
  /** Pixels. */
  size?: number;
}

/** The logo: a pit seen from above, one block cut out and carried off; together they read as a Q. */
export function Mark({ size = 24 }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="6 6 20 20" fill="none" aria-hidden="true">
      <path d="M6 6h16v9.5h-4.5v-5h-7v7h5V22H6z" fill="currentColor" />
      <path d="M17.5 17.5H26V26h-8.5z" fill="var(--q-accent)" />
    </svg>
  );
}

/** Mark and name together. */
export function Wordmark({ size = 24 }: MarkProps) {
  return (
    <span
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: size * 0.4,
        fontSize: size * 0.78,
        fontWeight: 680,
        letterSpacing: '-0.02em',
        lineHeight: 1,
      }}
    >
      <Mark size={size} />
      Quarry
    </span>
  );
}
