import { IconBuilding, IconUser } from '@tabler/icons-react';
import { rowText } from '../../i18n/row-text.ts';

const STYLE = { flex: 'none', color: 'var(--q-text-3)' } as const;

interface KindIconProps {
  kind: 'company' | 'person';
  /** Pixels. */
  size?: number;
  /** The word stands beside it already. */
  isSilent?: boolean;
}

/** A company's general contact, or a person there. */
export function KindIcon({ kind, size = 16, isSilent = false }: KindIconProps) {
  const Icon = kind === 'company' ? IconBuilding : IconUser;
  const said = isSilent
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': rowText('lead', `kind.${kind}`) } as const);
  return <Icon size={size} stroke={1.6} style={STYLE} {...said} />;
}
