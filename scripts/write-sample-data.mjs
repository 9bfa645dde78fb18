import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const { module } = await runnerImport(path('./sample-data.ts'));
const { files, stories } = module.generateSample();
const target = path('../public/sample');

await mkdir(target, { recursive: true });
for (const [name, text] of Object.entries({ ...files, 'stories.json': `${JSON.stringify(stories, undefined, 2)}\n` })) {
  await writeFile(`${target}/${name}`, text);
  console.log(`${name}: ${Buffer.byteLength(text)} bytes`);
}
