/**
 * Lines of a page that speak to a language model instead of to a customer: they are left out of
 * prompts. This is the outer of several walls and need not catch everything. Behind it stand the
 * fence (worker/llm/fence.ts), prompts without secrets and without tools, quotes and texts that are
 * held against the page (take-answer.ts), and a score that the rules bound (blendFit).
 */

const PATTERNS: readonly RegExp[] = [
  // "Ignore all previous instructions", in the languages that we read.
  /\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(?:instructions?|prompts?|rules?|directions?|guidelines?|context|told|above|previous|prior|constraints?|polic(?:y|ies))\b/,
  /\b(?:ignorier\w*|vergiss|vergessen sie|missachte\w*|uberschreib\w*)\b.{0,40}\b(?:anweisung\w*|anleitung\w*|regeln?|vorgaben?|prompts?|bisherig\w*|vorherig\w*)\b/,
  /\b(?:ignorez?|oubliez?|negligez|ne tenez pas compte)\b.{0,40}\b(?:instructions?|consignes?|regles?|prompts?|precedente?s?)\b/,
  /\b(?:ignor[ae]|ignoren|olvid[ae]|descart[ae])\b.{0,40}\b(?:instrucciones|reglas|indicaciones|prompts?|anteriores)\b/,
  /\b(?:negeer|vergeet)\b.{0,40}\b(?:instructies?|regels?|aanwijzingen|prompts?|vorige|voorgaande)\b/,
  // Who is spoken to.
  /\b(?:you are|you re|act as|behave as|pretend to be|roleplay as|from now on you|new role)\b.{0,40}\b(?:ai|assistant|language model|llm|chatbot|gpt\w*|claude|gemini|system|dan|developer mode|evaluator|scorer|judge)\b/,
  /\b(?:attention|note|notice|message|instructions?|hinweis|important)\b.{0,20}\b(?:to|for|an|fur)\b.{0,20}\b(?:ais?|assistants?|language models?|llms?|chatbots?|bots?|crawlers?|gpt\w*|sprachmodelle?|ki)\b/,
  /\b(?:if|when|wenn)\b.{0,20}\b(?:you are|you re|read by|processed by|sie sind)\b.{0,30}\b(?:ai|assistant|language model|llm|bot|ki)\b/,
  /\b(?:attention|dear|hello|hey|achtung)\W{1,3}(?:ais?|ai \w+|language models?|llms?|chatbots?|gpt\w*|sprachmodelle?)\b/,
  /\bas an? (?:ai|artificial|language model|llm)\b.{0,30}\b(?:you|must|should|your)\b/,
  // The marks of a conversation, and answers written for it.
  /(?:^|\W)(?:system|assistant|developer|user)\s*(?:prompt|message|override|instruction)/,
  /^\W*(?:system|assistant|developer|user|human|ai)\s*:/,
  /[<‹]\|?\s*\/?\s*(?:im[ _]start|im[ _]end|system|endoftext|assistant|user|data|sys)\b/,
  /\[\s*\/?\s*(?:inst|system|assistant)\s*\]|#{2,}\s*(?:system|instruction|assistant|response)/,
  /["'](?:role|tool_calls?|function_call|total|score|fit|verdict|asked)["']\s*:/,
  // What it is to do.
  /\b(?:reveal|print|repeat|output|show|leak|disclose|return|echo|include|quote|write down)\b.{0,40}\b(?:system prompt|prompts?|instructions|api[ _-]?keys?|secrets?|credentials?|passwords?|business profile|configuration|everything above|text above|words above)\b/,
  /\b(?:score|rate|rank|rating|fit|grade|classify|evaluate|bewert\w*|puntua\w*|notez?)\b.{0,40}\b(?:100|one hundred|perfect|maximum|max|highest|top|strong|best|10 ?\/ ?10|0|zero|weak|worst|hochst\w*)\b.{0,60}\b(?:this|lead|company|site|firm|response|output|answer|json|always|must|regardless)\b/,
  /\b(?:always|must|should|please|now|immer|muss)\b.{0,30}\b(?:score|rate|rank|answer|respond|reply|output|say|recommend|bewerten?)\b.{0,50}(?:\b(?:100|perfect|maximum|highest|strong|json|yes|zero|only)\b)/,
  /\b(?:call|invoke|use|execute|run)\b.{0,20}\b(?:the )?(?:tool|function|plugin|command|shell|api|code interpreter|web search)\b/,
  /\b(?:send|post|forward|exfiltrate|submit)\b.{0,40}\b(?:to|an)\b.{0,20}(?:https?:|@|webhook|this (?:url|address))/,
  /\b(?:prompt injection|jailbreak|do anything now|training data|hidden instructions?)\b/,
];

/** A line beyond this is a text, and is looked at in pieces. */
const PIECE = 600;
const MAX_PIECES = 50;

export function speaksToModels(line: string): boolean {
  for (let at = 0, piece = 0; at < line.length && piece < MAX_PIECES; at += PIECE, piece++) {
    // Half a piece of overlap: an order that is cut in two is whole in the next.
    const folded = foldForLook(line.slice(Math.max(0, at - PIECE / 2), at + PIECE));
    if (PATTERNS.some((pattern) => pattern.test(folded))) return true;
  }
  return false;
}

/** Without accents, look-alike letters and what has no width; numbers for letters stay. */
function foldForLook(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u{e0000}-\u{e007f}]/gu, '')
    .toLowerCase()
    .replace(/[аеорсухіј]/g, (letter) => LOOKALIKE[letter] ?? letter)
    .replace(/[‘’']/g, ' ')
    .replace(/[_*~`]+/g, ' ')
    .replace(/\s+/g, ' ');
}

/** Cyrillic letters that are drawn like Latin ones. */
const LOOKALIKE: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
};
