/** How long a request may be; apart from its parser, whose gazetteer no verb needs. */
export const MAX_REQUEST_CHARS = 1000;

/** The most leads that one request comes to. */
export const MAX_WANTED = 50;
