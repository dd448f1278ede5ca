import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../../ui/hotkeys.ts';
import classes from './record-index.module.css';
import { partId, type RecordPart } from './record-parts.ts';

interface RecordIndexProps {
  present: readonly RecordPart[];
  current: RecordPart | null;
  onJump: (part: RecordPart) => void;
}

/** The parts of the page in one line, always in sight; the digits lead to them, too. */
export function RecordIndex({ present, current, onJump }: RecordIndexProps) {
  const { t } = useTranslation('lead');
  const strip = useRef<HTMLElement>(null);
  useCommands(
    present.map((part, index) => ({
      id: `lead.part.${part}`,
      label: t('parts.go', { part: t(`parts.${part}`) }),
      group: t('parts.label'),
      run: () => onJump(part),
      ...(index < 9 && { keys: String(index + 1) }),
    })),
  );
  useEffect(() => {
    const box = strip.current;
    if (!box || !current) return;
    const link = box.querySelector<HTMLElement>(`[href="#${partId(current)}"]`);
    // Along the strip alone: the page itself stays where it is.
    if (link) box.scrollTo({ left: link.offsetLeft - box.clientWidth / 3 });
  }, [current]);
  return (
    <nav ref={strip} className={classes.index} aria-label={t('parts.label')}>
      {present.map((part, index) => (
        <a
          key={part}
          href={`#${partId(part)}`}
          className={classes.link}
          aria-current={part === current ? 'location' : undefined}
          aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onJump(part);
          }}
        >
          {t(`parts.${part}`)}
        </a>
      ))}
    </nav>
  );
}
