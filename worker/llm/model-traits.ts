/** How an answer's shape is asked for; endpoints differ in what they take. */
export type AnswerFormat = 'json_schema' | 'json_object' | 'text';

/** What a model takes; learned from what it refuses. */
export interface ModelTraits {
  format: AnswerFormat;
  /** Models that reason take no temperature. */
  takesTemperature: boolean;
  /** The limit of an answer goes by two names. */
  limitName: 'max_tokens' | 'max_completion_tokens';
}

const NEXT_FORMAT: Partial<Record<AnswerFormat, AnswerFormat>> = {
  json_schema: 'json_object',
  json_object: 'text',
};

/** OpenAI's newer models take the one name alone, most other endpoints know only the other. */
export function firstTraits(baseUrl: string): ModelTraits {
  const isOpenAi = /(?:^|\.)(?:openai|azure)\.com$/.test(new URL(baseUrl).hostname);
  return {
    format: 'json_schema',
    takesTemperature: true,
    limitName: isOpenAi ? 'max_completion_tokens' : 'max_tokens',
  };
}

/** What to try after a refusal that names a parameter, or none; null when nothing is left to try. */
export function afterRefusal(traits: ModelTraits, param: string | null): ModelTraits | null {
  if (param === 'temperature' && traits.takesTemperature) {
    return { ...traits, takesTemperature: false };
  }
  if (param === traits.limitName) {
    const limitName = param === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
    return { ...traits, limitName };
  }
  const format = NEXT_FORMAT[traits.format];
  return format ? { ...traits, format } : null;
}
