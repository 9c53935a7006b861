// All whole-program tests, in one run: `node tests/e2e/run.mjs`, or `./test e2e`.
//
//   AL_BINARY          the program (default build/dev/src/app/anlanh)
//   AL_TEST_POSTGRES   a PostgreSQL for the second telling of the story
//   AL_SHOTS           a folder: every page looked at is kept there as a picture at 320 and 1280 px
import { badInputStory } from './bad_input.mjs';
import { dangerCheckStory } from './danger_check.mjs';
import { guardAloneStory } from './guard_alone.mjs';
import { intakeStory } from './intake.mjs';
import { loopStory } from './loop.mjs';
import { operatorStory } from './operator.mjs';
import { secondStepStory } from './second_step.mjs';
import { violatorsStory } from './violators.mjs';
import { finish } from './support/steps.mjs';

for (const engine of ['sqlite', 'postgres']) await loopStory(engine);
await badInputStory();
await dangerCheckStory();
await intakeStory();
await guardAloneStory();
await operatorStory();
await secondStepStory();
await violatorsStory();
finish();
