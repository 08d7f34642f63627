// Writing, quoting, taking back, pictures.
import { scrollToEnd, wordsOf } from './chat-log.js';

const find = (id) => document.getElementById(id);

export function startComposer({ refresh }) {
  const form = find('composer');
  const { group, audience, bot } = form.dataset;
  const fields = {
    speaker: find('speaker'),
    other: find('other'),
    mention: find('mention'),
    voice: find('voice'),
    picture: find('picture'),
    text: find('text'),
    send: find('send'),
    fault: find('fault'),
  };
  const address = `/sim/groups/${encodeURIComponent(group)}`;
  let quoting;
  let picture;
  let speakerChanged = () => {};

  // As whom ------------------------------------------------------------------------------------------------------------

  const memory = `speaker-${audience}`;
  const isOther = () => fields.speaker.value === 'other';
  const from = () => (isOther() ? fields.other.value.trim() : fields.speaker.value);
  const account = () => (isOther() ? fields.other.value.trim() : fields.speaker.selectedOptions[0]?.dataset.account);

  function restoreSpeaker() {
    const [value, name] = JSON.parse(sessionStorage.getItem(memory) ?? '[]');
    if ([...fields.speaker.options].some((option) => option.value === value)) fields.speaker.value = value;
    if (name) fields.other.value = name;
    showSpeaker();
  }
  function showSpeaker() {
    fields.other.hidden = !isOther();
    sessionStorage.setItem(memory, JSON.stringify([fields.speaker.value, fields.other.value]));
    speakerChanged(account());
  }
  fields.speaker.addEventListener('change', () => {
    showSpeaker();
    if (isOther()) fields.other.focus();
  });
  fields.other.addEventListener('input', showSpeaker);

  // Quoting and taking back --------------------------------------------------------------------------------------------

  function quote(id) {
    quoting = id;
    find('quoting').hidden = id === undefined;
    find('quoted-words').textContent = id === undefined ? '' : `引用 ${wordsOf(id)}`;
    if (id !== undefined) fields.text.focus();
  }
  find('unquote').addEventListener('click', () => quote(undefined));
  find('log').addEventListener('click', async (event) => {
    const button = event.target.closest('[data-act]');
    if (!button) return;
    if (button.dataset.act === 'quote') return quote(button.dataset.id);
    await attempt(async () => {
      await post(`${address}/recalls`, { message: button.dataset.id });
      await refresh();
    });
  });

  // Pictures -----------------------------------------------------------------------------------------------------------

  function choose(file) {
    const preview = find('preview');
    if (preview.src) URL.revokeObjectURL(preview.src);
    picture = file;
    find('chosen').hidden = file === undefined;
    if (file) preview.src = URL.createObjectURL(file);
    else {
      preview.removeAttribute('src');
      fields.picture.value = '';
    }
  }
  fields.picture.addEventListener('change', () => choose(fields.picture.files[0]));
  fields.text.addEventListener('paste', (event) => {
    const file = [...event.clipboardData.files].find((one) => one.type.startsWith('image/'));
    if (file) choose(file);
  });
  find('unchoose').addEventListener('click', () => choose(undefined));

  async function upload(file) {
    const answer = await fetch('/sim/media', {
      method: 'POST',
      headers: { 'Content-Type': file.type || 'image/png' },
      body: file,
    });
    return (await read(answer)).name;
  }

  // Sending ------------------------------------------------------------------------------------------------------------

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!fields.send.disabled) attempt(send);
  });
  fields.text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  fields.text.addEventListener('input', fitText);

  function fitText() {
    fields.text.style.height = 'auto';
    fields.text.style.height = `${Math.min(fields.text.scrollHeight + 2, 160)}px`;
  }

  async function send() {
    const words = fields.text.value.trim();
    if (from() === '') throw new Error('请先写居民的名字。');
    if (words === '' && !picture) throw new Error('请写点内容，或者选一张图片。');
    const asked = fields.mention.checked;
    const names = words.includes(`@${bot}`);
    const images = picture ? [await upload(picture)] : [];
    await post(`${address}/messages`, {
      from: from(),
      text: asked && !names && words !== '' ? `@${bot} ${words}` : words,
      ...(asked ? { mentionsBot: true } : {}),
      ...(images.length > 0 ? { images } : {}),
      ...(quoting === undefined ? {} : { replyTo: quoting }),
      ...(fields.voice.checked && images.length === 0 ? { kind: 'voice' } : {}),
    });
    fields.text.value = '';
    fields.mention.checked = false;
    fields.voice.checked = false;
    quote(undefined);
    choose(undefined);
    fitText();
    await refresh();
    scrollToEnd();
    fields.text.focus();
  }

  /** Does it once at a time and says in a sentence what went wrong; what was written stays. */
  async function attempt(action) {
    fields.send.disabled = true;
    fields.fault.textContent = '';
    try {
      await action();
    } catch (fault) {
      fields.fault.textContent = fault instanceof TypeError ? '没有发出去，请检查服务是否在运行。' : fault.message;
    } finally {
      fields.send.disabled = false;
    }
  }

  async function post(path, body) {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return read(answer);
  }
  async function read(answer) {
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(body.error ?? '没有发出去，请再试一次。');
    return body;
  }

  restoreSpeaker();
  return {
    account,
    onSpeaker(listener) {
      speakerChanged = listener;
      listener(account());
    },
  };
}
