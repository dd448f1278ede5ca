import { expect, test } from 'vitest';
import { say } from '../score/reasons.ts';
import { matchServices } from './services.ts';

const SERVICES = ['Website redesign', 'Online booking set-up', 'Newsletter campaigns', 'SEO audit'];
const lack = (need: string) => say('lack.likely', 'for', { need });

test('what is lacking is offered first', () => {
  expect(matchServices(SERVICES, { needs: [], reasons: [lack('no website')] })).toEqual([
    'Website redesign',
  ]);
  expect(matchServices(SERVICES, { needs: [], reasons: [lack('no online booking')] })).toEqual([
    'Online booking set-up',
  ]);
});

test('a need without a service, and a service without a need, are no match', () => {
  expect(matchServices(SERVICES, { needs: ['accessibility'], reasons: [] })).toEqual([]);
  expect(matchServices([], { needs: ['website'], reasons: [] })).toEqual([]);
  expect(matchServices(SERVICES, { needs: [], reasons: [] })).toEqual([]);
});

test('at most three are offered, those that meet most first', () => {
  const needs = ['website redesign', 'online booking', 'newsletter', 'SEO'];
  expect(matchServices(SERVICES, { needs, reasons: [] })).toHaveLength(3);
});
