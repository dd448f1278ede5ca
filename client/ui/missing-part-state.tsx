import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openAnew, whenServerAnswers } from '../pwa/missing-part.ts';
import { EmptyState } from './empty-state.tsx';
import { Mark } from './mark.tsx';
import { PageHeader } from './page-header.tsx';

/** In the place of a screen that is not on this device yet; it opens by itself. */
export function MissingPartState() {
  const { t } = useTranslation();
  // It was opened anew a moment ago, to no avail: from here on it is for the person to say.
  const [isStuck, setIsStuck] = useState(false);
  useEffect(() => whenServerAnswers(() => setIsStuck(!openAnew())), []);
  return (
    <>
      <PageHeader title={t('missingPart.title')} />
      <EmptyState
        icon={<Mark size={24} />}
        title={t('missingPart.title')}
        text={t('missingPart.text')}
        action={
          isStuck && (
            <Button variant="default" onClick={() => location.reload()}>
              {t('retry')}
            </Button>
          )
        }
      />
    </>
  );
}
