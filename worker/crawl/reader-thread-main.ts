import { parentPort } from 'node:worker_threads';
import { readAnswer } from './read-answer.ts';
import { READY, type ReadingAsked, type ReadingTold } from './reader-thread.ts';
import { siteExtraction } from './site-extraction.ts';

/** The other side of ReaderThread. */
parentPort?.on('message', (asked: ReadingAsked) => {
  const told = answer(asked);
  parentPort?.postMessage(told, bytesOf(told));
});

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(READY);

function answer({ id, question }: ReadingAsked): ReadingTold {
  try {
    const reading = readAnswer(question, siteExtraction);
    const packed = reading.content?.packed;
    // A Buffer may be a small view of a large chunk, and the whole chunk would go along.
    if (reading.content && packed) reading.content.packed = new Uint8Array(packed);
    return { id, reading };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Handed over instead of copied. */
function bytesOf(told: ReadingTold): ArrayBuffer[] {
  const buffer = 'reading' in told ? told.reading.content?.packed?.buffer : undefined;
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}
