import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

export type Pipeline = QueryResultType<typeof queries.pipeline.list>[number];
export type Stage = Pipeline['stages'][number];

/** A card of the board, with its lead. */
export type Deal = QueryResultType<typeof queries.pipeline.board>[number];
export type LeadDeal = QueryResultType<typeof queries.pipeline.dealsOfLead>[number];

export type Member = QueryResultType<typeof queries.org.members>[number];
export type Tag = QueryResultType<typeof queries.tag.list>[number];

/** What cards refer to by id. */
export interface Lookups {
  members: ReadonlyMap<string, Member>;
  tags: ReadonlyMap<string, Tag>;
}

/** What a deal is called: by its own title, else like its lead. */
export function dealName(deal: Pick<Deal, 'title' | 'lead'>): string {
  return deal.title ?? deal.lead?.name ?? '…';
}

export function memberName(member: Member | undefined): string | null {
  return member?.profile ? member.profile.name || member.profile.email : null;
}
