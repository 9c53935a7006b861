// The loop as one story: a child reports, an officer works the case, the harmful site is blocked everywhere, a school
// records a session, the targets move. Real Chromium, real DNS packets; told on SQLite and again on PostgreSQL.
import assert from 'node:assert/strict';
import { followUp, reopen, walkCase } from './case_way.mjs';
import { checkPage, desk, openBrowser, openPage, phone, shoot } from './support/browser.mjs';
import { askTcp, askUdp, startLoad, startUpstream } from './support/dns.mjs';
import { startServer } from './support/server.mjs';
import { story } from './support/steps.mjs';

const password = 'An-Lanh-mau-2026';
const harmful = 'qua-tang-la.example';
const outside = '192.0.2.10';

const main = (page) => page.locator('main').innerText();

export async function signIn(page, url, login) {
  await page.context().clearCookies();
  await page.goto(`${url}/dang-nhap`);
  await page.fill('input[name=login]', login);
  await page.fill('input[type=password]', password);
  await page.click('main button[type=submit]');
}

// The next step of the child's form; `answer` fills what the step asks.
async function nextStep(page, answer) {
  await answer();
  await page.click('main button[name=go][value=next]');
}

// From the first question to the four words.
async function tellStory(page, url, { kind, text, address }) {
  await page.goto(`${url}/goc-cua-em`);
  await page.click('a[href="/goc-cua-em/ke"], main a.govuk-button');
  await nextStep(page, () => page.check('input[name=who][value=older]'));
  await nextStep(page, () => page.check(`input[name=kind][value=${kind}]`));
  await nextStep(page, () => page.fill('textarea[name=story]', text));
  await nextStep(page, () => page.fill('textarea[name=pages]', address));
}

async function figure(page, url, target) {
  await page.goto(`${url}/chi-tieu/${target}`);
  return (await main(page)).replace(/\s+/g, ' ');
}

export async function loopStory(engine) {
  const world = {};
  const upstream = await startUpstream();
  const browser = await openBrowser();
  const child = await openPage(browser, { javascript: false, viewport: phone });
  const office = await openPage(browser);
  try {
    await story(`The loop on ${engine}`, steps(engine, world, upstream, child, office, browser));
  } finally {
    await browser.close();
    await world.server?.stop();
    upstream.stop();
  }
}

