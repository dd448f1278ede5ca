import { useTranslation } from 'react-i18next';
import type { Focus } from '../../../../schema/live.ts';
import { useAnnounceFocus, useMarksOn } from '../../../live/use-presence.ts';
import { firstName, PersonRing } from '../../../ui/person-ring.tsx';
import { type BoardState, useBoard } from './board-store.ts';

/** Tells the others which card I hold, edit or stand on. */
export function BoardFocus() {
  const focus = useBoard((state) => JSON.stringify(toFocus(state)));
  useAnnounceFocus(JSON.parse(focus) as Focus | null);
  return null;
}

function toFocus({ moving, activeId, editingId, spot }: BoardState): Focus | null {
  const held = activeId && moving.has(activeId) ? activeId : [...moving][0];
  if (held) {
    const stageId = spot?.cell.split('/').at(-1);
    const subject = `deal:${held}`;
    const target = stageId ? { target: `stage:${stageId}` } : {};
    return { subject, act: 'drag', count: moving.size, ...target };
  }
  if (editingId) return { subject: `deal:${editingId}`, act: 'edit' };
  return activeId ? { subject: `deal:${activeId}`, act: 'look' } : null;
}

/** Over a card that a colleague moves or edits. */
export function CardPeople({ dealId }: { dealId: string }) {
  const { t } = useTranslation('presence');
  const mark = useMarksOn(`deal:${dealId}`).find(({ act }) => act !== 'look');
  if (!mark) return null;
  const { userId, name, act, count = 1 } = mark;
  const say = (who: string) =>
    act === 'drag' ? t('moving', { name: who, count }) : t('editing', { name: who });
  return (
    <PersonRing
      userId={userId}
      name={name}
      label={say(name)}
      text={say(firstName(name))}
      tag="top"
    />
  );
}

/** Around the stage that a colleague's card hangs over. */
export function StagePeople({ stageId }: { stageId: string }) {
  const { t } = useTranslation('presence');
  const mark = useMarksOn(`stage:${stageId}`).find(({ act }) => act === 'drag');
  if (!mark) return null;
  const { userId, name, count = 1 } = mark;
  return (
    <PersonRing userId={userId} name={name} label={t('moving', { name, count })} tag="inside" />
  );
}
