import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './landing-page.module.css';

export function SampleButton({ onTry }: { onTry: () => Promise<string | null> }) {
  const { t } = useTranslation('landing');
  const [isOpening, setIsOpening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const open = async () => {
    setIsOpening(true);
    setProblem(await onTry());
    setIsOpening(false);
  };
  return (
    <>
      <Button variant="default" size="lg" loading={isOpening} onClick={() => void open()}>
        {t('hero.sample')}
      </Button>
      {problem && (
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
    </>
  );
}