function steps(engine, world, upstream, child, office, browser) {
  return {
    'the program starts with the demo province': async () => {
      world.server = await startServer({ engine, upstream });
      world.url = world.server.url;
      assert.match(world.server.output.text, /An-Lanh-mau-2026/);
      assert.match(world.server.output.text, /dig @127\.0\.0\.1/);
    },
    'the front door and the help corner stand at both widths': async () => {
      for (const [path, name] of [['/', 'home'], ['/goc-cua-em', 'corner'], ['/dang-nhap', 'sign-in']]) {
        await office.goto(world.url + path);
        await checkPage(office, name);
      }
    },
    'a name nobody has confirmed resolves through the guard, by UDP and TCP': async () => {
      assert.deepEqual((await askUdp(world.server.dns, harmful)).addresses, [outside]);
      assert.deepEqual((await askTcp(world.server.dns, harmful)).addresses, [outside]);
    },
    'a child reports on a phone without JavaScript and without an account': async () => {
      await tellStory(child, world.url, {
        kind: 'luring',
        text: 'Có người gửi đường dẫn nói em trúng quà, bắt nhập mật khẩu <b>"thử"</b>.',
        address: `https://${harmful}/nhan-qua`,
      });
      await shoot(child, 'report-320');
      for (let i = 0; i < 5 && (await child.locator('main button[name=go][value=next]').count()) > 0; i++)
        await child.click('main button[name=go][value=next]');
      await child.click('main button[formaction="/goc-cua-em/gui"]');
      const text = await main(child);
      world.number = text.match(/TB-\d\d-\d{5}/)[0];
      world.words = await child.locator('main ol.al-return-key li').allInnerTexts();
      assert.equal(world.words.length, 4, text);
    },
    'the child can send from the very first step that holds anything': async () => {
      const page = await openPage(browser, { javascript: false, viewport: phone });
      await page.goto(`${world.url}/goc-cua-em/ke`);
      await page.check('input[name=who][value=older]');
      await page.click('main button[name=go][value=next]');
      await page.check('input[name=kind][value=cyberbullying]');
      await page.click('main button[formaction="/goc-cua-em/gui"]');
      assert.match(await main(page), /TB-\d\d-\d{5}/);
      await page.context().close();
    },
    'English stands beside Vietnamese': async () => {
      const page = await openPage(browser, { viewport: phone });
      await page.goto(`${world.url}/goc-cua-em?lang=en`);
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      await checkPage(page, 'corner-en');
      await page.context().close();
    },
    '"Thoát nhanh" is on the page and leads away': async () => {
      await child.goto(`${world.url}/goc-cua-em/ke`);
      const exit = child.locator('a[href="/thoat"]').first();
      assert.ok(await exit.isVisible());
      const answer = await fetch(`${world.url}/thoat`, { redirect: 'manual' });
      assert.equal(answer.status, 303);
      assert.ok(!answer.headers.get('location').includes('localhost'));
    },
    'each step of the form is sound at both widths': async () => {
      const page = await openPage(browser);
      await page.goto(`${world.url}/goc-cua-em/ke`);
      for (let i = 0; i < 8 && (await page.locator('main button[name=go][value=next]').count()) > 0; i++) {
        await checkPage(page, `ask-${i}`);
        const radio = page.locator('main input[type=radio]').first();
        if (await radio.count()) await radio.check();
        const area = page.locator('main textarea').first();
        if (await area.count()) await area.fill('thử thôi');
        await page.click('main button[name=go][value=next]');
      }
      await checkPage(page, 'ask-last');
      await page.context().close();
    },
    'someone without the right gets 403 and nothing changes': async () => {
      await signIn(office, world.url, 'xem');
      const before = await countAudit(world);
      const refused = await office.goto(`${world.url}/hop-thu`);
      assert.equal(refused.status(), 403);
      await checkPage(office, 'refused');
      assert.equal(await countAudit(world), before);
    },
    'an officer finds the report in the inbox and opens it': async () => {
      await signIn(office, world.url, 'truc.tinh');
      await office.goto(`${world.url}/hop-thu`);
      await checkPage(office, 'inbox');
      await office.click(`a:has-text("${world.number}")`);
      assert.match(await main(office), /bắt nhập mật khẩu <b>"thử"<\/b>/, 'what was typed is shown as typed');
      world.report = new URL(office.url()).pathname;
      await checkPage(office, 'report-office');
    },
    'the officer answers and makes a case of it': async () => {
      await openDetails(office);
      await office.fill('textarea[name=answer]', 'Chào em, em không có lỗi gì. Cô đang giúp em nha.');
      await office.click(`form[action="${world.report}/tra-loi"] button[type=submit]`);
      await office.goto(world.url + world.report);
      await openDetails(office);
      const place = office.locator(`form[action="${world.report}/noi"]`);
      await place.locator('select').selectOption({ label: 'Phường Mỹ Tho' });
      await place.locator('button[type=submit]').click();
      await office.goto(world.url + world.report);
      await openDetails(office);
      const asked = office.locator('input[name=support]');
      if ((await asked.count()) && !(await asked.isChecked())) await asked.check();
      await office.click(`form[action="${world.report}/vu-viec"] button[type=submit]`);
      world.case = new URL(office.url()).pathname;
      assert.match(world.case, /^\/vu-viec\/[0-9A-Z]{13}$/);
      await checkPage(office, 'case-new');
    },
    'a second officer with the old page is told that somebody was faster': async () => {
      const answer = await office.evaluate(async ({ report }) => {
        const token = document.querySelector('input[name=csrf]').value;
        const body = new URLSearchParams({ csrf: token, version: '1', close_reason: 'no-harm', close_note: 'ghi chú thử' });
        return (await fetch(`${report}/dong`, { method: 'POST', body })).status;
      }, { report: world.report });
      assert.ok(answer === 409 || answer === 400 || answer === 422, `status ${answer}`);
    },
    'the case is assigned': async () => {
      await openDetails(office);
      const choices = await office.locator('select[name=assignee] option').evaluateAll((all) => all.map((o) => o.value).filter(Boolean));
      assert.ok(choices.length > 0);
      await office.selectOption('select[name=assignee]', choices[0]);
      await office.click(`form[action="${world.case}/giao"] button[type=submit]`);
    },
    'the steps by law say what is left, and each leads to its form': async () => {
      await office.goto(`${world.url}${world.case}/thoi-han`);
      assert.match(await main(office), /còn 1[12] giờ|còn \d+ ngày/);
      await checkPage(office, 'case-steps');
      await office.click(`a[href="${world.case}/thoi-han/initial"]`);
      await checkPage(office, 'case-step');
      assert.equal(await office.locator(`main a[href="${world.case}/danh-gia-ban-dau"]`).count() > 0, true);
      await office.goto(`${world.url}/han?cua=tat-ca`);
      await checkPage(office, 'due');
      await office.goto(`${world.url}/han/lich`);
      await checkPage(office, 'days-off');
      await office.goto(`${world.url}${world.case}/rui-ro`);
      await checkPage(office, 'case-risk');
    },
    'a support is recorded': async () => {
      await office.goto(world.url + world.case);
      await openDetails(office);
      await office.selectOption('select[name=support_kind]', { index: 1 });
      await fillDay(office, 'support_day');
      await office.fill('input[name=support_provider]', 'Tổ tư vấn học đường (mẫu)');
      await office.click(`form[action="${world.case}/ho-tro"] button[type=submit]`);
      assert.match(await main(office), /Tổ tư vấn học đường \(mẫu\)/);
    },
    'a violator is recorded, and what was done': async () => {
      await office.goto(`${world.url}${world.case}/doi-tuong`);
      await openDetails(office);
      await office.check('input[name=violator_kind][value=unknown_account]');
      await office.fill('input[name=violator_account]', 'tai-khoan-mau');
      await office.selectOption('select[name=violator_act]', 'FRAUD');
      await office.click(`form[action="${world.case}/doi-tuong"] button[type=submit]`);
      assert.doesNotMatch(await main(office), /tai-khoan-mau/, 'a name is closed until it is opened with a reason');
      await checkPage(office, 'case-violators');
      assert.match(await main(office), /cần xác nhận/i, 'a cell of law that was not verified says so');
      await recordMeasure(office);
      await checkPage(office, 'violator');
      await office.goto(`${world.url}/doi-tuong`);
      await checkPage(office, 'violators');
    },
    'the address is confirmed, blocked within 2 s, and no query of a running load is lost': async () => {
      await office.goto(world.url + world.case);
      await openDetails(office);
      const load = startLoad(world.server.dns, ['a.example', 'b.example', harmful, 'c.example']);
      await office.fill('input[name=harmful_address]', `https://${harmful}/nhan-qua`);
      await office.selectOption('select[name=harmful_category]', 'scam');
      const begun = Date.now();
      await office.click(`form[action="${world.case}/xac-nhan"] button[type=submit]`);
      let answer;
      do answer = await askUdp(world.server.dns, harmful); while (answer.addresses[0] === outside && Date.now() - begun < 10000);
      const took = Date.now() - begun;
      const counts = await load.stop();
      assert.deepEqual(answer.addresses, ['127.0.0.1']);
      assert.ok(took <= 2000, `in force after ${took} ms`);
      assert.equal(counts.lost, 0, `${counts.sent} sent, ${counts.answered} answered`);
      console.log(`          in force ${took} ms after the click; load: ${counts.sent} queries, 0 lost`);
    },
    'blocked answers carry an Extended DNS Error, names below are blocked, others are not': async () => {
      const answer = await askUdp(world.server.dns, `www.${harmful}`);
      assert.ok([15, 17].includes(answer.ede?.code), JSON.stringify(answer));
      assert.equal((await askUdp(world.server.dns, harmful, 'AAAA')).addresses.length, 0);
      assert.deepEqual((await askTcp(world.server.dns, harmful)).addresses, ['127.0.0.1']);
      assert.deepEqual((await askUdp(world.server.dns, 'bai-hoc.example')).addresses, [outside]);
    },
    "the block page says in a child's words why, and shows 111": async () => {
      const reader = await openBrowser({ resolve: `MAP ${harmful} 127.0.0.1:${world.server.site}` });
      const page = await openPage(reader);
      const answer = await page.goto(`http://${harmful}/nhan-qua?id=7`);
      assert.equal(answer.status(), 403);
      assert.match(await main(page), /Em không làm gì sai/);
      await checkPage(page, 'block');
      await reader.close();
    },
    'the child comes back with the four words, reads the answer and adds more': async () => {
      await child.goto(`${world.url}/goc-cua-em/tro-lai`);
      await checkKeyPage(child, ['sai', 'sai', 'sai', 'sai']);
      await typeKey(child, world.words);
      assert.match(await main(child), /Cô đang giúp em nha/);
      await child.locator('main textarea').first().fill('Dạ em cảm ơn cô.');
      await child.locator('main form:has(textarea) button[type=submit]').first().click();
      assert.match(await main(child), /Dạ em cảm ơn cô/);
      await shoot(child, 'thread-320');
    },
    'the commune assesses, plans, helps and reviews; the chair approves; the case is closed': async () => {
      const file = world.case;
      await walkCase({
        page: office, url: world.url, file,
        worker: () => signIn(office, world.url, 'xa.mytho'),
        chair: () => signIn(office, world.url, 'chutich.mytho'),
      });
      await office.goto(world.url + file);
      assert.match(await main(office), /Đã đóng|Đóng/);
      await checkPage(office, 'case');
    },
    'recovery is followed up after closing': async () => {
      await signIn(office, world.url, 'xa.mytho');
      await followUp(office, world.url, world.case);
      await signIn(office, world.url, 'chutich.mytho');
      await reopen(office, world.url, world.case);
      await signIn(office, world.url, 'truc.tinh');
    },
    'the list of closed addresses shows it': async () => {
      await office.goto(`${world.url}/danh-muc`);
      assert.match(await main(office), new RegExp(harmful));
      await checkPage(office, 'catalog');
      const csv = await office.evaluate(async () => (await fetch('/danh-muc/xuat.csv')).text());
      assert.match(csv, new RegExp(harmful));
    },
    'a school records a session in one screen on a phone': async () => {
      await signIn(office, world.url, 'truong.hoasen');
      await office.setViewportSize(phone);
      await office.goto(`${world.url}/truyen-thong/moi`);
      await checkPage(office, 'session-form');
      const begun = Date.now();
      const grade = office.locator('main input[type=checkbox]').first();
      await grade.check();
      await office.fill('input[name=pupils]', '60');
      await office.check('input[name=lesson][value=B6]');
      await office.click('main form button[type=submit]');
      assert.match(await main(office), /60/);
      await checkPage(office, 'session-done');
      console.log(`          recorded by the machine in ${Date.now() - begun} ms, one screen`);
      await office.setViewportSize(desk);
    },
    'the three lessons stand complete without JavaScript': async () => {
      await child.goto(`${world.url}/bai-hoc`);
      for (const lesson of ['a3', 'b6', 'c4']) await walkLesson(child, world.url, lesson);
      await office.goto(`${world.url}/bai-hoc`);
      await checkPage(office, 'lessons');
      await office.goto(`${world.url}/bai-hoc/b6`);
      await checkPage(office, 'lesson');
    },
    'the four targets open down to their rows': async () => {
      await signIn(office, world.url, 'lanhdao.so');
      await office.goto(`${world.url}/chi-tieu`);
      await checkPage(office, 'targets');
      for (const target of ['target-a', 'target-b', 'target-c', 'target-d']) {
        await office.goto(`${world.url}/chi-tieu`);
        await office.locator(`a[href^="/chi-tieu/${target}"]`).first().click();
        await checkPage(office, target);
      }
      assert.match(await figure(office, world.url, 'target-a'), /Hoa Sen/);
    },
    '"100% of nothing" reads "không phát sinh"': async () => {
      await office.goto(`${world.url}/chi-tieu?ky=${encodeURIComponent('semester:2022-2023-hk1')}`);
      assert.match(await main(office), /không phát sinh/i);
    },
    'units are there as they were on each day': async () => {
      await office.goto(`${world.url}/don-vi`);
      assert.match(await main(office), /102/);
      await checkPage(office, 'units');
    },
    'the audit log holds every act and is whole': async () => {
      assert.ok((await countAudit(world)) > 20);
      await office.goto(`${world.url}/nhat-ky`);
      await checkPage(office, 'audit');
      assert.match(await main(office), /entry\.confirm/);
      await office.goto(`${world.url}/nhat-ky/kiem-tra`);
      assert.match(await main(office), /nguyên vẹn/);
    },
    'it stops on SIGTERM, starts again in under 3 s, and has lost nothing': async () => {
      await world.server.restart();
      assert.ok(world.server.startMillis < 3000, `second start took ${world.server.startMillis} ms`);
      assert.deepEqual((await askUdp(world.server.dns, harmful)).addresses, ['127.0.0.1']);
      await child.goto(`${world.url}/goc-cua-em/tro-lai`);
      await typeKey(child, world.words);
      assert.match(await main(child), /Cô đang giúp em nha/);
    },
  };
}

