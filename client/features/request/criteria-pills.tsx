import { Popover, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IcpCriteria } from '../../../schema/profile/icp.ts';
import type { ParsedPart } from '../../../schema/request/request-page.ts';
import { partInWords } from './criteria-words.ts';
import classes from './criteria-pills.module.css';
import { PillEditor } from './pill-editor.tsx';
import { type Pill, PILLS, type RequestDraft } from './request-draft.ts';

interface CriteriaPillsProps {
  criteria: IcpCriteria;
  parts: readonly ParsedPart[];
  edited: RequestDraft['edited'];
  onEdit: (edited: RequestDraft['edited']) => void;
}

/** Which part of the reading belongs to which pill. */
const PART_OF: Record<Pill, ParsedPart['part']> = {
  industries: 'industry',
  places: 'place',
  needs: 'need',
  roles: 'role',
  size: 'size',
  revenue: 'revenue',
  channels: 'channel',
  exclusions: 'exclusion',
};
/** Below this a part is marked as worth a look. */
const UNSURE = 0.6;

/** What was read from the words, part by part, each to be set right with a click. */
export function CriteriaPills({ criteria, parts, edited, onEdit }: CriteriaPillsProps) {
  const { t } = useTranslation('request');
  const channelName = (channel: string) => t(`channel.${channel as 'email'}`);
  return (
    <ul className={classes.pills} aria-label={t('pills.label')}>
      {PILLS.map((pill) => {
        const words = partInWords(criteria, pill, channelName);
        const isUnsure =
          !(pill in edited) &&
          parts.some(({ part, confidence }) => part === PART_OF[pill] && confidence < UNSURE);
        return (
          <li key={pill}>
            <OnePill
              pill={pill}
              words={words}
              isUnsure={isUnsure && words !== ''}
              criteria={criteria}
              onChange={(value) => onEdit({ ...edited, [pill]: value })}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface OnePillProps {
  pill: Pill;
  words: string;
  isUnsure: boolean;
  criteria: IcpCriteria;
  onChange: (value: IcpCriteria[Pill] | null) => void;
}

function OnePill({ pill, words, isUnsure, criteria, onChange }: OnePillProps) {
  const { t } = useTranslation('request');
  const [isOpen, setOpen] = useState(false);
  const name = t(`pills.${pill}`);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={320} trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.pill}
          data-set={words !== '' || undefined}
          data-unsure={isUnsure || undefined}
          onClick={() => setOpen((now) => !now)}
        >
          {words === '' && <IconPlus size={14} stroke={2} aria-hidden="true" />}
          <span className={classes.name}>{name} </span>
          {words !== '' && <span className={classes.words}>{words}</span>}
          {isUnsure && <span className={classes.unsure}>{t('pills.unsure')}</span>}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>
        <PillEditor pill={pill} name={name} criteria={criteria} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}
