const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const PLATFORM = /(^|\.)dingtalk\.com$/;
/** Where the platform keeps files. Their addresses are signed, so that plain http tells nobody more. */
const STORES = /(^|\.)(dingtalk|aliyuncs)\.com$/;

/**
 * Whether a post may be sent to an address that came in a message: the platform's own hosts, or that of our settings. With the
 * settings on loopback (tests, the stand-in) nothing leaves the machine.
 */
export const maySpeakTo = (address: string, base: string): boolean =>
  allowed(address, base, (url) => url.protocol === 'https:' && PLATFORM.test(url.hostname));

/** Whether a picture may be fetched from there: the platform keeps them in stores of many names. */
export const mayFetchFrom = (address: string, base: string): boolean =>
  allowed(address, base, (url) => url.protocol === 'https:' || (url.protocol === 'http:' && STORES.test(url.hostname)));

/** Whether the gateway's connection may be opened there. Its host has a name of its own. */
export const mayConnectTo = (address: string, base: string): boolean =>
  allowed(address, base, (url) => url.protocol === 'wss:' || url.hostname === URL.parse(base)?.hostname);

function allowed(address: string, base: string, elsewhere: (url: URL) => boolean): boolean {
  const [url, own] = [URL.parse(address), URL.parse(base)];
  if (url === null || own === null) return false;
  if (LOOPBACK.test(own.hostname)) return LOOPBACK.test(url.hostname) && /^(https?|wss?):$/.test(url.protocol);
  return url.origin === own.origin || elsewhere(url);
}
