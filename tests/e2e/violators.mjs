// Violators: the register, search, a fine with its appeal, the same account in two cases, a child's page.
import assert from 'node:assert/strict';
import { checkPage, openBrowser, openPage } from './support/browser.mjs';
import { startUpstream } from './support/dns.mjs';
import { signIn } from './loop.mjs';
import { startServer } from './support/server.mjs';
import { story } from './support/steps.mjs';

const main = (page) => page.locator('main').innerText();
const account = 'tho.con.vui.choi';

async function openFolds(page) {
  await page.locator('main details').evaluateAll((all) => all.forEach((one) => (one.open = true)));
}

async function fillDay(page, name) {
  const now = new Date(Date.now() + 7 * 3600000);
  await page.fill(`input[name=${name}_day]`, String(now.getUTCDate()));
  await page.fill(`input[name=${name}_month]`, String(now.getUTCMonth() + 1));
  await page.fill(`input[name=${name}_year]`, String(now.getUTCFullYear()));
}

async function recordAccount(page, url, file, typed) {
  await page.goto(`${url}${file}/doi-tuong`);
  await openFolds(page);
  await page.check('input[name=violator_kind][value=unknown_account]');
  await page.selectOption('select[name=violator_platform]', 'tiktok');
  await page.fill('input[name=violator_account]', typed);
  await page.selectOption('select[name=violator_act]', 'PRIV');
  await page.click(`form[action="${file}/doi-tuong"] button[type=submit]`);
  const links = await page.locator('main a[href^="/doi-tuong/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  return links.at(-1);
}

async function step(page, name) {
  await page.locator('main a[href*="/bien-phap/"]').first().click();
  await page.selectOption('select[name=step]', name);
  await page.selectOption('select[name=step_body]', { index: 1 });
  await page.fill('input[name=step_number]', '15/QĐ-GQKN');
  await fillDay(page, 'step_day');
  await checkPage(page, 'measure');
  await page.click('main form:has(select[name=step]) button[type=submit]');
}

export async function violatorsStory() {
  const upstream = await startUpstream();
  const browser = await openBrowser();
  const office = await openPage(browser);
  const world = {};
  let server;
  try {
    server = await startServer({ upstream });
    const { url } = server;
    await story('Violators', {
      'the register shows each one once, with the state that follows from the measures': async () => {
        await signIn(office, url, 'truc.tinh');
        await office.goto(`${url}/doi-tuong`);
        assert.match(await main(office), /Đã xử lý/);
        assert.doesNotMatch(await main(office), /qua-tang-mau/, 'names are closed in the list');
        await checkPage(office, 'register');
        await office.goto(`${url}/doi-tuong?loai=child`);
        assert.match(await main(office), /1 đối tượng/);
      },
      'a child is handled as a child': async () => {
        await office.locator('main td a[href^="/doi-tuong/"]').first().click();
        assert.match(await main(office), /Em có hành vi vi phạm/);
        assert.match(await main(office), /Em và gia đình nhận hỗ trợ/);
        await openFolds(office);
        assert.equal(await office.locator('option[value=administrative-fine]').count(), 0);
        await checkPage(office, 'violator-child');
      },
      'the same account in two cases is proposed, joined, and the join undone': async () => {
        await office.goto(`${url}/vu-viec`);
        const files = await office.locator('main td a[href^="/vu-viec/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
        assert.ok(files.length >= 2, 'the demo has two open cases');
        world.one = await recordAccount(office, url, files[0], `@${account}`);
        world.two = await recordAccount(office, url, files[1], `https://www.tiktok.com/@${account}?lang=vi`);
        await office.goto(url + world.two);
        assert.match(await main(office), /Có thể là cùng/);
        await checkPage(office, 'violator-proposal');
        await office.click(`form[action="${world.two}/gop"] button[type=submit]`);
        assert.match(await main(office), /Cũng là người này ở vụ việc khác/);
        await checkPage(office, 'violator-joined');
        await office.click(`form[action="${world.two}/tach"] button[type=submit]`);
        assert.match(await main(office), /Có thể là cùng/);
      },
      'it is found by its account, without the account in the address': async () => {
        await office.goto(`${url}/doi-tuong`);
        await office.fill('input[name=tim]', account);
        await office.click('form[action="/doi-tuong/tim"] button[type=submit]');
        assert.match(await main(office), /2 đối tượng/);
        assert.ok(!office.url().includes(account));
        await checkPage(office, 'register-found');
      },
      'a fine out of the range of law is refused, and nothing typed is lost': async () => {
        await office.goto(url + world.one);
        await openFolds(office);
        await office.selectOption('select[name=measure_path]', 'administrative-fine');
        await office.selectOption('select[name=measure_body]', { index: 1 });
        await office.fill('input[name=measure_decision]', '12/QĐ-XPHC');
        await office.fill('input[name=measure_amount]', '99.000.000');
        await fillDay(office, 'measure_day');
        await office.click('main form:has(select[name=measure_path]) button[type=submit]');
        assert.match(await main(office), /20\.000\.000 – 30\.000\.000/);
        assert.equal(await office.inputValue('input[name=measure_decision]'), '12/QĐ-XPHC');
        await checkPage(office, 'violator-error');
        await office.fill('input[name=measure_amount]', '25.000.000');
        await office.click('main form:has(select[name=measure_path]) button[type=submit]');
        assert.match(await main(office), /25\.000\.000 đồng/);
      },
      'an appeal makes it under way, a cancelled decision counts as nothing': async () => {
        await step(office, 'appeal-lodged');
        assert.match(await main(office), /Đang xử lý/);
        await step(office, 'appeal-cancelled');
        assert.match(await main(office), /hủy bỏ/);
        assert.equal(await office.locator('main a[href*="/bien-phap/"]').count(), 0, 'this measure is at its end');
        await checkPage(office, 'violator-appeal');
      },
    });
  } finally {
    await browser.close();
    await server?.stop();
    upstream.stop();
  }
}
