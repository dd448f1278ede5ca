import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './icp-editor.module.css';
import { type Channel, CHANNELS } from '../../../schema/profile/icp.ts';

interface ChannelsInputProps {
  value: Channel[];
  onChange: (channels: Channel[]) => void;
  readOnly: boolean;
}

/** Ways to reach somebody, in the order in which they are preferred. */
export function ChannelsInput({ value, onChange, readOnly }: ChannelsInputProps) {
  const { t } = useTranslation(['profile', 'score']);
  return (
    <MultiSelect
      label={t('editor.channels')}
      description={t('editor.channelsText')}
      placeholder={value.length === 0 ? t('editor.channelsHint') : undefined}
      data={CHANNELS.map((channel) => ({ value: channel, label: t(`score:channel.${channel}`) }))}
      value={value}
      onChange={onChange}
      readOnly={readOnly}
      classNames={{ inputField: classes.typed }}
    />
  );
}
