/** Where the bot answers. Released versions need an https address that is listed in the mini-program's console. */
export const baseUrl = 'http://localhost:5080';

/** Milliseconds a request may take before the network counts as lost. */
export const requestTimeout = 15_000;
