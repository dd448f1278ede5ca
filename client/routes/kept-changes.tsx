import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RefusedList, WaitingList } from '../features/change/change-list.tsx';
import { ChangesFrame } from '../features/change/changes-frame.tsx';
import { useChangeWords } from '../features/change/change-words.ts';
import { useOutbox } from '../offline/use-outbox.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { PageBody } from '../ui/page-body.tsx';
import { useChangeActs } from './use-change-acts.ts';

const NO_NAMES: ReadonlyMap<string, string> = new Map();
const asText = (_field: string, value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '');

/**
 * What this person changed and the server would not take, in workspaces that they may no longer
 * see: without the rows there are no names, but nothing of the content is lost.
 */
export function Page(): React.ReactNode {
  const { t } = useTranslation('change');
  const { t: shell } = useTranslation('shell');
  const { refused, waiting } = useOutbox();
  const words = useChangeWords({ names: NO_NAMES, shown: asText });
  const { copy, drop } = useChangeActs(words);
  return (
    <ChangesFrame
      title={t('title')}
      actions={
        <LinkButton to="/start" variant="default">
          {shell('gone.action')}
        </LinkButton>
      }
    >
      <PageBody width="read">
        {refused.length + waiting.length === 0 && (
          <EmptyState
            icon={<IconChecks size={24} stroke={1.6} />}
            title={t('empty.title')}
            text={t('empty.text')}
          />
        )}
        {refused.length > 0 && (
          <RefusedList entries={refused} words={words} onCopy={copy} onRetry={null} onDrop={drop} />
        )}
        {waiting.length > 0 && (
          <WaitingList entries={waiting} words={words} isSending={false} onSend={null} />
        )}
      </PageBody>
    </ChangesFrame>
  );
}
