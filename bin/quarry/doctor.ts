import { ALL_CHECKS } from './health-checks.ts';

/**
 * Looks at everything that Quarry needs on this machine and prints a line for each: what was found,
 * or what is wrong and what to do. Changes nothing.
 */
export async function doctor(): Promise<number> {
  let failures = 0;
  for (const [name, check] of ALL_CHECKS) {
    const { ok, says } = await check().catch((error: unknown) => ({
      ok: false,
      says: error instanceof Error ? error.message : String(error),
    }));
    if (!ok) failures++;
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(12)} ${says}\n`);
  }
  return failures === 0 ? 0 : 1;
}