// Acts fold away until they are wanted; tests want them all.
async function openDetails(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
}

async function fillDay(page, name) {
  const now = new Date(Date.now() + 7 * 3600000);
  if ((await page.inputValue(`input[name=${name}_day]`)) !== '') return;
  await page.fill(`input[name=${name}_day]`, String(now.getUTCDate()));
  await page.fill(`input[name=${name}_month]`, String(now.getUTCMonth() + 1));
  await page.fill(`input[name=${name}_year]`, String(now.getUTCFullYear()));
}

async function recordMeasure(page) {
  if ((await page.locator('select[name=measure_path]').count()) === 0) await page.locator('main a[href^="/doi-tuong/"]').first().click();
  await openDetails(page);
  await page.selectOption('select[name=measure_path]', 'reminder');
  const body = page.locator('select[name=measure_body]');
  if (await body.count()) await body.selectOption({ index: 1 });
  await fillDay(page, 'measure_day');
  await page.locator('form:has(select[name=measure_path]) button[type=submit]').first().click();
  assert.match(await main(page), /Nhắc nhở/);
}

async function typeKey(page, words) {
  await page.goto(new URL('/goc-cua-em/tro-lai', page.url()).href);
  const boxes = page.locator('main form input:not([type=hidden])');
  if ((await boxes.count()) >= 4) for (let i = 0; i < 4; i++) await boxes.nth(i).fill(words[i]);
  else await boxes.first().fill(words.join(' '));
  await page.locator('main form button[type=submit]').first().click();
}

async function checkKeyPage(page, wrong) {
  await typeKey(page, wrong);
  const text = await main(page);
  assert.ok(!/TB-\d\d/.test(text), 'a wrong key opens nothing');
}

async function walkLesson(page, url, lesson) {
  await page.goto(`${url}/bai-hoc/${lesson}`);
  const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  let step = links.find((href) => href?.startsWith(`/bai-hoc/${lesson}/`));
  assert.ok(step, `${lesson} has a first step`);
  let screens = 0;
  while (step && screens < 60) {
    const answer = await page.goto(url + step);
    assert.equal(answer.status(), 200, step);
    screens++;
    const next = await page.locator('main a[rel=next], main a:has-text("Tiếp")').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    step = next.find((href) => href?.startsWith(`/bai-hoc/${lesson}/`) && href !== step);
  }
  assert.ok(screens >= 10, `${lesson}: only ${screens} screens were reached`);
}

// Read through the page of the one account that may see it.
async function countAudit(world) {
  const { command } = await import('./support/server.mjs');
  const { text, code } = await command(['audit', 'verify', '--settings', world.server.settingsFile]);
  assert.equal(code, 0, text);
  return Number(text.match(/(\d+) lines/)[1]);
}
