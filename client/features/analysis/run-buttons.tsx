import { UnstyledButton } from '@mantine/core';
import { IconBolt, IconFileSearch, IconScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { priceOf, type Tier, TIERS } from '../../../schema/analysis/tier.ts';
import { Credits } from '../../ui/credits.tsx';
import { useWorkspace } from '../../workspace/workspace.tsx';
import classes from './run-buttons.module.css';

const ICONS = { light: IconBolt, deep: IconFileSearch, xray: IconScan };

interface RunButtonsProps {
  /** Tiers in which a run goes on. */
  going: readonly Tier[];
  onRun: (tier: Tier) => void;
}

/** How deep to look, with what each look gives and costs. */
export function RunButtons({ going, onRun }: RunButtonsProps) {
  const { t } = useTranslation('analysis');
  const { balance } = useWorkspace();
  return (
    <div className={classes.tiers}>
      {TIERS.map((tier) => {
        const Icon = ICONS[tier];
        const price = priceOf(tier);
        const isShort = balance < price;
        return (
          <UnstyledButton
            key={tier}
            className={classes.tier}
            disabled={isShort || going.includes(tier)}
            onClick={() => onRun(tier)}
          >
            <Icon size={18} stroke={1.6} className={classes.icon} aria-hidden="true" />
            <span className={classes.name}>{t(`tier.${tier}`)}</span>
            <span className={classes.price}>
              <Credits amount={price} />
            </span>
            <span className={classes.text}>
              {isShort ? t('short', { needed: price, available: balance }) : t(`tierText.${tier}`)}
            </span>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
