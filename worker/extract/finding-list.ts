import type { Finding } from '../../schema/evidence/finding.ts';
import { fold } from './page-source.ts';

/** No honest page says more; a hostile one is cut here. */
const MAX_FINDINGS = 2_000;
const MAX_PEOPLE = 300;
const MAX_VALUE = 1_000;

export type Subject = Finding['subject'];

/** Collects the findings of one page: bounded, without empty values and without exact repeats. */
export class FindingList {
  readonly items: Finding[] = [];
  private readonly seen = new Set<string>();
  private peopleCount = 0;
  private groupCount = 0;

  add(finding: Finding): void {
    const value = fold(finding.value);
    const { subject, field, extractor, span } = finding;
    if (value === '' || value.length > MAX_VALUE || span.end <= span.start) return;
    const key = `${subject} ${field} ${extractor} ${span.start} ${value}`;
    if (this.isFull || this.seen.has(key)) return;
    this.seen.add(key);
    this.items.push({ ...finding, value, raw: fold(finding.raw).slice(0, MAX_VALUE) });
  }

  /** True when further findings would be refused anyway. */
  get isFull(): boolean {
    return this.items.length >= MAX_FINDINGS;
  }

  /** The subject of the page's next person; null when there are more than any page has. */
  nextPerson(): Subject | null {
    return this.peopleCount >= MAX_PEOPLE ? null : `person:${this.peopleCount++}`;
  }

  /** A number that ties the parts of one address together. */
  nextGroup(): number {
    return this.groupCount++;
  }
}
