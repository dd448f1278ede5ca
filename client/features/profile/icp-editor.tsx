import '@mantine/core/styles/NumberInput.layer.css';
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '../../ui/section-card.tsx';
import { ChannelsInput } from './channels-input.tsx';
import classes from './icp-editor.module.css';
import { placeText, readPlace } from './place-text.ts';
import type { BusinessProfile } from './profile-types.ts';
import { RangeInput } from './range-input.tsx';
import type { Draft } from './use-draft.ts';
import { WeightSliders } from './weight-sliders.tsx';
import { WordsInput } from './words-input.tsx';

interface IcpEditorProps {
  draft: Draft;
  businesses: readonly BusinessProfile[];
  canEdit: boolean;
}

/** Everything that an ideal customer is described by. */
export function IcpEditor({ draft, businesses, canEdit }: IcpEditorProps) {
  const { t } = useTranslation('profile');
  const { criteria, setCriterion } = draft;
  const words = (key: 'industries' | 'roles' | 'needs' | 'exclusions') => ({
    label: t(`editor.${key}`),
    placeholder: t(`editor.${key}Hint`),
    values: criteria[key] ?? [],
    onChange: (values: string[]) => setCriterion(key, values),
    readOnly: !canEdit,
  });
  const places = (criteria.places ?? []).map(placeText);
  return (
    <div className={classes.cards}>
      <SectionCard title={t('editor.who')} text={t('editor.whoText')}>
        <div className={classes.fields}>
          <TextInput
            label={t('editor.name')}
            value={draft.name}
            onChange={(event) => draft.setName(event.currentTarget.value)}
            error={draft.name.trim() ? null : t('editor.nameMissing')}
            maxLength={80}
            readOnly={!canEdit}
          />
          <WordsInput {...words('industries')} />
          <WordsInput
            label={t('editor.places')}
            placeholder={t('editor.placesHint')}
            values={places}
            onChange={(texts) =>
              setCriterion(
                'places',
                texts.flatMap((text) => readPlace(text) ?? []),
              )
            }
            readOnly={!canEdit}
            // “Leeds, Germany” is one place.
            splitsAt={[';', '\n']}
          />
          <WordsInput {...words('roles')} />
          <WordsInput {...words('needs')} description={t('editor.needsText')} />
          <WordsInput {...words('exclusions')} description={t('editor.exclusionsText')} />
          <ChannelsInput
            value={criteria.channels ?? []}
            onChange={(channels) => setCriterion('channels', channels)}
            readOnly={!canEdit}
          />
          <RangeInput
            label={t('editor.size')}
            value={criteria.size ?? {}}
            onChange={(size) => setCriterion('size', size)}
            readOnly={!canEdit}
          />
          <RangeInput
            label={t('editor.revenue')}
            value={criteria.revenue ?? {}}
            onChange={(revenue) => setCriterion('revenue', revenue)}
            readOnly={!canEdit}
            hasCurrency
          />
          {businesses.length > 0 && (
            <NativeSelect
              label={t('editor.profile')}
              value={draft.profileId ?? ''}
              onChange={(event) => draft.setProfile(event.currentTarget.value || null)}
              disabled={!canEdit}
              data={[
                { value: '', label: t('editor.profileNone') },
                ...businesses.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </div>
      </SectionCard>
      <WeightSliders draft={draft} canEdit={canEdit} />
    </div>
  );
}
