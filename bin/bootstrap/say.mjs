// Everything in this folder runs before anything is installed, on Node 20 as well: plain JavaScript
// and nothing but Node's own modules.

/** A step that takes a while, told before it begins; standard output is for results. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends the process with one sentence. @param {string} sentence @returns {never} */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
