import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingField, ListingPlaces } from '../../../schema/listing/fields.ts';
import { elementAt, placeIn } from '../../../schema/listing/tree.ts';
import { domTree } from './dom-tree.ts';
import { cardAt, type EntryGroup, groupAt, readGroups } from './entry-groups.ts';
import classes from './listing.module.css';

interface ListingFrameProps {
  /** Where the server shows the page as it was read. */
  src: string;
  groups: readonly EntryGroup[];
  chosen: EntryGroup | null;
  /** Places in the cards that are pointed out. */
  places: ListingPlaces;
  /** The field that the next click is for; null while clicks choose the entries. */
  pointing: ListingField | null;
  onGroups: (groups: EntryGroup[]) => void;
  onChoose: (group: EntryGroup) => void;
  onPlace: (field: ListingField, place: string) => void;
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Only what a page's own style sheet would do: it is not loaded. */
const STYLE = `
body{font:15px/1.5 system-ui;margin:16px;color:#1c1917;background:#fff}
img,video,iframe,object{display:none!important}
[data-quarry-card]{outline:2px solid #b8a000!important;outline-offset:2px;background:#fff7c2!important}
[data-quarry-under]{outline:2px dashed #78716c!important;outline-offset:2px}
[data-quarry-field]{outline:2px solid #1d6f42!important;background:#d5f5e0!important}`;

/**
 * A listing as it was read, with its entries marked. Nothing in it runs: the frame has no scripts,
 * takes no focus, and lies under a layer that only tells where somebody points.
 */
export function ListingFrame(props: ListingFrameProps) {
  const { src, groups, chosen, places, pointing, onGroups, onChoose, onPlace } = props;
  const { t } = useTranslation('listing');
  const frame = useRef<HTMLIFrameElement>(null);
  const [heightPx, setHeightPx] = useState(480);
  const [under, setUnder] = useState<Element[]>(NONE);

  useEffect(() => mark(chosen?.cards.flat() ?? NONE, 'data-quarry-card'), [chosen]);
  useEffect(() => mark(placed(chosen, places), 'data-quarry-field'), [chosen, places]);
  useEffect(() => mark(under, 'data-quarry-under'), [under]);

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
  const elementUnder = (event: React.PointerEvent | React.MouseEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const page = frame.current?.contentDocument;
    return page?.elementFromPoint(event.clientX - left, event.clientY - top) ?? null;
  };
  const meant = (element: Element | null): Element[] => {
    if (!element) return NONE;
    if (pointing && chosen) return cardAt(element, chosen) ? [element] : NONE;
    const group = groupAt(element, groups);
    return group && group !== chosen ? group.cards.flat() : NONE;
  };
  const onClick = (element: Element | null) => {
    if (!element) return;
    if (!pointing || !chosen) {
      const group = groupAt(element, groups);
      if (group) onChoose(group);
      return;
    }
    const card = cardAt(element, chosen);
    const place = card && placeIn(domTree, card, element);
    if (place !== null) onPlace(pointing, place);
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
          onPointerMove={(event) => {
            const found = meant(elementUnder(event));
            setUnder((before) => (isSame(before, found) ? before : found));
          }}
          onPointerLeave={() => setUnder(NONE)}
          onClick={(event) => onClick(elementUnder(event))}
        />
      </div>
    </div>
  );
}

const NONE: Element[] = [];

function isSame(a: readonly Element[], b: readonly Element[]): boolean {
  return a.length === b.length && a.every((element, at) => element === b[at]);
}

/** The elements that stand at pointed-out places. */
function placed(group: EntryGroup | null, places: ListingPlaces): Element[] {
  if (!group) return NONE;
  return Object.values(places).flatMap((place) =>
    place === null || place === undefined
      ? []
      : group.cards.map((card) => elementAt(domTree, card, place)).filter((each) => each !== null),
  );
}

/** By attributes: classes tell where an element stands. */
function mark(elements: readonly Element[], name: string): () => void {
  for (const element of elements) element.setAttribute(name, '');
  return () => {
    for (const element of elements) element.removeAttribute(name);
  };
}
