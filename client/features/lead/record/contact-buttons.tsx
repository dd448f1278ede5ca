import { Button } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadRecord } from '../lead-types.ts';
import { mailHref, phoneHref } from '../source-host.ts';
import classes from './contact-buttons.module.css';

const ICON = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

/** To write and to call, always in sight. An address that takes no mail is not offered. */
export function ContactButtons({ lead }: { lead: LeadRecord }) {
  const { t } = useTranslation('lead');
  const { email, emailState, phone, phoneState } = lead;
  const ways = [
    {
      key: 'write',
      href: email && emailState !== 'undeliverable' ? mailHref(email) : null,
      icon: <IconMail {...ICON} />,
    },
    {
      key: 'call',
      href: phone && phoneState !== 'invalid' ? phoneHref(phone) : null,
      icon: <IconPhone {...ICON} />,
    },
  ] as const;
  return ways.map(
    ({ key, href, icon }) =>
      href && (
        <Button
          key={key}
          component="a"
          href={href}
          size="xs"
          variant="default"
          className={classes.button}
          leftSection={icon}
          classNames={{ section: classes.icon, label: classes.label }}
        >
          {t(`contact.${key}`)}
        </Button>
      ),
  );
}
