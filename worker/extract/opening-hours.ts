import { fold, type PageSource } from './page-source.ts';
import type { FindingList } from './finding-list.ts';
import { firstText, itemsOf, textsOf, type Item, type ItemText } from './item.ts';

/** Opening hours of a marked-up company: as schema.org writes them, such as `Mo-Fr 09:00-17:30`. */
export function hoursOf(item: Item): ItemText[] {
  const plain = textsOf(item, 'openingHours');
  const specified = itemsOf(item, 'openingHoursSpecification', 'hoursAvailable').flatMap((each) => {
    const days = textsOf(each, 'dayOfWeek').map(({ text }) =>
      text.slice(text.lastIndexOf('/') + 1).slice(0, 2),
    );
    const opens = firstText(each, 'opens');
    const closes = firstText(each, 'closes');
    if (opens === null || closes === null || days.length === 0) return [];
    const text = `${days.join(',')} ${opens.text.slice(0, 5)}-${closes.text.slice(0, 5)}`;
    return [{ text, span: each.span }];
  });
  return [...plain, ...specified].slice(0, 14);
}

const DAY =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?|weekdays|weekends?|daily|every day|7 days|' +
  'mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|' +
  'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?';
/** Short forms that are words or months as well: `mar`, `ma`, `L-V`. */
const SHORT_DAY =
  '(?:lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|ma|wo|vr|za|zo|l-v|l-s|m-f)(?![\\p{L}])\\.?';
const TIME = String.raw`\d{1,2}(?:[:.h]\d{2})? ?(?:[ap]\.?m\.?|uhr|h|uur)?`;
const RANGE = String.raw`${TIME} ?(?:[-–—]|to|bis|tot|until|till|à|and|a) ?${TIME}`;
const HOURS = new RegExp(
  String.raw`(?<![\p{L}])(?:${DAY})\.?(?![\p{L}])[^\n]{0,40}?(?:${RANGE}|closed|geschlossen|fermé|gesloten|cerrado|24 hours)`,
  'iu',
);
/** A short form counts where a time with its minutes follows. */
const CLOCK = String.raw`\d{1,2} ?[:.h] ?\d{2}`;
const SHORT_HOURS = new RegExp(
  String.raw`(?<![\p{L}\d])${SHORT_DAY}[^\n]{0,30}?${CLOCK} ?(?:h|u|uur)? ?(?:[-–—]|à|a|tot) ?${CLOCK}`,
  'iu',
);
const ANY_DAY = `(?:${DAY}|${SHORT_DAY})`;
const ONLY_DAY = new RegExp(
  String.raw`^${ANY_DAY}\.?(?: ?(?:[-–—&,]|to|bis|and|thru|through|à|au|tot|t/m|a|y|et|en|und) ?${ANY_DAY}\.?)*\.? ?:?$`,
  'iu',
);
const ONLY_RANGE = new RegExp(
  String.raw`^(?:from )?(?:${RANGE}|closed|geschlossen|fermé|gesloten|cerrado)(?![\p{L}])`,
  'iu',
);
const MAX_FOUND = 20;

/** Opening hours in the text; neighbouring lines make one finding. */
export function findHours(page: PageSource, findings: FindingList): void {
  let found = 0;
  let from = -1;
  const flush = (before: number) => {
    if (from === -1) return;
    const start = page.lines[from]!.start;
    const end = page.lines[before - 1]!.end;
    from = -1;
    if (found++ >= MAX_FOUND) return;
    const raw = page.text.slice(start, end);
    findings.add({
      subject: 'company',
      field: 'opening_hours',
      value: fold(raw.replace(/\n/g, '; ')),
      raw,
      extractor: 'text',
      confidence: 0.8,
      span: page.spanOf(start, end),
    });
  };
  for (let index = 0; index < page.lines.length; index++) {
    const isHours = isHoursLine(page, index);
    if (isHours && from === -1) from = index;
    else if (!isHours) flush(index);
  }
  flush(page.lines.length);
}

function isHoursLine(page: PageSource, index: number): boolean {
  const text = page.lines[index]!.text;
  if (text.length > 160 || text.length < 2) return false;
  if (HOURS.test(text) || SHORT_HOURS.test(text)) return true;
  const next = page.lines[index + 1]?.text ?? '';
  if (ONLY_DAY.test(text)) return ONLY_RANGE.test(next.slice(0, 60));
  return ONLY_RANGE.test(text) && ONLY_DAY.test(page.lines[index - 1]?.text.slice(0, 60) ?? '');
}
