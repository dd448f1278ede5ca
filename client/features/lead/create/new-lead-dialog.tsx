import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../../../schema/id.ts';
import { type EditableLeadField, normalizeLeadField } from '../../../../schema/lead/fields.ts';
import { act } from '../../../offline/act.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { notify } from '../../../ui/notify.tsx';
import classes from './new-lead-dialog.module.css';

interface NewLeadDialogProps {
  orgId: string;
  onClose: () => void;
  onCreated: (leadId: string) => void;
}

type Kind = 'company' | 'person';
type Texts = Partial<Record<EditableLeadField, string>>;

/** What a form asks for; everything else is filled in on the lead's own page. */
const ASKED: Record<Kind, readonly EditableLeadField[]> = {
  person: ['name', 'title', 'companyName', 'email', 'phone', 'city', 'linkedin'],
  company: ['name', 'website', 'email', 'phone', 'street', 'city', 'country'],
};

export function NewLeadDialog({ orgId, onClose, onCreated }: NewLeadDialogProps) {
  const { t } = useTranslation('lead');
  const [kind, setKind] = useState<Kind>('person');
  const [texts, setTexts] = useState<Texts>({});
  const [problems, setProblems] = useState<Texts>({});
  const [refusal, setRefusal] = useState<string | null>(null);

  const submit = async (event: React.SubmitEvent) => {
    event.preventDefault();
    const { fields, found } = readForm(kind, texts);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const id = newId();
    const outcome = await act('lead.create', { orgId, id, kind, fields }, { isQuiet: true }).here;
    if (outcome.kind === 'refused') return setRefusal(outcome.refusal.message);
    notify({ tone: 'good', message: t('create.done', { name: fields.name ?? '' }) });
    onCreated(id);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('create.title')} size="md">
      <form onSubmit={(event) => void submit(event)} noValidate className={classes.form}>
        <SegmentedControl
          aria-label={t('create.kind')}
          value={kind}
          onChange={(value) => setKind(value)}
          data={[
            { value: 'person', label: t('kind.person') },
            { value: 'company', label: t('kind.company') },
          ]}
        />
        <div className={classes.fields}>
          {ASKED[kind].map((field) => (
            <TextInput
              key={field}
              className={field === 'name' ? classes.wide : undefined}
              label={t(`fields.${field}`)}
              value={texts[field] ?? ''}
              error={problems[field]}
              required={field === 'name'}
              data-autofocus={field === 'name' || undefined}
              inputMode={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
              autoComplete="off"
              maxLength={500}
              onChange={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })}
            />
          ))}
        </div>
        <FormProblem text={refusal} />
        <div className={classes.acts}>
          <Button variant="default" onClick={onClose}>
            {t('cancel', { ns: 'common' })}
          </Button>
          <Button type="submit">{t('create.submit')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Checks each field by the rule that the verb has, so that the reason stands beside the field. */
function readForm(kind: Kind, texts: Texts) {
  const fields: Partial<Record<EditableLeadField, string | null>> = {};
  const found: Texts = {};
  for (const field of ASKED[kind]) {
    const [value, problem] = normalizeLeadField(field, texts[field] ?? '');
    if (problem) found[field] = problem;
    else if (value !== null) fields[field] = value;
  }
  return { fields, found };
}
