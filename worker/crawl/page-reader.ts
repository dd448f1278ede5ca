import type { Extraction } from './extraction.ts';
import { type PageQuestion, type PageReading, readAnswer } from './read-answer.ts';

/** Reads pages, here or elsewhere. */
export interface PageReader {
  /** Rejects when whoever read it died over it. */
  read(question: PageQuestion): Promise<PageReading>;
}

/** Reads each page at once, on this thread. */
export function readHere(extraction: Pick<Extraction, 'readPage'>): PageReader {
  return { read: (question) => Promise.resolve(readAnswer(question, extraction)) };
}
