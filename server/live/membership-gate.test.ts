import { expect, test, vi } from 'vitest';
import { MembershipGate } from './membership-gate.ts';

type Ask = (orgId: string, userId: string) => Promise<boolean>;

test('one question serves ten seconds, and a new member need not wait for it', async () => {
  let nowMs = 0;
  const ask = vi.fn<Ask>().mockResolvedValueOnce(false).mockResolvedValue(true);
  const gate = new MembershipGate({ ask, now: () => nowMs });
  expect(await gate.isMember('org-1', 'ada')).toBe(false);
  expect(await gate.isMember('org-1', 'ada')).toBe(true);
  nowMs = 9_999;
  expect(await gate.isMember('org-1', 'ada')).toBe(true);
  expect(ask).toHaveBeenCalledTimes(2);
  nowMs = 10_000;
  await gate.isMember('org-1', 'ada');
  expect(ask).toHaveBeenCalledTimes(3);
});

test('an expulsion counts at once, even for a question that is under way', async () => {
  const answers: ((isMember: boolean) => void)[] = [];
  const ask = vi.fn<Ask>(() => new Promise((resolve) => answers.push(resolve)));
  const gate = new MembershipGate({ ask });
  const asked = gate.isMember('org-1', 'ada');
  gate.forget('org-1', 'ada');
  answers[0]?.(true);
  await vi.waitUntil(() => answers.length === 2);
  answers[1]?.(false);
  expect(await asked).toBe(false);
});

test('a database that failed is asked again', async () => {
  const ask = vi.fn<Ask>().mockRejectedValueOnce(new Error('gone')).mockResolvedValue(true);
  const gate = new MembershipGate({ ask });
  await expect(gate.isMember('org-1', 'ada')).rejects.toThrow('gone');
  expect(await gate.isMember('org-1', 'ada')).toBe(true);
});
