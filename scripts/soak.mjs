// The long run of what `npm test` samples: a thousand mutated files for each dataset (or as many as the first word says).
import { npm } from './process.mjs';

const files = process.argv[2] ?? '1000';
const { code, output } = await npm(['run', '--silent', 'test:unit', '--', 'src/import/reading/mutations.test.ts'], {
  env: { NO_COLOR: '1', FORCE_COLOR: undefined, SOAK_FILES: files },
});
console.log(output);
process.exitCode = code;
