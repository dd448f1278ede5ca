import { useTranslation } from 'react-i18next';
import { PROVIDERS } from '../../../../schema/enrichment/providers.ts';
import { EXTRACTORS } from '../../../../schema/evidence/finding.ts';

const KNOWN = [...EXTRACTORS, 'person', 'pattern'] as const;
const providers: Record<string, { name: string }> = PROVIDERS;

/** How a value was read, or which provider gave it, in words; a reader of a later version is named as it is stored. */
export function useExtractorName() {
  const { t } = useTranslation('lead');
  return (stored: string): string => {
    const known = KNOWN.find((name) => name === stored);
    return known ? t(`extractor.${known}`) : (providers[stored]?.name ?? stored);
  };
}
