// The first screen of telling: three registers, three questions about danger, and 111 beside them. No JavaScript.
import assert from 'node:assert/strict';
import { checkPage, openBrowser, openPage, phone, shoot } from './support/browser.mjs';
import { startUpstream } from './support/dns.mjs';
import { startServer } from './support/server.mjs';
import { story } from './support/steps.mjs';

const main = (page) => page.locator('main').innerText();
const next = (page) => page.click('main button[name=go][value=next]');

export async function dangerCheckStory() {
  const upstream = await startUpstream();
  const browser = await openBrowser();
  const page = await openPage(browser, { javascript: false, viewport: phone });
  const looker = await openPage(browser);
  let server;
  try {
    server = await startServer({ upstream });
    const start = `${server.url}/goc-cua-em/ke`;
    await story('The danger check', {
      'a yes shows 111 and 113 on the same screen, before anything is sent': async () => {
        await page.goto(start);
        assert.equal(await page.locator('.al-danger__now').isVisible(), false);
        await page.check('input[name=danger_now][value=yes]');
        assert.ok(await page.locator('.al-danger__now a[href="tel:111"]').isVisible());
        assert.ok(await page.locator('.al-danger__now a[href="tel:113"]').isVisible());
        await shoot(page, 'danger-320');
      },
      'going on shows them again, with what to say, in the register of the youngest': async () => {
        await page.check('input[name=who][value=young]');
        await next(page);
        assert.match(await main(page), /Em giỏi lắm/);
        assert.ok(await page.locator('.al-calls a[href="tel:113"]').isVisible());
        assert.ok(await page.locator('a[href="/thoat"]').first().isVisible());
        await shoot(page, 'urgent-320');
      },
      'one can go on writing, and the officer will see it': async () => {
        await next(page);
        await page.locator('main input[name=kind]').first().check();
        await next(page);
        await page.fill('textarea[name=story]', 'Em sợ lắm.');
      },
      'the language changes in the middle and nothing is lost': async () => {
        await page.click('header button[name=lang][value=en]');
        assert.equal(await page.locator('html').getAttribute('lang'), 'en');
        assert.equal(await page.inputValue('textarea[name=story]'), 'Em sợ lắm.');
        await page.click('header button[name=lang][value=vi]');
        assert.equal(await page.inputValue('textarea[name=story]'), 'Em sợ lắm.');
      },
      'it is sent; 111 stands above the four words; the words can be tried': async () => {
        await page.click('main button[formaction="/goc-cua-em/gui"]');
        assert.match(await main(page), /TB-\d\d-\d{5}/);
        assert.ok(await page.locator('main .al-calls').isVisible());
        const words = await page.locator('main ol.al-return-key li').allInnerTexts();
        await shoot(page, 'receipt-young-320');
        await page.fill('input[name=key]', 'sai sai sai sai');
        await page.click('form[action="/goc-cua-em/da-chep"] button');
        assert.match(await main(page), /Chưa giống/);
        await page.fill('input[name=key]', words.join(' '));
        await page.click('form[action="/goc-cua-em/da-chep"] button');
        assert.match(await main(page), /Đúng rồi/);
        await shoot(page, 'saved-320');
      },
      'every step is sound in every register, at both widths': async () => {
        for (const who of ['young', 'older', 'parent']) {
          await looker.goto(start);
          if (who === 'young') await checkPage(looker, 'ask-first');
          await looker.check(`input[name=who][value=${who}]`);
          await looker.check('input[name=danger_near][value=yes]');
          for (let i = 0; i < 9 && (await looker.locator('main button[name=go][value=next]').count()) > 0; i++) {
            await next(looker);
            await checkPage(looker, `ask-${who}-${i}`);
            const area = looker.locator('main textarea').first();
            if (await area.count()) await area.fill('thử thôi');
          }
          await looker.click('main button[formaction="/goc-cua-em/gui"]');
          await checkPage(looker, `receipt-${who}`);
        }
      },
    });
  } finally {
    await browser.close();
    await server?.stop();
    upstream.stop();
  }
}
