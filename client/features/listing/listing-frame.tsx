import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryGroup, groupAt, readGroups } from './entry-groups.ts';
import classes from './listing.module.css';
import { cardOf } from './read-card.ts';

interface ListingFrameProps {
  /** Where the server shows the page as it was read. */
  src: string;
  groups: readonly EntryGroup[];
  chosen: EntryGroup | null;
  onGroups: (groups: EntryGroup[]) => void;
  onChoose: (group: EntryGroup) => void;
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Only what a page's own style sheet would do: it is not loaded. */
const STYLE = `
body{font:15px/1.5 system-ui;margin:16px;color:#1c1917;background:#fff}
img,video,iframe,object{display:none!important}
.quarry-card{outline:2px solid #b8a000!important;outline-offset:2px;background:#fff7c2!important}
.quarry-under{outline:2px dashed #78716c!important;outline-offset:2px}`;

/**
 * A listing as it was read, with its entries marked. Nothing in it runs: the frame has no scripts,
 * takes no focus, and lies under a layer that only tells where somebody points.
 */
export function ListingFrame({ src, groups, chosen, onGroups, onChoose }: ListingFrameProps) {
  const { t } = useTranslation('listing');
  const frame = useRef<HTMLIFrameElement>(null);
  const [heightPx, setHeightPx] = useState(480);
  const [under, setUnder] = useState<EntryGroup | null>(null);

  useEffect(() => mark(chosen, 'quarry-card'), [chosen]);
  useEffect(() => mark(under === chosen ? null : under, 'quarry-under'), [under, chosen]);

  const onLoad = () => {
    const page = frame.current?.contentDocument;
    if (!page?.body) return;
    const style = page.createElement('style');
    style.textContent = STYLE;
    page.head.append(style);
    // The layer and the list beside it are the ways in; nothing in the copy takes focus.
    for (const element of page.querySelectorAll(FOCUSABLE)) element.setAttribute('tabindex', '-1');
    setHeightPx(Math.min(20_000, page.documentElement.scrollHeight + 24));
    onGroups(readGroups(page));
  };
  const groupUnder = (event: React.PointerEvent | React.MouseEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const page = frame.current?.contentDocument;
    const element = page?.elementFromPoint(event.clientX - left, event.clientY - top);
    return element ? groupAt(element, groups) : null;
  };
  return (
    <div className={classes.view}>
      <div className={classes.sheet} style={{ height: heightPx }}>
        <iframe
          ref={frame}
          className={classes.frame}
          sandbox="allow-same-origin"
          tabIndex={-1}
          src={src}
          title={t('frame')}
          onLoad={onLoad}
        />
        {/* What it does for a pointer the list beside it does for everybody. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <div
          className={classes.layer}
          data-testid="listing-layer"
          onPointerMove={(event) => setUnder(groupUnder(event))}
          onPointerLeave={() => setUnder(null)}
          onClick={(event) => {
            const group = groupUnder(event);
            if (group) onChoose(group);
          }}
        />
      </div>
    </div>
  );
}

function mark(group: EntryGroup | null, name: string): () => void {
  const cards = group?.links.map((link) => cardOf(link, group)) ?? [];
  for (const card of cards) card.classList.add(name);
  return () => {
    for (const card of cards) card.classList.remove(name);
  };
}
