const ABSENT = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];

/** Why a poster was not drawn, for a sentence: in Chinese where it is the renderer that is not there, else as the fault says it. */
export function whyNotDrawn(fault: unknown): string {
  const { code, message = String(fault) } = (fault ?? {}) as { code?: string; message?: string };
  if (ABSENT.includes(code ?? '') || /native binding/iu.test(message)) return '画图的组件没有装好';
  return message.split('\n')[0] ?? '';
}
