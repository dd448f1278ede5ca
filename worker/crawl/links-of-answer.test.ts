import { expect, test } from 'vitest';
import type { Driver } from './driver.ts';
import { linksOfAnswer } from './links-of-answer.ts';

type Answer = Parameters<typeof linksOfAnswer>[1];

/** A question that gets no further than its header: the rest is tried with `followLinks`. */
function links(header: string, respectRobots: boolean): unknown {
  const driver = { task: { settings: { respectRobots } } } as unknown as Driver;
  const answer = { url: 'https://acme.example/', headers: { 'x-robots-tag': header } };
  return linksOfAnswer(driver, { answer } as unknown as Answer);
}

test.each(['nofollow', 'noindex, NOFOLLOW', 'none'])('“%s” leads nowhere', (header) => {
  expect(links(header, true)).toEqual([]);
});

test('another header, or a crawl that need not heed robots, goes on to the links', () => {
  // There is no page behind this question, and only who looks for one finds that out.
  expect(() => links('noindex', true)).toThrow(TypeError);
  expect(() => links('nofollow', false)).toThrow(TypeError);
});
