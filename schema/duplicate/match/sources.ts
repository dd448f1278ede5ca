import { WordList } from './word-list.ts';

/** More than that are no sources but something that every record has of its own. */
const MOST_SOURCES = 16;

/** From which of a few sources each record of a list comes. */
export class SourceList {
  #numbers = new Map<string, number>();
  #list: WordList;
  constructor(expected: number) {
    this.#list = new WordList(expected);
  }
  add(source: string): void {
    if (this.#numbers.size > MOST_SOURCES) return;
    const number = this.#numbers.get(source) ?? this.#numbers.size;
    this.#numbers.set(source, number);
    this.#list.add(number);
  }
  /** A number a record; empty where there is one source, or more than there can be. */
  get values(): Uint32Array {
    const { size } = this.#numbers;
    return size > 1 && size <= MOST_SOURCES ? this.#list.values : NONE;
  }
}

const NONE = new Uint32Array(new SharedArrayBuffer(0));
