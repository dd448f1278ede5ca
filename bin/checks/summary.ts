import type { StepResult } from './run-step.ts';

const MESSAGE_LINES = 14;
const OUTPUT_LINES = 40;

/** A line of a step's verdict; under a failed one, what failed and why, the shortest way. */
export function summaryOf(result: StepResult): string {
  const { name, passed, failed, skipped, durationMs, isTests, known = 0 } = result;
  const counts = isTests ? `${passed} passed, ${failed} failed, ${skipped} skipped` : '';
  const left = known > 0 ? `${known} unchanged files passed before` : '';
  const verdict = failed === 0 ? 'ok  ' : 'FAIL';
  const line = `${verdict} ${name.padEnd(10)} ${seconds(durationMs).padStart(8)}  ${[counts, left].filter(Boolean).join(', ')}`;
  return [line.trimEnd(), ...(failed === 0 ? [] : reasons(result))].join('\n');
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function reasons({ failures, output, logFile }: StepResult): string[] {
  const lines = failures.flatMap(({ name, message }) => [
    `  × ${name}`,
    ...message.trim().split('\n').slice(0, MESSAGE_LINES).map(indent),
  ]);
  // No test says why: the runner's own last words do.
  if (failures.length === 0) lines.push(...unhandled(output).map(indent));
  return [...lines, `  whole output: ${logFile}`];
}

function unhandled(output: string): string[] {
  const lines = output.trim().split('\n');
  const start = lines.findIndex((line) => line.includes('Unhandled Error'));
  return start < 0 ? lines.slice(-OUTPUT_LINES) : lines.slice(start, start + OUTPUT_LINES);
}

function indent(line: string): string {
  return `    ${line}`;
}
