import { copyOf } from '../copy/by-language.ts';
import { hashText } from '../dice.ts';
import type { Company, Person } from '../truth.ts';
import type { Traits } from '../variant.ts';
import { writePhone } from './contact-block.ts';
import { escapeHtml } from './escape.ts';
import { writeMail } from './mail.ts';
import { marksOf, type Marks } from './marks.ts';

/** The people of a company with what is published about each. Empty when nobody is. */
export function writeTeamBlock(company: Company, traits: Traits, schemaType: string): string {
  if (company.people.length === 0) return '';
  const copy = copyOf(company.language);
  const marks = marksOf(traits.markup);
  const root = marks.hasHiddenValues ? marks.organisation(schemaType) : '';
  const owner = root ? `<meta${marks.property('name')} content="${escapeHtml(company.name)}">` : '';
  return `<section${root} id="team"><h2>${copy.ourTeam}</h2>${owner}${TEAMS[traits.team](company, traits, marks)}</section>`;
}

type Team = (company: Company, traits: Traits, marks: Marks) => string;

const TEAMS: Record<Traits['team'], Team> = {
  cards: ({ people }, traits, marks) => {
    const cards = people.map(
      (person) =>
        `<article${marks.person('card')}>${writePortrait(person)}<h3${marks.property('name')}>${escapeHtml(person.name)}</h3><p${marks.property('jobTitle', 'role')}>${escapeHtml(person.title)}</p>${reachOf(person, traits, marks).join('<br>')}</article>`,
    );
    return `<div class="cards">${cards.join('\n')}</div>`;
  },
  table: ({ people, language }, traits, marks) => {
    const copy = copyOf(language);
    const head = `<tr><th>${copy.name}</th><th>${copy.role}</th><th>${copy.phone}</th><th>${copy.email}</th></tr>`;
    const rows = people.map(
      (person) =>
        `<tr${marks.person()}><td${marks.property('name')}>${escapeHtml(person.name)}${person.linkedin ? ` <a href="${person.linkedin}">LinkedIn</a>` : ''}</td><td${marks.property('jobTitle')}>${escapeHtml(person.title)}</td><td>${person.phone ? writePhone(person.phone, marks) : ''}</td><td>${person.email ? writeMail(person.email, traits.mail, marks.property('email')) : ''}</td></tr>`,
    );
    return `<table class="team">${head}${rows.join('\n')}</table>`;
  },
  list: ({ people }, traits, marks) => {
    const items = people.map((person) => {
      const name = `<span${marks.property('name')}>${escapeHtml(person.name)}</span>`;
      const title = `<span${marks.property('jobTitle')}>${escapeHtml(person.title)}</span>`;
      const reach = reachOf(person, traits, marks);
      return `<li${marks.person()}>${name}, ${title}${reach.length > 0 ? ` – ${reach.join(', ')}` : ''}</li>`;
    });
    return `<ul class="people">${items.join('\n')}</ul>`;
  },
  prose: ({ people }, traits, marks) =>
    people
      .map((person) => {
        const reach = reachOf(person, traits, marks);
        return `<p><b>${escapeHtml(person.name)}</b><br>${escapeHtml(person.title)}${reach.length > 0 ? `<br>${reach.join('<br>')}` : ''}</p>`;
      })
      .join('\n'),
};

function reachOf(person: Person, traits: Traits, marks: Marks): string[] {
  const { email, phone, linkedin } = person;
  return [
    ...(phone ? [writePhone(phone, marks)] : []),
    ...(email ? [writeMail(email, traits.mail, marks.property('email'))] : []),
    ...(linkedin ? [`<a href="${linkedin}"${marks.property('sameAs')}>LinkedIn</a>`] : []),
  ];
}

function writePortrait({ name }: Person): string {
  const hue = hashText(name) % 360;
  const initials = name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 2);
  return `<svg class="portrait" viewBox="0 0 64 64" role="img" aria-label=""><circle cx="32" cy="32" r="32" fill="hsl(${hue} 42% 72%)"/><text x="32" y="40" text-anchor="middle" font-size="22" fill="hsl(${hue} 45% 24%)">${escapeHtml(initials)}</text></svg>`;
}
