import { AppError } from './app-error.ts';

export const ROLES = ['admin', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who may do what: the one table that UI, verbs, API and websocket ask. Row-level security in the
 * database says the same by table (migrations/0001_ground.sql).
 */
const ALLOWED = {
  'org.read': ['admin', 'member', 'viewer'],
  'org.manage': ['admin'],
  'member.manage': ['admin'],
  'member.leave': ['admin', 'member', 'viewer'],
  'invitation.read': ['admin'],
  'credit.read': ['admin', 'member', 'viewer'],
  'crawl.read': ['admin', 'member', 'viewer'],
  'crawl.run': ['admin', 'member'],
  'lead.read': ['admin', 'member', 'viewer'],
  'lead.edit': ['admin', 'member'],
  'lead.delete': ['admin', 'member'],
  'tag.manage': ['admin', 'member'],
  'notice.read': ['admin', 'member', 'viewer'],
  'pipeline.read': ['admin', 'member', 'viewer'],
  'pipeline.manage': ['admin', 'member'],
  'deal.edit': ['admin', 'member'],
  'view.manage': ['admin', 'member'],
  'profile.read': ['admin', 'member', 'viewer'],
  'profile.manage': ['admin', 'member'],
  'search.run': ['admin', 'member'],
  'enrichment.run': ['admin', 'member'],
  'provider.manage': ['admin'],
  'verification.run': ['admin', 'member'],
  'duplicate.resolve': ['admin', 'member'],
  'score.manage': ['admin', 'member'],
  'analysis.run': ['admin', 'member'],
  'cost.read': ['admin', 'member', 'viewer'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof ALLOWED;
export const ACTIONS = Object.keys(ALLOWED) as Action[];

export function can(role: Role | null | undefined, action: Action): boolean {
  return !!role && (ALLOWED[action] as readonly Role[]).includes(role);
}

/** The roles that may do it, for queries that show rows to some roles only. */
export function rolesThatCan(action: Action): Role[] {
  return [...ALLOWED[action]];
}

/**
 * Throws `not_found` for somebody outside the org, so that its existence does not show, and
 * `forbidden` for a member whose role falls short.
 */
export function assertCan(role: Role | null | undefined, action: Action): asserts role is Role {
  if (!role) throw new AppError('not_found', 'This workspace does not exist or is not yours');
  if (!can(role, action)) {
    throw new AppError('forbidden', `Your role in this workspace (${role}) does not allow this`, {
      action,
      role,
    });
  }
}
