import {
  IconBrandFacebook,
  IconBrandInstagram,
  IconBrandLinkedin,
  IconBrandWhatsapp,
  IconMail,
  IconPhone,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Channel } from '../../../schema/profile/icp.ts';

const ICONS: Record<Channel, TablerIcon> = {
  email: IconMail,
  phone: IconPhone,
  linkedin: IconBrandLinkedin,
  instagram: IconBrandInstagram,
  facebook: IconBrandFacebook,
  whatsapp: IconBrandWhatsapp,
};

/** A way to reach somebody; its name stands beside it. */
export function ChannelIcon({ channel }: { channel: Channel }) {
  const Icon = ICONS[channel];
  return <Icon size={16} stroke={1.7} aria-hidden="true" style={{ flex: 'none' }} />;
}
