// The second step of signing in, in a real browser: a code of the app, then a passkey of a virtual authenticator.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { checkPage, openBrowser, openPage } from './support/browser.mjs';
import { startUpstream } from './support/dns.mjs';
import { startServer } from './support/server.mjs';
import { story } from './support/steps.mjs';

const password = 'bon-con-vit-qua-song';

// RFC 6238, written anew: a slow twin of what the program uses.
function totp(secret, seconds) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')].map((c) => letters.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const mac = createHmac('sha1', key).update(step).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0');
}

export async function secondStepStory() {
  const upstream = await startUpstream();
  const browser = await openBrowser();
  let server;
  try {
    server = await startServer({ upstream, demo: false, args: ['--empty'] });
    const page = await openPage(browser);
    const signIn = async () => {
      await page.goto(`${server.url}/dang-nhap`);
      await page.fill('input[name=login]', 'quan.tri');
      await page.fill('input[name=password]', password);
      await page.locator('main form button[type=submit]').first().click();
    };
    const signOut = async () => {
      await page.context().clearCookies();
    };
    let codes = [];
    await story('The second step of signing in', {
      'the first administrator is made': async () => {
        await page.goto(`${server.url}/bat-dau`);
        await page.fill('input[name=code]', server.output.text.match(/Code:\s+(\S+)/)[1]);
        await page.fill('input[name=login]', 'quan.tri');
        await page.fill('input[name=name]', 'Người Quản Trị (mẫu)');
        for (const box of await page.locator('main input[type=password]').all()) await box.fill(password);
        const unit = page.locator('select[name=unit]');
        if (await unit.count()) await unit.selectOption({ index: 1 });
        await page.locator('main form button[type=submit]').first().click();
      },
      'at the next sign-in nothing is reached before a second step is set up': async () => {
        await signOut();
        await signIn();
        assert.match(page.url(), /\/tai-khoan\/buoc-hai$/);
        await checkPage(page, 'second-step-owed');
        await page.goto(`${server.url}/tai-khoan/quan-ly`);
        assert.match(page.url(), /\/dang-nhap/);
      },
      'the app is set up from the key on the page and gives ten codes': async () => {
        await page.goto(`${server.url}/tai-khoan/buoc-hai/ung-dung`);
        await checkPage(page, 'second-step-app');
        const secret = await page.locator('main code').innerText();
        await page.fill('input[name=code]', totp(secret, Date.now() / 1000));
        await page.locator('main form button[type=submit]').first().click();
        codes = await page.locator('main ol code').allInnerTexts();
        assert.equal(codes.length, 10);
        await checkPage(page, 'recovery-codes');
        await page.goto(`${server.url}/tai-khoan/quan-ly`);
        assert.match(page.url(), /quan-ly/);
      },
      'a passkey is added with a virtual authenticator': async () => {
        const cdp = await page.context().newCDPSession(page);
        await cdp.send('WebAuthn.enable');
        await cdp.send('WebAuthn.addVirtualAuthenticator', {
          options: {
            protocol: 'ctap2', transport: 'internal', hasResidentKey: true,
            hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
          },
        });
        await page.goto(`${server.url}/tai-khoan/buoc-hai/khoa`);
        await checkPage(page, 'passkey-add');
        await page.fill('input[name=name]', 'Máy ở cơ quan');
        await page.locator('[data-passkey=create] button[type=submit]').click();
        await page.waitForURL(/\/tai-khoan\/buoc-hai$/);
        assert.match(await page.locator('main').innerText(), /Máy ở cơ quan/);
        await checkPage(page, 'second-step-own');
      },
      'and signs in': async () => {
        await signOut();
        await signIn();
        assert.match(page.url(), /\/dang-nhap\/buoc-hai/);
        await checkPage(page, 'second-step-give');
        await page.locator('[data-passkey=get] button[type=submit]').click();
        await page.waitForURL(/\/tai-khoan\/quan-ly/);
      },
      'without a script a recovery code lets in, once': async () => {
        for (const right of [true, false]) {
          await signOut();
          await signIn();
          await page.fill('input[name=code]', codes[0]);
          await page.locator('main form:has(input[name=code]) button[type=submit]').first().click();
          assert.equal(/quan-ly/.test(page.url()), right);
        }
      },
    });
  } finally {
    await browser.close();
    await server?.stop();
    upstream.stop();
  }
}
