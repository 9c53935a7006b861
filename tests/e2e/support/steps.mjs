// Steps of a story: each counts as one test; a step that fails ends its story, since the next ones stand on it
// (AL_KEEP_GOING=1 tries them all the same, to find several faults in one run).
const totals = { passed: 0, failed: 0 };

export async function story(name, steps) {
  console.log(`\n${name}`);
  const names = Object.keys(steps);
  for (let i = 0; i < names.length; i++) {
    const begun = Date.now();
    try {
      await steps[names[i]]();
      totals.passed++;
      console.log(`  ok      ${names[i]} (${Date.now() - begun} ms)`);
    } catch (error) {
      totals.failed += 1;
      console.log(`  FAILED  ${names[i]}\n${error.stack ?? error}`);
      if (process.env.AL_KEEP_GOING) continue;
      for (const left of names.slice(i + 1)) {
        totals.failed++;
        console.log(`  FAILED  ${left}: not reached`);
      }
      return;
    }
  }
}

export function finish() {
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
}
