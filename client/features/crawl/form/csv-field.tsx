import { Button } from '@mantine/core';
import { IconAlertCircle, IconFileSpreadsheet } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAppError } from '../../../../schema/app-error.ts';
import { callApi } from '../../../api/call-api.ts';
import { useLaunchedFile } from '../../../pwa/launched-file.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useConnection } from '../../../zero/use-connection.ts';
import { type CsvAddresses, csvAddresses } from '../draft/crawl-draft.ts';
import classes from './csv-field.module.css';

const READ_WITHIN_MS = 60_000;

interface CsvFieldProps {
  csv: CsvAddresses | null;
  error: string | undefined;
  onRead: (csv: CsvAddresses) => void;
}

/** Drop or choose a file; the server reads it and says what it took. */
export function CsvField({ csv, error, onRead }: CsvFieldProps) {
  const { t } = useTranslation('crawl');
  const connection = useConnection();
  const inputId = useId();
  const problemId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);

  const read = async (file: File | undefined) => {
    if (!file) return;
    setReading(file.name);
    setFailure(null);
    try {
      const body = new FormData();
      body.append('file', file);
      const options = { method: 'POST', body, timeoutMs: READ_WITHIN_MS } as const;
      onRead(await callApi('/api/sources/csv', csvAddresses, options));
    } catch (caught) {
      if (!isAppError(caught)) throw caught;
      setFailure(caught.message);
    } finally {
      setReading(null);
      // The same file, mended, may be chosen again.
      if (input.current) input.current.value = '';
    }
  };
  // The system may have opened the app with a file.
  useLaunchedFile((file) => void read(file));
  const drop = (event: React.DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void read(event.dataTransfer.files[0]);
  };

  const problem = failure ?? error;
  const isOffline = connection === 'offline';
  return (
    <div>
      <label htmlFor={inputId} className={classes.label}>
        {t('form.csv.label')}
      </label>
      <p className={classes.description}>{t('form.csv.text')}</p>
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        data-bad={problem ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={22} stroke={1.5} aria-hidden="true" className={classes.icon} />
        <output className={classes.said}>
          <FileSaid csv={csv} reading={reading} />
        </output>
        <Button
          variant="default"
          size="xs"
          loading={reading !== null}
          disabled={isOffline}
          onClick={() => input.current?.click()}
        >
          {t(csv ? 'form.csv.again' : 'form.csv.choose')}
        </Button>
        <input
          ref={input}
          id={inputId}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          className="q-hidden"
          tabIndex={-1}
          aria-describedby={problemId}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => void read(event.currentTarget.files?.[0])}
        />
      </div>
      <div id={problemId} role="alert" className={classes.problem}>
        {problem && (
          <>
            <IconAlertCircle size={15} stroke={1.8} aria-hidden="true" />
            {problem}
          </>
        )}
      </div>
      {isOffline && <p className={classes.description}>{t('form.csv.offline')}</p>}
    </div>
  );
}

function FileSaid({ csv, reading }: { csv: CsvAddresses | null; reading: string | null }) {
  const { t } = useTranslation('crawl');
  if (reading) return t('form.csv.reading', { name: reading });
  if (!csv) return t('form.csv.drop');
  const count = csv.urls.length;
  return (
    <>
      <span className={classes.file}>{csv.fileName}</span>
      <span className={classes.taken}>
        {t('form.count', { count, formatted: formatNumber(count) })}
        {csv.column > 0 &&
          ` ${csv.header ? t('form.csv.headed', { header: csv.header }) : t('form.csv.column', { column: csv.column })}`}
      </span>
    </>
  );
}
