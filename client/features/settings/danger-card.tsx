import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './settings.module.css';

interface DangerCardProps {
  name: string;
  canDelete: boolean;
  onLeave: () => void;
  onDelete: () => void;
}

export function DangerCard({ name, canDelete, onLeave, onDelete }: DangerCardProps) {
  const { t } = useTranslation('settings');
  const [asked, setAsked] = useState<'leave' | 'delete' | null>(null);
  const acts = canDelete ? (['leave', 'delete'] as const) : (['leave'] as const);
  return (
    <SectionCard title={t('danger.title')} tone="danger">
      {acts.map((deed) => (
        <div key={deed} className={classes.danger}>
          <div>
            <div className={classes.dangerTitle}>{t(`danger.${deed}`)}</div>
            <div className={classes.dangerText}>{t(`danger.${deed}Text`)}</div>
          </div>
          <Button variant="default" color="red" onClick={() => setAsked(deed)}>
            {t(`danger.${deed}`)}
          </Button>
        </div>
      ))}
      <ConfirmDialog
        isOpen={asked === 'leave'}
        onClose={() => setAsked(null)}
        onConfirm={onLeave}
        title={t('danger.leaveTitle', { name })}
        text={t('danger.leaveText')}
        action={t('danger.leave')}
      />
      <ConfirmDialog
        isOpen={asked === 'delete'}
        onClose={() => setAsked(null)}
        onConfirm={onDelete}
        title={t('danger.deleteTitle', { name })}
        text={t('danger.deleteText')}
        action={t('danger.delete')}
        typed={{ expected: name, label: t('danger.deleteType', { name }) }}
      />
    </SectionCard>
  );
}
