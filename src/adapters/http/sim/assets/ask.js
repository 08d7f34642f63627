// Asking the service: what it answers, or an error with its sentence.
export async function ask(path, body) {
  const options =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return read(await fetch(path, options));
}

export async function read(answer) {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? '没有做成，请再试一次。');
  return body;
}

/** A piece of the page, as the server draws it. */
export async function piece(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error('没有这一页。');
  const template = document.createElement('template');
  template.innerHTML = await answer.text();
  return template.content;
}

/** What went wrong, for the person at the page. */
export const sentence = (fault) => (fault instanceof TypeError ? '没有连上，请检查服务是否在运行。' : fault.message);
