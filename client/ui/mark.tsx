interface MarkProps {
  /** Pixels. */
  size?: number;
}

/** The logo: a pit seen from above, one block cut out and carried off; together they read as a Q. */
export function Mark({ size = 24 }: MarkProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M3 3h22v13h-6V9H9v10h7v6H3z" fill="currentColor" />
      <path d="M19 19h10v10H19z" fill="var(--q-accent)" />
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
