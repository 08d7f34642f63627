import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const HELP = `用法：BRIDGE_TOKEN=令牌 node scripts/bridge-example.ts [服务地址] [群编号] [记录文件]
接入程序的示例（说明见 docs/bridge.md）：终端里每输入一行，就当作群里有人说了一句；助手要发的话印在终端。`;
const [address = 'http://127.0.0.1:3000', group = 'demo-room', file = 'bridge-example.log'] = process.argv.slice(2);
const token = process.env['BRIDGE_TOKEN'];
if (!token || address === '--help') console.log(HELP);
if (!token || address === '--help') process.exit(address === '--help' ? 0 : 2);
type Post = { seq: number; key: string; to: { group?: string; account?: string }; text: string };

/** What was sent already, by key, in a file: a post that comes again is acknowledged again and not sent again. */
const sent = new Set<string>();
let last = 0;
for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
  const [seq, key = ''] = line.split(' ');
  sent.add(key);
  last = Math.max(last, Number(seq) || 0);
}
/** What the service has not said it keeps, messages and acknowledgements: it goes again after every cut, with the same id. */
const owed = new Map<string, object>();
let socket: WebSocket | undefined;
let wait = 500;
function bring(id: string, frame: object): void {
  owed.set(id, frame);
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}
function take({ seq, key, to, text }: Post): void {
  if (!sent.has(key)) {
    console.log(`【${to.group ?? to.account}】${text || '（图片）'}`); // a real connector sends here, and answers `failed` when it cannot
    appendFileSync(file, `${seq} ${key}\n`);
    sent.add(key);
  }
  last = Math.max(last, seq);
  bring(`${seq}`, { type: 'ack', seq, outcome: 'sent', platformId: `demo-${key}`, key, to, text });
}

function connect(): void {
  const options = { headers: { Authorization: `Bearer ${token}` } } as unknown as string[]; // Node's own addition
  socket = new WebSocket(`${address.replace(/^http/, 'ws')}/bridge/socket?after=${last}`, options);
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    wait = 500;
    if (frame.type === 'hello') for (const [id, item] of owed) bring(id, item);
    if (frame.type === 'post') take(frame);
    for (const id of [frame.accepted, frame.acked, frame.unknown].flat()) owed.delete(`${id}`);
    if (frame.error) console.error(frame.error);
  };
  socket.onclose = ({ code }) => {
    if (code === 4001) process.exit(1); // another connector has this token now: to come again would only drive it out
    wait = Math.min(wait * 2, 30_000);
    setTimeout(connect, wait);
  };
}
createInterface({ input: process.stdin }).on('line', (text) => {
  const id = randomUUID();
  bring(id, { type: 'message', at: new Date().toISOString(), group, id, from: 'demo-resident', text });
});
connect();
