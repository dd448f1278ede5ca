import type { EmailFlag } from './verdict.ts';

/**
 * What an address tells by itself. The lists are short on purpose: what is common, in the languages
 * that Quarry reads. A miss costs a flag, never a verdict that is wrong.
 */

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Mailboxes of a role and not of a person: RFC 2142's and what businesses print on their pages. */
const ROLES = words(`
  abuse accounting accounts admin administration administrator adverts ask billing bookings booking
  business buchhaltung bureau careers care clientes club clinic comercial commerce communication
  compliance compras compta comptabilite contact contacto contactus contato customercare customers
  customerservice datenschutz dental dentist desk dev digital direccion direction dispatch dpo
  einkauf empfang empleo enquiries enquiry events export facturacion facture feedback finance
  formation frontdesk general hallo hello helpdesk help hi hola hostmaster hotel hr inbox info
  infos information inkoop inquiries inquiry intake investors invoices it jobs kanzlei kontakt
  kundenservice legal mail mailbox mailer-daemon marketing media membership news newsletter noreply
  no-reply no_reply nobody noc office online operations ops order orders partners payments payroll
  personal planning postmaster post praxis presse press privacy procurement produccion projects
  purchasing qa rappel receipts reception recepcion recruiting recruitment rechnung redaktion
  rental reservas reservation reservations reservierung returns root rrhh sales schedule school
  secretariat secretaria security sekretariat service services shop showroom soporte store studio
  subscribe support sysadmin team tech technik termine trade training travel unsubscribe usenet
  uucp ventas verkauf verkoop vertrieb verwaltung volunteer web webmaster welcome werkstatt
  wholesale willkommen www`);

/** Where anybody gets a mailbox for nothing: the address tells nothing about the company. */
const FREE_MAIL = words(`
  126.com 163.com aim.com alice.it aol.com arcor.de att.net bellsouth.net bigpond.com bluewin.ch
  bol.com.br btinternet.com charter.net comcast.net cox.net earthlink.net email.com fastmail.com
  foxmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com
  hanmail.net hey.com home.nl hotmail.be hotmail.ca hotmail.co.uk hotmail.com hotmail.de hotmail.es
  hotmail.fr hotmail.it hotmail.nl hushmail.com icloud.com inbox.com interia.pl kpnmail.nl laposte.net
  libero.it live.be live.co.uk live.com live.de live.fr live.it live.nl mac.com mail.com mail.de
  mail.ru me.com mindspring.com msn.com naver.com ntlworld.com o2.pl online.de optonline.net
  optusnet.com.au orange.fr outlook.be outlook.com outlook.de outlook.es outlook.fr outlook.it
  pacbell.net planet.nl pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com rediffmail.com
  rocketmail.com rogers.com sbcglobal.net seznam.cz sfr.fr shaw.ca sky.com skynet.be sympatico.ca
  t-online.de talktalk.net telenet.be telfort.nl telus.net terra.com.br tin.it tiscali.co.uk
  tiscali.it tutanota.com tuta.io uol.com.br verizon.net virgilio.it virginmedia.com wanadoo.fr
  web.de wp.pl xs4all.nl xtra.co.nz yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com
  yahoo.com.au yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com
  ziggo.nl zoho.com zonnet.nl`);

/** Mailboxes that live for minutes; also with anything before the domain. */
const DISPOSABLE = words(`
  10minutemail.com 10minutemail.net 1secmail.com 20minutemail.com anonbox.net
  burnermail.io byom.de crazymailing.com deadaddress.com discard.email discardmail.com
  discardmail.de dispostable.com dropmail.me easytrashmail.com emailondeck.com
  emailfake.com fakeinbox.com fakemail.net fakemailgenerator.com filzmail.com getairmail.com
  getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.net
  guerrillamail.org guerrillamailblock.com hidemail.de inboxbear.com inboxkitten.com incognitomail.org
  jetable.org kurzepost.de lroid.com mail-temp.com mailcatch.com maildrop.cc mailexpire.com
  mailforspam.com mailinator.com mailinator.net mailnesia.com mailnull.com mailpoof.com mailsac.com
  mailslurp.com mailtemp.net mfsa.ru minutemail.com mintemail.com moakt.cc moakt.com mohmal.com
  muellmail.com mytemp.email mytrashmail.com nada.email nospam.ze.tm nowmymail.com objectmail.com
  one-time.email owlymail.com pokemail.net sharklasers.com shieldemail.com smailpro.com
  spam4.me spambog.com spambox.us spamex.com spamfree24.org spamgourmet.com spamobox.com
  temp-mail.io temp-mail.org tempail.com tempemail.com tempinbox.com tempmail.dev tempmail.net
  tempmailaddress.com tempmailo.com tempr.email throwaway.email throwawaymail.com tmail.ws
  tmailor.com tmpmail.net tmpmail.org trash-mail.com trash-mail.de trashmail.com trashmail.de
  trashmail.io trashmail.me trashmail.net trashmail.ws trbvm.com wegwerfemail.de wegwerfmail.de
  wegwerfmail.net wegwerfmail.org yopmail.com yopmail.fr yopmail.net zetmail.com`);

/** RFC 2606 and RFC 6761: names that are nobody's. */
const RESERVED = /(?:^|\.)(?:test|example|invalid|localhost|local|example\.(?:com|net|org))$/;

/** `info@`, `sales+de@`, `office.berlin@`: the first word counts. */
export function isRoleAddress(local: string): boolean {
  const name = local.toLowerCase().replace(/\+.*$/, '');
  return ROLES.has(name) || ROLES.has(name.replace(/[._-].*$/, '')) || /^no-?reply/.test(name);
}

export function isFreeMail(domain: string): boolean {
  return FREE_MAIL.has(domain.toLowerCase());
}

export function isDisposable(domain: string): boolean {
  const labels = domain.toLowerCase().split('.');
  return labels.some((_, n) => DISPOSABLE.has(labels.slice(n).join('.')));
}

export function isReservedDomain(domain: string): boolean {
  return RESERVED.test(domain.toLowerCase());
}

export function addressFlags({ local, domain }: { local: string; domain: string }): EmailFlag[] {
  const flags: EmailFlag[] = [];
  if (isRoleAddress(local)) flags.push('role');
  if (isFreeMail(domain)) flags.push('free_mail');
  return flags;
}
