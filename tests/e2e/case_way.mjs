// The way of a case after it is opened: child, carer, incident, assessments, plan, approval by another, services, review,
// closing, follow-up. Each page is looked at, at both widths.
import assert from 'node:assert/strict';
import { checkPage } from './support/browser.mjs';

const main = (page) => page.locator('main').innerText();
const openDetails = (page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));

async function fillDay(page, form, name, days = 0) {
  const at = new Date(Date.now() + 7 * 3600000 + days * 86400000);
  await form.locator(`input[name=${name}_day]`).fill(String(at.getUTCDate()));
  await form.locator(`input[name=${name}_month]`).fill(String(at.getUTCMonth() + 1));
  await form.locator(`input[name=${name}_year]`).fill(String(at.getUTCFullYear()));
}

const formTo = (page, end) => page.locator(`main form[action$="${end}"]`).first();
// Back when the answer stands there: what follows looks at the new page.
async function send(form) {
  const answer = form.page().waitForNavigation();
  await form.locator('button[type=submit], button:not([type])').first().click();
  await answer;
}

async function recordFamily(page, url, file) {
  await page.goto(`${url}${file}/tre`);
  await openDetails(page);
  await checkPage(page, 'case-child-empty');
  await openDetails(page);
  let form = formTo(page, `${file}/tre`);
  await form.locator('input[name=name]').fill('Trần Thị Thử');
  await form.locator('input[name=sex][value=female]').check();
  await form.locator('input[name=age]').fill('12');
  await form.locator('textarea[name=condition]').fill('Em lo lắng, khó ngủ.');
  await send(form);
  assert.match(await main(page), /11 đến 15 tuổi/);
  assert.doesNotMatch(await main(page), /Trần Thị Thử/, 'names are hidden until they are opened');
  await openDetails(page);
  form = formTo(page, '/tre/nguoi-cham-soc');
  await form.locator('select[name=relation]').selectOption('mother');
  await form.locator('input[name=marks][value=contact]').check();
  await send(form);
  await openDetails(page);
  form = formTo(page, '/tre/su-viec');
  await form.locator('textarea[name=description]').fill('Bị gửi đường dẫn giả qua tin nhắn.');
  await send(form);
  await openDetails(page);
  form = formTo(page, '/tre/ton-hai');
  for (const name of ['harm_incident', 'harm_child', 'harm_kind'])
    await form.locator(`select[name=${name}]`).selectOption({ index: 1 });
  await form.locator('input[name=harm_severity][value=medium]').check();
  await send(form);
  await openDetails(page);
  await page.goto(`${url}${file}/danh-tinh`);
  form = formTo(page, `${file}/danh-tinh`);
  await form.locator('select[name=reason_kind]').selectOption({ index: 1 });
  await form.locator('textarea[name=reason]').fill('Gọi để hẹn gặp em.');
  await send(form);
  await page.goto(`${url}${file}/tre`);
  assert.match(await main(page), /Trần Thị Thử/);
  await checkPage(page, 'case-child');
}

// Every level low or as given, every choice its first good answer, every text a word.
async function answer(page, levels) {
  const names = await page.locator('main input[type=radio][name^=a_]').evaluateAll((all) => [...new Set(all.map((i) => i.name))]);
  for (const name of names) {
    const values = await page.locator(`input[name="${name}"]`).evaluateAll((all) => all.map((i) => i.value));
    const value = levels[name] ?? (values.includes('yes') ? 'yes' : values[0]);
    await page.check(`input[name="${name}"][value="${value}"]`);
  }
  for (const area of await page.locator('main form textarea[name^=a_]').all()) await area.fill('Ghi chú thử.');
}

async function assess(page, url, file) {
  const low = { a_harm: 'low', a_access: 'low', a_obstacles: 'low', a_protect: 'medium', a_recover: 'medium', a_support: 'high', a_emergency: 'yes', a_level: 'low' };
  await page.goto(`${url}${file}/danh-gia-ban-dau`);
  await answer(page, { ...low, a_access: 'high' });
  await page.click('button[name=go][value=draft]');
  assert.match(await main(page), /mức gợi ý là: Cao/);
  await checkPage(page, 'case-initial');
  await answer(page, low);
  await page.click('button[name=go][value=final]');
  await openDetails(page);
  const form = formTo(page, '/khan-cap');
  await form.locator('input[name=measure]').first().check();
  await form.locator('input[name=decided_by]').fill('Chủ tịch phường, trạm y tế');
  await fillDay(page, form, 'started');
  await send(form);
  await checkPage(page, 'case-initial-done');
  await page.goto(`${url}${file}/thoi-han/emergency`);
  assert.doesNotMatch(await main(page), /Mở biểu mẫu/, 'the measure has ended the step');
  await page.goto(`${url}${file}/danh-gia-cu-the`);
  await checkPage(page, 'case-specific');
  await answer(page, low);
  await page.click('button[name=go][value=final]');
  assert.match(await main(page), /Đã ghi nhận/);
}

