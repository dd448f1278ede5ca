import type { Copy } from './copy.ts';
import { ENGLISH_ARTICLES } from './english-articles.ts';

export const ENGLISH: Copy = {
  nav: {
    home: 'Home',
    contact: 'Contact',
    team: 'Our team',
    about: 'About us',
    services: 'Services',
    legal: 'Legal notice',
    blog: 'Journal',
    article: 'Article',
  },
  paths: {
    home: '/',
    contact: '/contact',
    team: '/team',
    about: '/about',
    services: '/services',
    legal: '/legal',
    blog: '/blog',
    article: '/blog/',
  },
  phone: 'Phone',
  fax: 'Fax',
  email: 'Email',
  address: 'Address',
  openingHours: 'Opening hours',
  callUs: 'Call us',
  writeUs: 'Email us',
  bookOnline: 'Book online',
  bookingText:
    'Online booking is open day and night: choose a time that suits you and get a confirmation at once.',
  closed: 'Closed on all other days',
  ourTeam: 'Meet the team',
  ourServices: 'What we do',
  readMore: 'Read more',
  next: 'Next page',
  previous: 'Previous page',
  name: 'Name',
  role: 'Role',
  message: 'Message',
  send: 'Send message',
  days: {
    'Mo-Fr': 'Monday to Friday',
    'Mo-Th': 'Monday to Thursday',
    Fr: 'Friday',
    Sa: 'Saturday',
    'Tu-Su': 'Tuesday to Sunday',
  },
  hours: (open, close) => `${twelveHour(open)} – ${twelveHour(close)}`,
  welcome: [
    'Welcome to {name}. People in {city} come to us because we listen first, say what we would do and why, and then do it well.',
    'For years now {name} has been part of daily life in {city}. Most new customers arrive because a neighbour told them about us.',
    'We are a close team in {city} with one idea: treat every enquiry the way we would want our own to be treated.',
  ],
  about: [
    '{name} was founded in {founded} with two rooms, one telephone and a stubborn belief that good work speaks for itself.',
    'Today we look after several hundred customers in and around {city}. Many of them have been with us for more than a decade.',
    'We train our own people, pay fairly, and put a share of each year’s profit into local projects chosen by the staff.',
    'Quality to us means measured results, tidy paperwork and a person who answers when you call.',
  ],
  service: [
    'Planned with you, carried out by specialists, and followed up after four weeks.',
    'A fixed quotation before we begin and one named contact until it is done.',
    'Proven methods, current equipment and clear advice about the alternatives.',
  ],
  contactIntro:
    'We answer every message within one working day. Visitors are welcome by appointment.',
  legal: [
    'The contents of these pages were prepared with care. We take no responsibility for the contents of external links.',
    'We process personal data only to answer enquiries and to fulfil contracts, and delete it when the law allows.',
    'All texts and pictures are protected by copyright. Please ask before using them elsewhere.',
  ],
  ...ENGLISH_ARTICLES,
};

function twelveHour(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes} ${hour < 12 ? 'am' : 'pm'}`;
}
