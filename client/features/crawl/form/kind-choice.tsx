import {
  IconFileSpreadsheet,
  IconLink,
  IconListDetails,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { SOURCE_KINDS, type SourceKind } from '../../../../schema/source/source.ts';
import classes from './kind-choice.module.css';

const KIND_ICON: Record<SourceKind, TablerIcon> = {
  urls: IconLink,
  csv: IconFileSpreadsheet,
  domain: IconWorld,
  listing: IconListDetails,
};

interface KindChoiceProps {
  kind: SourceKind;
  onChange: (kind: SourceKind) => void;
}

/** Four ways to say where to look; radios, so the arrow keys walk through them. */
export function KindChoice({ kind, onChange }: KindChoiceProps) {
  const { t } = useTranslation('crawl');
  const name = useId();
  return (
    <fieldset className={classes.kinds}>
      <legend className="q-hidden">{t('form.kindLabel')}</legend>
      {SOURCE_KINDS.map((choice) => {
        const Icon = KIND_ICON[choice];
        return (
          <label key={choice} className={classes.kind}>
            <input
              type="radio"
              className={classes.radio}
              name={name}
              value={choice}
              checked={choice === kind}
              onChange={() => onChange(choice)}
            />
            <Icon size={20} stroke={1.6} aria-hidden="true" />
            {t(`source.${choice}`)}
          </label>
        );
      })}
    </fieldset>
  );
}
