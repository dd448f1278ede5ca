import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authErrorText } from './auth-error.ts';

/** Runs a form's request: one at a time, with its failure as text for the person. */
export function useSubmit() {
  const { t } = useTranslation('auth');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = (request: () => Promise<void>) => {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(null);
    request()
      .catch((error: unknown) => setProblem(authErrorText(t, error)))
      .finally(() => setIsBusy(false));
  };
  return { isBusy, problem, submit };
}
