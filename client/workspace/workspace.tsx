import { createContext, useContext } from 'react';
import { type Action, can, type Role } from '../../schema/policy.ts';
import type { Membership } from './memberships.ts';

export interface Workspace {
  orgId: string;
  name: string;
  isSample: boolean;
  role: Role;
  /** Credits free to spend, and those held for running work. */
  balance: number;
  held: number;
  /** False for the moment in which a new workspace waits for its account. */
  hasAccount: boolean;
  /** Leads that are not deleted. */
  leadCount: number;
  /** Pairs of leads that wait for a decision. */
  duplicateCount: number;
  /** All that was paid to others for this workspace, in millionths of a US dollar. */
  costMicros: number;
}

const WorkspaceContext = createContext<Workspace | null>(null);

export const WorkspaceProvider = WorkspaceContext.Provider;

/** The workspace that the URL names. Only below the workspace route. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace is for screens under /w/$orgId');
  return workspace;
}

/** Whether I may do this here, by the one policy table. */
export function useCan(action: Action): boolean {
  return can(useWorkspace().role, action);
}

export function toWorkspace({ org, role }: Membership): Workspace {
  return {
    orgId: org.id,
    name: org.name,
    isSample: org.isSample,
    role,
    balance: (org.account?.balance ?? 0) - (org.account?.held ?? 0),
    held: org.account?.held ?? 0,
    hasAccount: org.account !== undefined,
    leadCount: org.stat?.leads ?? 0,
    duplicateCount: org.stat?.duplicates ?? 0,
    costMicros: org.stat?.costMicros ?? 0,
  };
}
