/** What a colour says. `accent` is for the one thing that matters now. */
export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'accent';
