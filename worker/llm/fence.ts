import { randomBytes } from 'node:crypto';

/**
 * What strangers wrote goes into a prompt as data: between two lines that carry a mark which is made
 * anew for each question, so that no page can hold it. The instructions (worker/analysis/prompts)
 * say that nothing between such lines is an order.
 */

/** 64 random bits, in hexadecimal. */
export function makeMark(): string {
  return randomBytes(8).toString('hex');
}

/** The text between its two lines. The label is ours; the text is cleaned. */
export function fence(mark: string, label: string, text: string): string {
  return `<data ${mark} ${label}>\n${cleanForPrompt(text)}\n</data ${mark}>`;
}

/**
 * Leaves what a person sees. Out go control characters, what has no width, what turns the direction
 * of text, and the invisible "tags" of Unicode, in which orders can be hidden; what models take for
 * the marks of a conversation is broken up.
 */
export function cleanForPrompt(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/<(?=\s*\/?\s*data\b)/gi, '‹')
    .replace(/<\|/g, '‹|')
    .replace(/\|>/g, '|›')
    .replace(/<<\s*(\/?)\s*SYS\s*>>/gi, '‹‹$1SYS››')
    .replace(/\[(\/?)\s*INST\s*\]/gi, '($1INST)')
    .trim();
}

const INVISIBLE =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]/gu;
