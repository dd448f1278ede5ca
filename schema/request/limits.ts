/** How long a request may be; apart from its parser, whose gazetteer no verb needs. */
export const MAX_REQUEST_CHARS = 1000;
