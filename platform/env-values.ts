import { z } from 'zod';

/** How the text of a variable is read, by what it stands for. */

/** Says what is wanted: the library would say that it received NaN. */
export function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

export const port = wholeNumber(1, 65_535);
/** `on` or `off`, as a boolean. */
export const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');
/** Text that may be left out, and is not empty. */
export const optional = z.string().trim().min(1).optional();
/** A URL with one of these schemes, `http:` for example. */
export const url = (...schemes: string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
    message: `must be a URL that starts with ${schemes.map((s) => `${s}//`).join(' or ')}`,
  });

/** Names of models: `a, b` */
export const models = z
  .string()
  .transform((text) => text.split(',').flatMap((name) => name.trim() || []))
  .refine((list) => list.length > 0 && list.length <= 5, 'must name one to five models');

/** What models cost: `a=2/0.5/8, b=0/0/0` */
export const prices = z.string().transform((text, context) =>
  text.split(',').map((part) => {
    const [, name = '', ...amounts] =
      /^\s*(\S+?)\s*=\s*(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)\s*$/.exec(part) ?? [];
    if (!name) context.addIssue('must be like model=2/0.5/8, with more after commas');
    const [input = 0, cached = 0, output = 0] = amounts.map(Number);
    return [name, { input, cached, output }] as const;
  }),
);

/** `ip` or `ip:port`, with commas between. */
export const nameServers = z
  .string()
  .transform((list) => list.split(',').map((server) => server.trim()))
  .pipe(
    z.array(
      z
        .string()
        .regex(/^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?|[\da-f:]+|\[[\da-f:]+\]:\d{1,5})$/i),
    ),
  );

/** `host:port`, with commas between. */
export const privateHosts = z
  .string()
  .transform((list) => list.split(',').map((host) => host.trim().toLowerCase()))
  .pipe(z.array(z.string().refine(isPrivateHost, 'is host:port, and no metadata address')));

/** A name or an IPv4 address with its port; never the link-local range, where clouds keep secrets. */
function isPrivateHost(text: string): boolean {
  const [, host = '', digits = ''] =
    /^((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?):(\d{1,5})$/.exec(
      text,
    ) ?? [];
  const number = Number(digits);
  const isMetadata = /^(?:169\.254\.|168\.63\.129\.16$|metadata(?:\.|$))/.test(host);
  return host !== '' && number >= 1 && number <= 65_535 && !isMetadata;
}
