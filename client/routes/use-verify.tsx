import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MoreAct } from '../features/lead/more-act.ts';
import { verifyLeads } from '../features/verification/verify-leads.ts';
import { useCommands } from '../ui/hotkeys.ts';
import { useCan } from '../workspace/workspace.tsx';

const ICON = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

/** Verification as an act on leads; null for those who may not. */
export function useVerify(orgId: string): MoreAct | null {
  const { t } = useTranslation('verification');
  if (!useCan('verification.run')) return null;
  return {
    id: 'verification.start',
    label: t('command'),
    icon: <IconShieldCheck {...ICON} />,
    keys: 'v',
    run: (leadIds) => void verifyLeads(orgId, leadIds),
  };
}

/** The same for the one lead on screen. */
export function useVerifyCommand(act: MoreAct | null, leadId: string, group: string): void {
  useCommands(act ? [{ ...act, group, run: () => act.run([leadId]) }] : []);
}
