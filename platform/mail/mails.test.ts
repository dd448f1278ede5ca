import { expect, test } from 'vitest';
import { compose } from './compose.ts';
import { invitationMail, verifyMail } from './mails.ts';

const invitation = (names: { orgName?: string; inviterName?: string }) =>
  invitationMail({
    to: 'ada@example.com',
    url: 'https://q.example.com/invite/abc',
    orgName: 'Acme',
    inviterName: 'Grace',
    roleText: 'find, edit and work leads',
    expiresAt: new Date('2026-05-04T12:00:00Z'),
    key: 'invitation 1',
    ...names,
  });

test('an invitation says who, where, what for and until when', () => {
  const { subject, text } = invitation({});
  expect(subject).toBe('Grace invites you to Acme');
  expect(text).toBe(`Join Acme on Quarry

Grace invites you to the workspace Acme. There you can find, edit and work leads.

Open invitation:
https://q.example.com/invite/abc

The invitation is for ada@example.com and open until May 4, 2026.

You do not know the sender? Then you can delete this mail.

-- 
Quarry`);
});

test('what people typed is text in a mail, never markup', () => {
  const { html } = invitation({
    orgName: '<img src=x onerror=alert(1)>',
    inviterName: `"A" & 'B'`,
  });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).toContain('&quot;A&quot; &amp; &#39;B&#39;');
});

test('a name can not break out of its line, nor fill the page', () => {
  const { subject, text } = invitation({
    orgName: `Acme\r\nBcc: everyone@example.com\u2028x`,
    inviterName: 'G'.repeat(500),
  });
  expect(subject).not.toMatch(/[\r\n\u2028]/);
  expect(subject.length).toBeLessThan(200);
  expect(text).not.toMatch(/^Bcc/m);
});

test('an address in a link is the same in text and HTML', () => {
  const url = 'https://q.example.com/verify?token=a&callbackURL=%2Fstart';
  const { text, html } = verifyMail({ to: 'ada@example.com', url });
  expect(text).toContain(`\n${url}\n`);
  expect(html).toContain(`href="${url.replace('&', '&amp;')}"`);
});

test.each([
  'ada@example.com, eve@example.com',
  'ada@example.com\r\nBcc: eve@example.com',
  'Ada <ada@example.com>',
  'guest@anonymous.placeholder.invalid',
  '',
])('no mail goes to %j', (to) => {
  expect(() => compose({ ...verifyMail({ to, url: 'https://x' }) }, 'q@example.com')).toThrow(
    'one address',
  );
});
