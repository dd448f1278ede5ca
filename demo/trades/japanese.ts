import type { Trade } from './trade.ts';

export const JAPANESE_TRADES: readonly Trade[] = [
  {
    key: 'dentist',
    schemaType: 'Dentist',
    industry: '歯科医院',
    names: ['{last}歯科医院', 'さくら歯科クリニック'],
    taglines: ['家族みんなの歯医者さん'],
    descriptions: [
      '{city}の歯科医院です。{founded}年の開院以来、予防と丁寧な治療を大切にしています。',
    ],
    services: ['定期検診', 'インプラント', '矯正歯科', 'ホワイトニング', '小児歯科', '歯周病治療'],
    titles: ['院長', '歯科医師', '歯科衛生士', '受付'],
  },
];
