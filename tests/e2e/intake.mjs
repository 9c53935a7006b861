// The hotline desk, reports that tell the same, and a lost return key. Office pages in a real browser.
import assert from 'node:assert/strict';
import { checkPage, openBrowser, openPage, phone } from './support/browser.mjs';
import { startUpstream } from './support/dns.mjs';
import { signIn } from './loop.mjs';
import { startServer } from './support/server.mjs';
import { story } from './support/steps.mjs';

const main = (page) => page.locator('main').innerText();
const told = 'Người gọi kể: con bị bạn cùng lớp ghép mặt vào hình xấu rồi gửi khắp nhóm khối chín.';

async function typeKey(page, url, words) {
  await page.goto(`${url}/goc-cua-em/tro-lai`);
  await page.fill('input[name=key]', words.join(' '));
  await page.click('main form button[type=submit]');
  return main(page);
}

export async function intakeStory() {
  const upstream = await startUpstream();
  const browser = await openBrowser();
  const office = await openPage(browser);
  const child = await openPage(browser, { javascript: false, viewport: phone });
  const world = {};
  let server;
  try {
    server = await startServer({ upstream });
    const { url } = server;
    await story('Hotline desk, duplicates, lost key', {
      'a call is begun, saved in the middle, and found again': async () => {
        await signIn(office, url, 'truc.tinh');
        await office.goto(`${url}/goi-den`);
        await checkPage(office, 'call-desk');
        await office.click('button[name=source][value=phone]');
        world.call = new URL(office.url()).pathname;
        await office.fill('textarea[name=story]', told);
        await office.fill('input[name=child_name]', 'Bé Mẫu');
        await office.click('main button[name=go][value=save] >> nth=0');
        await office.goto(`${url}/goi-den`);
        await office.click(`a[href="${world.call}"]`);
        assert.equal(await office.inputValue('textarea[name=story]'), told);
        await checkPage(office, 'call-form');
      },
      'a time later than now is refused, and nothing typed is lost': async () => {
        await office.fill('input[name=day]', '01/01/2099');
        await office.click('main button[name=go][value=file]');
        assert.match(await main(office), /không thể muộn hơn/);
        assert.equal(await office.inputValue('textarea[name=story]'), told);
        await checkPage(office, 'call-form-error');
      },
      'it is filed as a report, and the key is read to the caller': async () => {
        const day = new Date(Date.now() + 7 * 3600000);
        await office.fill('input[name=day]', `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`);
        await office.fill('input[name=time]', '00:00');
        await office.selectOption('select[name=caller]', 'parent');
        await office.selectOption('select[name=kind]', 'cyberbullying');
        await office.check('input[name=carer][value=yes]');
        await office.click('main button[name=go][value=file]');
        world.number = (await main(office)).match(/TB-\d\d-\d{5}/)[0];
        world.words = await office.locator('main ol.al-return-key li').allInnerTexts();
        assert.equal(world.words.length, 4);
        await checkPage(office, 'call-filed');
        await office.click('main a[href^="/tin/"]');
        world.report = new URL(office.url()).pathname;
        assert.match(await main(office), /không liên lạc với trẻ qua gia đình/);
        const shut = await office.goto(`${url}${world.report}/ban-ghi`);
        assert.equal(shut.status(), 403, 'names are shut until the identity is opened with a reason');
        assert.doesNotMatch(await main(office), /Bé Mẫu/);
      },
      'the caller comes back with the words': async () => {
        assert.match(await typeKey(child, url, world.words), new RegExp(world.number));
      },
      'the same story told again is proposed, and may be called different': async () => {
        const page = await openPage(browser, { javascript: false, viewport: phone });
        await page.goto(`${url}/goc-cua-em/ke`);
        await page.check('input[name=who][value=older]');
        await page.click('main button[name=go][value=next]');
        await page.click('main button[name=go][value=next]');
        await page.fill('textarea[name=story]', told.replace('Người gọi kể: con', 'Em').concat(' Em sợ lắm.'));
        await page.click('main button[formaction="/goc-cua-em/gui"]');
        const second = (await main(page)).match(/TB-\d\d-\d{5}/)[0];
        await page.context().close();
        await office.goto(url + world.report);
        assert.match(await main(office), /Có thể trùng với/);
        assert.match(await main(office), new RegExp(second));
        await checkPage(office, 'report-likely');
        await office.click(`form[action="${world.report}/khac"] button`);
        assert.doesNotMatch(await main(office), new RegExp(`${second} ·`));
      },
      'a lost key: wrong facts are refused, two right ones give a new one': async () => {
        await office.goto(`${url}/cap-lai-khoa`);
        await checkPage(office, 'key');
        await office.fill('input[name=key_number]', world.number);
        await office.selectOption('select[name=key_kind]', 'luring');
        await office.selectOption('select[name=key_speaker]', 'parent');
        await office.click('main form button[type=submit]');
        assert.match(await main(office), /không khớp/);
        await office.selectOption('select[name=key_kind]', 'cyberbullying');
        await office.click('main form button[type=submit]');
        const fresh = await office.locator('main ol.al-return-key li').allInnerTexts();
        assert.equal(fresh.length, 4);
        await checkPage(office, 'key-new');
        assert.doesNotMatch(await typeKey(child, url, world.words), /TB-\d\d/);
        assert.match(await typeKey(child, url, fresh), /cấp lại ngày/);
      },
    });
  } finally {
    await browser.close();
    await server?.stop();
    upstream.stop();
  }
}
