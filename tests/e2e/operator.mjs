// What an operator does at the terminal: the first administrator, importing schools, wrong commands.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { checkPage, openBrowser, openPage } from './support/browser.mjs';
import { startUpstream } from './support/dns.mjs';
import { command, startServer } from './support/server.mjs';
import { story } from './support/steps.mjs';

const header = 'ma_truong,ten_truong,cap_hoc,loai_hinh,ma_xa,so_hoc_sinh,ngay_mo,ngay_dong\n';
const good = 'T-1,Trường Tiểu học Thử Một (mẫu),TH,công lập,28261,320,05/09/1995,\nT-2,Trường THCS Thử Hai (mẫu),THCS,công lập,28360,410,05/09/2001,\n';

export async function operatorStory() {
  const upstream = await startUpstream();
  const browser = await openBrowser();
  let server;
  try {
    server = await startServer({ upstream, demo: false, args: ['--empty'] });
    const page = await openPage(browser);
    const importFile = async (name, text) => {
      const file = path.join(server.folder, name);
      await writeFile(file, text);
      return command(['import', 'schools', file, '--settings', server.settingsFile]);
    };
    await story('The operator', {
      'an empty start walks through making the first administrator': async () => {
        const code = server.output.text.match(/Code:\s+(\S+)/)[1];
        await page.goto(`${server.url}/bat-dau`);
        await checkPage(page, 'start');
        await page.fill('input[name=code]', code);
        await page.fill('input[name=login]', 'quan.tri');
        await page.fill('input[name=name]', 'Người Quản Trị (mẫu)');
        for (const box of await page.locator('main input[type=password]').all()) await box.fill('bon-con-vit-qua-song');
        const unit = page.locator('select[name=unit]');
        if (await unit.count()) await unit.selectOption({ index: 1 });
        await page.locator('main form button[type=submit]').first().click();
        await page.goto(`${server.url}/tai-khoan`);
        assert.match(await page.locator('main').innerText(), /Người Quản Trị/);
        await checkPage(page, 'own-account');
      },
      'and the page is closed afterwards': async () => {
        const again = await page.context().newPage();
        await again.goto(`${server.url}/bat-dau`);
        assert.equal(await again.locator('input[name=code]').count(), 0);
      },
      'a file with a bad row imports nothing, and names line and reason': async () => {
        const bad = await importFile('bad.csv', `${header}${good}T-3,Trường Ba (mẫu),TH,công lập,99999,nhiều,05/09/2001,\n`);
        assert.equal(bad.code, 1);
        assert.match(bad.text, /4/);
        assert.match(bad.text, /99999/);
        await page.goto(`${server.url}/don-vi?loai=school`);
        assert.ok(!(await page.locator('main').innerText()).includes('Thử Một'));
      },
      'a good file imports, and the same file again changes nothing': async () => {
        const first = await importFile('good.csv', header + good);
        assert.equal(first.code, 0, first.text);
        assert.match(first.text, /2/);
        const second = await importFile('good.csv', header + good);
        assert.equal(second.code, 0, second.text);
      },
      'wrong commands get a sentence and a code of their own': async () => {
        assert.equal((await command(['nonsense'])).code, 2);
        assert.equal((await command(['serve', '--settings', '/no/such/file'])).code, 1);
        assert.equal((await command(['help'])).code, 0);
        await writeFile(path.join(server.folder, 'broken.toml'), 'guard.listn = "127.0.0.1:5353"\n');
        const broken = await command(['serve', '--settings', path.join(server.folder, 'broken.toml')]);
        assert.equal(broken.code, 1);
        assert.match(broken.text, /guard\.listn/);
      },
      'the audit chain is whole': async () => {
        assert.match((await command(['audit', 'verify', '--settings', server.settingsFile])).text, /whole/);
      },
    });
  } finally {
    await browser.close();
    await server?.stop();
    upstream.stop();
  }
}
