import { IconBuilding, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface KindIconProps {
  kind: 'company' | 'person';
  /** Pixels. */
  size?: number;
  /** The word stands beside it already. */
  isSilent?: boolean;
}

/** A company's general contact, or a person there. */
export function KindIcon({ kind, size = 16, isSilent = false }: KindIconProps) {
  const { t } = useTranslation('lead');
  const Icon = kind === 'company' ? IconBuilding : IconUser;
  return (
    <>
      <Icon
        size={size}
        stroke={1.6}
        aria-hidden="true"
        style={{ flex: 'none', color: 'var(--q-text-3)' }}
      />
      {!isSilent && <span className="q-hidden">{t(`kind.${kind}`)}</span>}
    </>
  );
}
