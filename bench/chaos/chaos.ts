export interface ChaosOptions {
  seed: number;
  full: boolean;
}

/** What a chaos run found, line by line. */
export class Check {
  readonly lines: { claim: string; holds: boolean; detail: string }[] = [];
  readonly notes: Record<string, number> = {};

  that(claim: string, holds: boolean, detail = ''): void {
    this.lines.push({ claim, holds, detail });
  }

  note(name: string, value: number): void {
    this.notes[name] = value;
  }

  get passed(): boolean {
    return this.lines.length > 0 && this.lines.every((line) => line.holds);
  }
}
