import { IconCircleMinus, IconCirclePlus, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../schema/analysis/result.ts';

const ICONS = { plus: IconCirclePlus, minus: IconCircleMinus, open: IconHelpCircle };

/** Whether something speaks for the lead. Colour alone says nothing to many: see `SignWord`. */
export function SignIcon({ sign }: { sign: Reason['sign'] }) {
  const Icon = ICONS[sign];
  return <Icon size={16} stroke={1.7} aria-hidden="true" />;
}

/** The same for those who listen. */
export function SignWord({ sign }: { sign: Reason['sign'] }) {
  const { t } = useTranslation('analysis');
  return <span className="q-hidden">{t(`sign.${sign}`)}:</span>;
}
