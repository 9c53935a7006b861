// The guard alone: a bundle, no database, no site; and lists on disk with junk in them.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { askUdp, startUpstream } from './support/dns.mjs';
import { binary, command, freePort, root, startServer } from './support/server.mjs';
import { story } from './support/steps.mjs';

const demoBlocked = 'trung-thuong-mau.example';

export async function guardAloneStory() {
  const upstream = await startUpstream();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'anlanh-guard-'));
  const world = {};
  try {
    await story('The guard by itself', {
      'lists of four kinds are read from disk; junk lines are told, not fatal': async () => {
        await writeFile(path.join(folder, 'hosts.txt'), '# hosts\n0.0.0.0 tu-hosts.example\nnot a line at all !!!\n');
        await writeFile(path.join(folder, 'plain.txt'), 'tu-danh-sach.example\r\n\r\n<html>\n');
        await writeFile(path.join(folder, 'rpz.zone'),
          '$TTL 60\n@ SOA localhost. root.localhost. 1 1h 15m 30d 2h\n@ NS localhost.\ntu-rpz.example CNAME .\n*.tu-rpz.example CNAME .\n');
        const lists = ['hosts.txt', 'plain.txt', 'rpz.zone'].map((f) => `[[guard.lists]]\npath = "${folder}/${f}"\ncategory = "scam"\n`).join('');
        world.server = await startServer({ upstream, settings: lists });
        for (const name of ['tu-hosts.example', 'tu-danh-sach.example', 'tu-rpz.example', 'www.tu-rpz.example'])
          assert.deepEqual((await askUdp(world.server.dns, name)).addresses, ['127.0.0.1'], name);
        assert.match(world.server.output.text, /list line not used/);
      },
      'a guard with only the bundle blocks the same names': async () => {
        const bundle = await findBundle(world.server.folder);
        world.dns = await freePort();
        const settings = path.join(folder, 'guard.toml');
        await writeFile(settings, `data_dir = "${folder}/none"\n[guard]\nlisten = "127.0.0.1:${world.dns}"\nupstreams = ["127.0.0.1:${upstream.port}"]\n`);
        world.child = spawn(binary, ['guard', '--bundle', bundle, '--settings', settings], { cwd: root, stdio: 'ignore' });
        await answers(world.dns);
        assert.deepEqual((await askUdp(world.dns, demoBlocked)).addresses, ['127.0.0.1']);
        assert.deepEqual((await askUdp(world.dns, 'tot-lanh.example')).addresses, ['192.0.2.10']);
      },
      'and keeps answering when the site and its database are gone': async () => {
        await world.server.stop({ keep: true });
        assert.deepEqual((await askUdp(world.dns, demoBlocked)).addresses, ['127.0.0.1']);
        assert.deepEqual((await askUdp(world.dns, 'con-day.example')).addresses, ['192.0.2.10']);
      },
      'it stops cleanly on SIGTERM, and says plainly when there is no bundle': async () => {
        const code = await new Promise((resolve) => { world.child.once('exit', resolve); world.child.kill('SIGTERM'); });
        assert.equal(code, 0);
        const missing = await command(['guard', '--bundle', `${folder}/none.bundle`, '--settings', path.join(folder, 'guard.toml')]);
        assert.equal(missing.code, 1);
        assert.match(missing.text, /none\.bundle/);
      },
    });
  } finally {
    world.child?.kill('SIGKILL');
    if (world.server) await rm(world.server.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
    upstream.stop();
  }
}

async function answers(port) {
  for (let i = 0; i < 50; i++) {
    try {
      await askUdp(port, 'lan.anlanh.internal', 'A', { timeout: 200 });
      return;
    } catch { /* not yet */ }
  }
  throw new Error('the guard does not answer');
}

async function findBundle(folder) {
  const name = (await readdir(folder)).find((file) => file.endsWith('.bundle'));
  assert.ok(name, 'the province publishes a bundle');
  return path.join(folder, name);
}
