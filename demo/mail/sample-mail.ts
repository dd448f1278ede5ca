import { createHash } from 'node:crypto';
import { type MailScript, ScriptedMailHost } from './mail-host.ts';

const MINUTE_MS = 60_000;

/**
 * The mail of the made-up companies, all of `.example`: who is there follows from the address alone,
 * so that each start answers the same. Most mailboxes exist, some don't; some domains take
 * everything; some want to be asked twice.
 */
export function startSampleMail(port = 0): Promise<ScriptedMailHost> {
  return ScriptedMailHost.start({ port }).then((host) => {
    host.script = sampleScript();
    return host;
  });
}

export function sampleScript(now: () => number = Date.now): MailScript {
  const firstAsked = new Map<string, number>();
  return {
    recipient: (address) => {
      const [local = '', domain = ''] = address.split('@');
      const domainDice = dice(domain);
      // What our verifier makes up to find out whether everything is taken: twenty consonants.
      const isMadeUp = /^[b-df-hj-np-tv-z]{20}$/.test(local);
      if (domainDice < 0.12) return '250 2.1.5 Ok';
      if (isMadeUp) return '550 5.1.1 No such user here';
      if (domainDice > 0.94) {
        const first = firstAsked.get(address) ?? now();
        firstAsked.set(address, first);
        if (now() - first < 5 * MINUTE_MS) return '451 4.7.1 Greylisted, please try again later';
      }
      const mailboxDice = dice(address);
      if (mailboxDice < 0.1) return '550 5.1.1 No such user here';
      return mailboxDice < 0.13 ? '452 4.2.2 Mailbox full' : '250 2.1.5 Ok';
    },
  };
}

/** From 0 up to 1, the same for the same text. */
function dice(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
}
