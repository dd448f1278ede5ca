import { getRouteApi } from '@tanstack/react-router';
import { expectTypeOf, test } from 'vitest';

/**
 * A page whose return type is inferred can make the router's type depend on itself; it is `any`
 * then, without an error, and no link or parameter of the app is checked any more.
 */
const route = getRouteApi('/app/w/$orgId/leads/$leadId');
const useLeadId = () => route.useParams().leadId;

test('routes know their parameters', () => {
  expectTypeOf(useLeadId).returns.toEqualTypeOf<string>();
});
