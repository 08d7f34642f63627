// Writing, quoting, taking back, pictures.
import { ask, read, sentence } from './ask.js';
import { newestDuty, scrollToEnd, wordsOf } from './chat-log.js';

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
  const chips = find('chips');
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
    for (const chip of chips.children)
      chip.setAttribute('aria-pressed', String(chip.dataset.speaker === fields.speaker.value));
    speakerChanged(account());
  }
  chips.addEventListener('click', (event) => {
    const chip = event.target.closest('.chip');
    if (!chip) return;
    fields.speaker.value = chip.dataset.speaker;
    showSpeaker();
    fields.text.focus();
  });

  /** Whoever is on duty for the newest dispatch comes first. */
  function offerDuty() {
    const duty = newestDuty();
    const option = [...fields.speaker.options].find(({ value }) => value === duty);
    if (audience === 'residents' || !option || chips.firstElementChild?.dataset.speaker === duty) return;
    const chip = [...chips.children].find((one) => one.dataset.speaker === duty) ?? newChip(duty, option.textContent);
    chips.prepend(chip);
    for (const one of [...chips.querySelectorAll('.duty')]) if (one !== chip) one.remove();
    showSpeaker();
  }
  function newChip(value, name) {
    const chip = Object.assign(document.createElement('button'), { type: 'button', className: 'chip duty' });
    chip.dataset.speaker = value;
    const face = Object.assign(document.createElement('span'), { className: 'avatar av-6', textContent: [...name][0] });
    face.ariaHidden = 'true';
    chip.append(face, Object.assign(document.createElement('span'), { textContent: name }));
    return chip;
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
      await ask(`${address}/recalls`, { message: button.dataset.id });
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
    await ask(`${address}/messages`, {
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
      fields.fault.textContent = sentence(fault);
    } finally {
      fields.send.disabled = false;
    }
  }

  restoreSpeaker();
  // Whoever was faster than the script loses nothing.
  if (fields.picture.files[0]) choose(fields.picture.files[0]);
  fields.send.disabled = false;
  return {
    account,
    offerDuty,
    onSpeaker(listener) {
      speakerChanged = listener;
      listener(account());
    },
  };
}
