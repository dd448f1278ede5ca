import { Button, NumberInput, Switch, Textarea } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MAX_REQUEST_CHARS, MAX_WANTED } from '../../../schema/request/limits.ts';
import type { SourceId, SourceState } from '../../../schema/request/sources.ts';
import { priceOfRequest } from '../../../schema/request/verbs.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import classes from './composer.module.css';
import { CriteriaPills } from './criteria-pills.tsx';
import { canAsk, readDraft, type RequestDraft } from './request-draft.ts';
import { SourceList } from './source-list.tsx';

interface ComposerProps {
  draft: RequestDraft;
  onDraft: (draft: RequestDraft) => void;
  sources: readonly SourceState[];
  chosen: readonly SourceId[];
  onChoose: (chosen: SourceId[]) => void;
  /** Credits that can be set aside; null while it is not known. */
  available: number | null;
  autoSave: boolean;
  /** Null for those who may not change it. */
  onAutoSave: ((autoSave: boolean) => void) | null;
  onAsk: () => void;
  keysLink: React.ReactNode;
  /** Has a model read the words; null where none is set up. */
  onRead: (() => void) | null;
  isReading: boolean;
}

/** Whom to look for in one's own words; what was read from them, where to look, what it may cost. */
export function Composer(props: ComposerProps) {
  const { draft, onDraft, sources, chosen, onChoose, available, onAsk } = props;
  const { t } = useTranslation('request');
  const { criteria, parsed, wanted } = readDraft(draft);
  const price = priceOfRequest(chosen, wanted);
  const problem = !canAsk(criteria)
    ? draft.text.trim() && t('problem.nothing')
    : chosen.length === 0
      ? t('problem.noSource')
      : available !== null && price > available
        ? t('problem.credits', { price, available })
        : '';
  const isReady = canAsk(criteria) && !problem;
  const ask = () => {
    if (isReady) onAsk();
  };
  const isSetRight = Object.keys(draft.edited).length > 0;
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <div className={classes.main}>
        <Textarea
          className={classes.words}
          label={t('describe')}
          placeholder={t('placeholder')}
          value={draft.text}
          onChange={(event) => onDraft({ ...draft, text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            ask();
          }}
          maxLength={MAX_REQUEST_CHARS}
          autosize
          minRows={3}
          maxRows={9}
        />
        {draft.text.trim() === '' && !isSetRight && (
          <ul className={classes.examples} aria-label={t('examples.label')}>
            {(['one', 'two', 'three'] as const).map((example) => (
              <li key={example}>
                <button
                  type="button"
                  onClick={() => onDraft({ ...draft, text: t(`examples.${example}`) })}
                >
                  {t(`examples.${example}`)}
                </button>
              </li>
            ))}
          </ul>
        )}
        <CriteriaPills
          criteria={criteria}
          parts={parsed.parts}
          edited={draft.edited}
          onEdit={(edited) => onDraft({ ...draft, edited })}
        />
        <div className={classes.read}>
          {parsed.unread.length > 0 && (
            <p>{t('unread', { words: parsed.unread.slice(0, 6).join(', ') })}</p>
          )}
          {props.onRead && draft.text.trim() !== '' && (
            <button type="button" disabled={props.isReading} onClick={props.onRead}>
              {t(props.isReading ? 'model.reading' : 'model.read')}
            </button>
          )}
          {isSetRight && (
            <button
              type="button"
              onClick={() => onDraft({ ...draft, edited: {}, isByModel: false })}
            >
              {t('pills.reset')}
            </button>
          )}
        </div>
        <div className={classes.foot}>
          <output className={classes.cost} data-bad={problem ? true : undefined}>
            {problem || (price > 0 ? t('cost', { count: price }) : t('costFree'))}
          </output>
          <Button
            type="submit"
            disabled={!isReady}
            leftSection={<IconSearch size={16} stroke={2} />}
          >
            {t('ask')}
          </Button>
        </div>
      </div>
      <aside className={classes.side}>
        <SectionCard title={t('sources.title')}>
          <SourceList
            states={sources}
            chosen={chosen}
            onChoose={onChoose}
            keysLink={props.keysLink}
          />
        </SectionCard>
        <SectionCard title={t('options.title')}>
          <div className={classes.options}>
            <NumberInput
              label={t('options.wanted')}
              description={t('options.wantedText', { max: MAX_WANTED })}
              value={wanted}
              onChange={(typed) =>
                onDraft({ ...draft, wanted: typeof typed === 'number' ? typed : null })
              }
              min={1}
              max={MAX_WANTED}
              allowDecimal={false}
            />
            <Switch
              label={t('options.autoSave')}
              description={t('options.autoSaveText')}
              checked={props.autoSave}
              disabled={!props.onAutoSave}
              onChange={(event) => props.onAutoSave?.(event.currentTarget.checked)}
            />
          </div>
        </SectionCard>
      </aside>
    </form>
  );
}
