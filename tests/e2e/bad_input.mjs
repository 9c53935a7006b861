// Bad input, and what it gets: a clear sentence, never a crash, never half a record.
import assert from 'node:assert/strict';
import net from 'node:net';
import { askUdp, encodeQuery, sendRaw, startUpstream } from './support/dns.mjs';
import { startServer } from './support/server.mjs';
import { story } from './support/steps.mjs';

// One raw HTTP exchange; resolves to the status line, or '' when the server just closed.
function raw(port, bytes) {
  return new Promise((resolve) => {
    let got = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => { got += chunk; });
    socket.on('close', () => resolve(got.split('\r\n')[0]));
    socket.on('error', () => resolve(got.split('\r\n')[0]));
    setTimeout(() => socket.destroy(), 4000).unref();
  });
}

// A fresh form: its cookie and hidden fields.
async function openForm(url, path) {
  const answer = await fetch(url + path);
  const html = await answer.text();
  const cookie = answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  const hidden = Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]));
  return { cookie, hidden };
}

async function send(url, path, form, fields) {
  const body = typeof fields === 'string' ? fields : new URLSearchParams({ ...form.hidden, ...fields });
  return fetch(url + path, {
    method: 'POST', body, redirect: 'manual',
    headers: { cookie: form.cookie, 'content-type': 'application/x-www-form-urlencoded' },
  });
}

export async function badInputStory() {
  const upstream = await startUpstream();
  let server;
  try {
    server = await startServer({ upstream });
    const { url } = server;
    const reports = async () => (server.output.text.match(/"report received"/g) ?? []).length;
    await story('Bad input', {
      'a form without its token is refused and nothing is recorded': async () => {
        const before = await reports();
        const form = await openForm(url, '/goc-cua-em/ke');
        delete form.hidden.csrf;
        const answer = await send(url, '/goc-cua-em/gui', form, { who: 'child', story: 'thử' });
        assert.equal(answer.status, 403);
        assert.match(await answer.text(), /111/);
        assert.equal(await reports(), before);
      },
      'an unknown field is refused': async () => {
        const form = await openForm(url, '/goc-cua-em/ke');
        const answer = await send(url, '/goc-cua-em/gui', form, { who: 'child', story: 'thử', state: 'closed' });
        assert.equal(answer.status, 400);
      },
      '10 MB of text in a field gets 413 and a page': async () => {
        const form = await openForm(url, '/goc-cua-em/ke');
        const answer = await send(url, '/goc-cua-em/gui', form, { who: 'child', story: 'a'.repeat(10 << 20) });
        assert.equal(answer.status, 413);
        assert.match(await answer.text(), /111/);
      },
      'bytes that are not UTF-8 get 400 and a sentence': async () => {
        const form = await openForm(url, '/goc-cua-em/ke');
        const body = `${new URLSearchParams(form.hidden)}&who=child&story=%ff%fe`;
        assert.equal((await send(url, '/goc-cua-em/gui', form, body)).status, 400);
      },
      'control and zero-width characters do not reach the record': async () => {
        const form = await openForm(url, '/goc-cua-em/ke');
        const answer = await send(url, '/goc-cua-em/gui', form, { who: 'child', story: 'a\u200bb\u202ec' });
        assert.equal(answer.status, 200);
      },
      'an empty report is refused with what to do': async () => {
        const before = await reports();
        const form = await openForm(url, '/goc-cua-em/ke');
        const answer = await send(url, '/goc-cua-em/gui', form, {});
        assert.equal(answer.status, 422);
        assert.equal(await reports(), before);
      },
      'guessed return keys are slowed down, and open nothing': async () => {
        let status = 0;
        for (let i = 0; i < 30 && status !== 429; i++) {
          const form = await openForm(url, '/goc-cua-em/tro-lai');
          const answer = await send(url, '/goc-cua-em/tro-lai', form, { key: 'con mèo con chó con gà con vịt' });
          status = answer.status;
          assert.ok(!/TB-\d\d-\d{5}/.test(await answer.text()));
        }
        assert.equal(status, 429);
      },
      'malformed and oversized HTTP is answered or dropped, and the server lives on': async () => {
        const port = server.site;
        assert.match(await raw(port, 'NONSENSE\r\n\r\n'), /^HTTP\/1\.1 400|^$/);
        assert.match(await raw(port, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40000)}\r\n\r\n`), /^HTTP\/1\.1 431/);
        assert.match(await raw(port, 'GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 40[04]/);
        assert.match(await raw(port, 'GET /%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 40[04]/);
        assert.equal((await fetch(`${url}/khoe`)).status, 200);
      },
      'cut DNS packets and compression loops are borne': async () => {
        const query = encodeQuery(1, 'a.example');
        for (let length = 0; length < query.length; length++) await sendRaw(server.dns, query.subarray(0, length));
        const loop = Buffer.concat([query.subarray(0, 12), Buffer.from([0xc0, 12, 0, 1, 0, 1])]);
        await sendRaw(server.dns, loop);
        assert.equal((await askUdp(server.dns, 'song.example')).addresses.length, 1);
      },
      'pages carry a strict policy and no script of a stranger': async () => {
        const answer = await fetch(`${url}/goc-cua-em`);
        const policy = answer.headers.get('content-security-policy');
        assert.match(policy, /default-src 'none'/);
        assert.ok(!/unsafe-inline/.test(policy));
        assert.ok(!/<script(?![^>]*src=)/.test(await answer.text()));
      },
    });
  } finally {
    await server?.stop();
    upstream.stop();
  }
}
