import { useTranslation } from 'react-i18next';
import { EXTRACTORS } from '../../../../schema/evidence/finding.ts';

const KNOWN = [...EXTRACTORS, 'person'] as const;

/** How a value was read, in words; a reader of a later version is named as it is stored. */
export function useExtractorName() {
  const { t } = useTranslation('lead');
  return (stored: string): string => {
    const known = KNOWN.find((name) => name === stored);
    return known ? t(`extractor.${known}`) : stored;
  };
}
