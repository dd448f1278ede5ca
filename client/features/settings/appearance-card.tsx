import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../../ui/section-card.tsx';
import { THEME_CHOICES, useTheme } from '../../ui/use-theme.ts';

export function AppearanceCard() {
  const { t } = useTranslation(['settings', 'shell']);
  const theme = useTheme();
  return (
    <SectionCard title={t('look.title')} text={t('look.text')}>
      <SegmentedControl
        aria-label={t('shell:theme.label')}
        value={theme.choice}
        onChange={theme.choose}
        data={THEME_CHOICES.map((choice) => ({
          value: choice,
          label: t(`shell:theme.${choice}`),
        }))}
      />
    </SectionCard>
  );
}
