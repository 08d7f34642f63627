const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const PLATFORM = /(^|\.)dingtalk\.com$/;

const isLoopback = (url: URL): boolean => LOOPBACK.test(url.hostname);

/**
 * Whether a post may be sent to an address that came in a message: the platform's own hosts, or that of our settings. With the
 * settings on loopback (tests, the stand-in) nothing leaves the machine.
 */
export function maySpeakTo(address: string, base: string): boolean {
  const [url, own] = [URL.parse(address), URL.parse(base)];
  if (url === null || own === null) return false;
  if (isLoopback(own)) return isLoopback(url);
  return url.host === own.host || (url.protocol === 'https:' && PLATFORM.test(url.hostname));
}

/** Whether a picture may be fetched from there: the platform keeps them in stores of many names, so any safe address will do. */
export function mayFetchFrom(address: string, base: string): boolean {
  const [url, own] = [URL.parse(address), URL.parse(base)];
  if (url === null || own === null) return false;
  if (isLoopback(own)) return isLoopback(url);
  return url.host === own.host || /^https?:$/.test(url.protocol);
}
