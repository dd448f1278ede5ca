import { useTranslation } from 'react-i18next';
import type { MutedNotice, NoticeChannel, NoticeKind } from '../../../schema/notice/kinds.ts';
import type { QuietHours } from '../../../schema/notice/quiet-hours.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { DeviceList } from './notification-card-devices.tsx';
import { NotificationKinds } from './notification-card-kinds.tsx';
import { QuietHoursField } from './notification-card-quiet.tsx';

interface NotificationCardProps {
  muted: readonly MutedNotice[];
  quiet: QuietHours | null;
  onSwitch: (kind: NoticeKind, channel: NoticeChannel, isOn: boolean) => void;
  onQuiet: (quiet: QuietHours | null) => void;
}

/** What I am told of, where, and when not. */
export function NotificationCard({ muted, quiet, onSwitch, onQuiet }: NotificationCardProps) {
  const { t } = useTranslation('notice');
  return (
    <div id="notifications">
      <SectionCard title={t('card.title')} text={t('card.text')}>
        <NotificationKinds muted={muted} onSwitch={onSwitch} />
        <QuietHoursField quiet={quiet} onChange={onQuiet} />
        <DeviceList />
      </SectionCard>
    </div>
  );
}
