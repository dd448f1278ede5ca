import { z } from 'zod';
import { callBase, callCost, type Enricher } from './enricher.ts';
import { FoundList } from './found-list.ts';
import { record, text } from './loose.ts';

const lookupReply = z.object({
  valid: z.boolean(),
  phone_number: z.string(),
  line_type_intelligence: record({
    error_code: z.number().nullish().catch(null),
    carrier_name: text,
    type: text,
  }),
});

/** Twilio Lookup v2 with the package Line Type Intelligence. The key is `SID:secret`. */
export const twilio: Enricher = {
  id: 'twilio',
  fields: ['phone_type', 'phone_carrier'],
  question: ({ phone }) => (phone && /^\+[1-9]\d{6,14}$/.test(phone) ? `phone:${phone}` : null),
  async ask({ phone }, context) {
    const path = `/v2/PhoneNumbers/${encodeURIComponent(phone ?? '')}`;
    const url = new URL(path, context.client.baseUrl('twilio', API));
    url.searchParams.set('Fields', 'line_type_intelligence');
    const reply = await context.client.call({
      ...callBase('twilio', context),
      operation: 'line-type-intelligence',
      url,
      headers: { authorization: `Basic ${Buffer.from(context.key).toString('base64')}` },
      reply: lookupReply,
      cost: callCost<z.infer<typeof lookupReply>>('twilio', context, {
        isCharged: (r) => r.valid && !r.line_type_intelligence?.error_code,
      }),
    });
    const line = reply.line_type_intelligence;
    if (!reply.valid || !line || line.error_code) return [];
    return new FoundList(`${API}${path}`)
      .add('phone_type', LINE_TYPES[String(line.type)], 0.95)
      .add('phone_carrier', line.carrier_name, 0.9).values;
  },
};

const API = 'https://lookups.twilio.com';

/** Twilio's line types in the words of schema/verification/phone.ts; `unknown` is none. */
const LINE_TYPES: Record<string, string> = {
  mobile: 'mobile',
  landline: 'fixed_line',
  fixedVoip: 'voip',
  nonFixedVoip: 'voip',
  personal: 'personal_number',
  tollFree: 'toll_free',
  premium: 'premium_rate',
  sharedCost: 'shared_cost',
  uan: 'uan',
  voicemail: 'voicemail',
  pager: 'pager',
};