async function writePlan(page, url, file) {
  await page.goto(`${url}${file}/ke-hoach`);
  await checkPage(page, 'case-plan-empty');
  await send(formTo(page, `${file}/ke-hoach`));
  await openDetails(page);
  let form = formTo(page, '/muc-tieu');
  await form.locator('select[name=area]').selectOption('safety');
  await form.locator('textarea[name=goal]').fill('Em biết cách chặn và báo người lớn.');
  await send(form);
  await openDetails(page);
  form = formTo(page, '/dich-vu');
  await form.locator('select[name=service_kind]').selectOption('counselling');
  await form.locator('input[name=service_provider]').fill('Tổ tư vấn học đường');
  await form.locator('input[name=service_owner]').fill('Cán bộ xã');
  await fillDay(page, form, 'service_due', 7);
  await send(form);
  await checkPage(page, 'case-plan');
  await send(formTo(page, '/trinh'));
  assert.match(await main(page), /Chờ phê duyệt/);
}

async function decide(page, url, kind, name) {
  await page.goto(`${url}/phe-duyet`);
  await checkPage(page, 'approvals');
  await page.locator(`main a[href^="/phe-duyet/${kind}"]`).last().click();
  await page.check('input[name=verdict][value=approve]');
  if (kind === 'ke-hoach') {
    await page.fill('input[name=decision_number]', '12/QĐ-UBND');
    await fillDay(page, page.locator('main form').filter({ has: page.locator('input[name=verdict]') }), 'decision');
  }
  await checkPage(page, name);
  await send(page.locator('main form').filter({ has: page.locator('input[name=verdict]') }));
}

async function finishService(page, url, file) {
  await page.goto(`${url}${file}/ke-hoach`);
  await openDetails(page);
  const form = formTo(page, '/tien-do');
  await form.locator('input[name=service_state][value=done]').check();
  await fillDay(page, form, 'done');
  await form.locator('textarea[name=outcome]').fill('Em đã biết cách chặn.');
  await send(form);
  assert.match(await main(page), /Đã làm, có kết quả/);
  await checkPage(page, 'case-plan-done');
}

async function review(page, url, file) {
  await page.goto(`${url}${file}/ra-soat`);
  await checkPage(page, 'case-review');
  await answer(page, { a_harm: 'low', a_access: 'low', a_obstacles: 'low', a_protect: 'high', a_recover: 'high', a_support: 'high', a_conclusion: 'close' });
  await page.click('button[name=go][value=final]');
  const form = formTo(page, '/ra-soat/ket-thuc');
  await form.locator('textarea[name=close_note]').fill('Em ổn định, địa chỉ đã bị chặn.');
  await send(form);
  await checkPage(page, 'case-closing-asked');
}

// `worker` and `chair` sign in on the same page one after the other.
export async function walkCase({ page, url, file, worker, chair }) {
  await worker();
  await recordFamily(page, url, file);
  await assess(page, url, file);
  await writePlan(page, url, file);
  await chair();
  await decide(page, url, 'ke-hoach', 'approval-plan');
  await worker();
  await finishService(page, url, file);
  await review(page, url, file);
  await chair();
  await decide(page, url, 'ket-thuc', 'approval-closing');
}

export async function followUp(page, url, file) {
  await page.goto(`${url}/theo-doi`);
  await checkPage(page, 'follow-up-list');
  await page.goto(`${url}${file}/phuc-hoi`);
  await openDetails(page);
  assert.match(await main(page), /sau 12 tháng/);
  const form = page.locator('main form').filter({ has: page.locator('input[name=way]') }).first();
  await fillDay(page, form, 'done');
  await form.locator('input[name=way][value=at_school]').check();
  await form.locator('input[name=with][value=child]').check();
  for (const scale of ['safety', 'health', 'feelings', 'school', 'family'])
    await form.locator(`input[name=s_${scale}][value="4"]`).check();
  await form.locator('textarea[name=own_words]').fill('Con thấy vui hơn.');
  await send(form);
  assert.match(await main(page), /Con thấy vui hơn/);
  await checkPage(page, 'case-recovery');
}

// The chair opens the case again: plan, decision and review begin anew.
export async function reopen(page, url, file) {
  await page.goto(`${url}${file}/phuc-hoi`);
  await openDetails(page);
  const form = formTo(page, '/mo-lai');
  await form.locator('textarea').first().fill('Có thông tin mới: em lại bị nhắn tin.');
  await send(form);
  await page.goto(`${url}${file}/thoi-han/plan`);
  assert.match(await main(page), /Trước khi mở lại vụ việc/);
  await checkPage(page, 'case-reopened');
}
