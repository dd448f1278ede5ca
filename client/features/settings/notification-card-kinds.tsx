import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type MutedNotice,
  mutedNotice,
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeKind,
} from '../../../schema/notice/kinds.ts';
import classes from './notification-card.module.css';

interface NotificationKindsProps {
  muted: readonly MutedNotice[];
  onSwitch: (kind: NoticeKind, channel: NoticeChannel, isOn: boolean) => void;
}

/** Each kind by each channel. */
export function NotificationKinds({ muted, onSwitch }: NotificationKindsProps) {
  const { t } = useTranslation('notice');
  return (
    <table className={classes.kinds}>
      <thead>
        <tr>
          <th scope="col">{t('card.kind')}</th>
          {NOTICE_CHANNELS.map((channel) => (
            <th key={channel} scope="col">
              {t(`card.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {NOTICE_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`card.kinds.${kind}`)}</th>
            {NOTICE_CHANNELS.map((channel) => (
              <td key={channel}>
                <Switch
                  size="sm"
                  aria-label={t('card.cell', {
                    kind: t(`card.kinds.${kind}`),
                    channel: t(`card.${channel}`),
                  })}
                  checked={!muted.includes(mutedNotice(kind, channel))}
                  onChange={(event) => onSwitch(kind, channel, event.currentTarget.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
