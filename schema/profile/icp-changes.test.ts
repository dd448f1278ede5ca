import { expect, test } from 'vitest';
import {
  applyChanges,
  flattenChanges,
  flattenIcp,
  type IcpChanges,
  toChanges,
} from './icp-changes.ts';

const icp = {
  name: 'Dentists',
  profileId: null,
  criteria: { industries: ['dentist'], size: { min: 10, max: 50 } },
  weights: { industry: 40 },
};

test('the order of keys makes no difference', () => {
  const turned = { ...icp, criteria: { size: { max: 50, min: 10 }, industries: ['dentist'] } };
  expect(flattenIcp(turned)).toEqual(flattenIcp(icp));
});

test('changes that are flattened and put together again are the same', () => {
  const changes: IcpChanges = {
    name: 'Vets',
    profileId: null,
    criteria: { industries: ['vet'], places: [{ city: 'Leeds', country: 'GB' }] },
    without: ['size'],
    weights: { reach: 0 },
  };
  expect(toChanges(flattenChanges(changes))).toEqual(changes);
  expect(applyChanges(icp, changes)).toEqual({
    criteria: { industries: ['vet'], places: [{ city: 'Leeds', country: 'GB' }] },
    weights: { industry: 40, reach: 0 },
  });
});

test('what an act does not name stays', () => {
  expect(flattenChanges({ weights: { place: 5 } })).toEqual({ 'weights.place': 5 });
  expect(applyChanges(icp, { weights: { place: 5 } })).toEqual({
    criteria: icp.criteria,
    weights: { industry: 40, place: 5 },
  });
});
