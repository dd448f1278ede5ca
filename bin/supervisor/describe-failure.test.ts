import { expect, test } from 'vitest';
import { EnvError } from '../../platform/env.ts';
import { AppError } from '../../schema/app-error.ts';
import { describeFailure } from './describe-failure.ts';

test('what a person can mend is one sentence, without a stack', () => {
  expect(describeFailure(new AppError('conflict', 'Port 4000 is in use.'))).toBe(
    'Port 4000 is in use.',
  );
  expect(describeFailure(new EnvError('PORT: wrong.'))).toBe('PORT: wrong.');
  const denied = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/data/zero' });
  expect(describeFailure(denied)).toMatch(
    /^\/data\/zero belongs to another user .*QUARRY_DATA_DIR\.$/,
  );
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  expect(describeFailure(full)).toMatch(/^A file .*the disk is full.*\.$/);
});

test('a fault of our own is told with everything that helps to find it', () => {
  expect(describeFailure(new RangeError('odd'))).toMatch(/RangeError: odd\n\s+at /);
});
