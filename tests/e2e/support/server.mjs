// Starts the built program in a folder of its own, on free ports, and stops it as an operator would.
import { spawn } from 'node:child_process';
import { mkdtemp, writeFile, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const binary = process.env.AL_BINARY ?? path.join(root, 'build/dev/src/app/anlanh');

export function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// engine: 'sqlite' or 'postgres'. settings: more lines of TOML. args: more arguments of `serve`.
export async function startServer({ engine = 'sqlite', upstream, demo = true, settings = '', args = [] } = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'anlanh-e2e-'));
  const site = await freePort();
  const dns = await freePort();
  const store = engine === 'postgres' ? await freshPostgres() : `sqlite:${folder}/anlanh.db`;
  const file = path.join(folder, 'anlanh.toml');
  await writeFile(file, `
data_dir = "${folder}"
store = "${store}"
demo = ${demo}
[site]
listen = "127.0.0.1:${site}"
url = "http://localhost:${site}"
[guard]
listen = "127.0.0.1:${dns}"
upstreams = ["127.0.0.1:${upstream?.port ?? 9}"]
block_ipv4 = "127.0.0.1"
${settings}`);
  const started = await run(file, args);
  return {
    url: `http://localhost:${site}`, site, dns, folder, settingsFile: file, ...started,
    async restart() {
      await this.stop({ keep: true });
      Object.assign(this, await run(file, args));
    },
    async stop({ keep = false } = {}) {
      const code = await ended(this.child);
      if (!keep) await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

async function run(file, args) {
  const child = spawn(binary, ['serve', '--settings', file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { text: '' };
  const begun = Date.now();
  await new Promise((resolve, reject) => {
    const look = (chunk) => {
      output.text += chunk;
      if (/http:\/\/localhost:\d+/.test(output.text)) resolve();
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.on('exit', (code) => reject(new Error(`the program ended with ${code}:\n${output.text}`)));
    setTimeout(() => reject(new Error(`the program did not start:\n${output.text}`)), 60000).unref();
  });
  await answers(output.text.match(/http:\/\/localhost:\d+/)[0]);
  return { child, output, startMillis: Date.now() - begun };
}

async function answers(url) {
  for (let i = 0; i < 200; i++) {
    try {
      if ((await fetch(`${url}/khoe`)).ok) return;
    } catch { /* not yet listening */ }
    await new Promise((r) => setTimeout(r, 50));
  }
  throw new Error(`${url} does not answer`);
}

function ended(child) {
  if (child.exitCode !== null) return child.exitCode;
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

// A schema of its own on the server that AL_TEST_POSTGRES names.
async function freshPostgres() {
  const base = process.env.AL_TEST_POSTGRES;
  if (!base) throw new Error('AL_TEST_POSTGRES is not set: ./test starts a PostgreSQL for the tests');
  const schema = `e2e_${process.pid}_${Date.now()}`;
  await new Promise((resolve, reject) => {
    spawn('psql', [base, '-q', '-c', `create schema ${schema}`], { stdio: 'inherit' }).on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('psql could not make a schema')));
  });
  return `${base}${base.includes('?') ? '&' : '?'}options=-csearch_path%3D${schema}`;
}

// Any other command of the program; resolves to {code, text}.
export function command(args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(binary, args, { cwd: root, ...options });
    let text = '';
    child.stdout.on('data', (c) => { text += c; });
    child.stderr.on('data', (c) => { text += c; });
    child.on('exit', (code) => resolve({ code, text }));
  });
}
