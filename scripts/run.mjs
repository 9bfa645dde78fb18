// The two commands of the house: `start` serves the app, `test` runs every check. Without dependencies: it installs them.
const major = Number(process.versions.node.split('.')[0]);
const minor = Number(process.versions.node.split('.')[1]);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Plumbline needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
  process.exit(1);
}

const [command, ...words] = process.argv.slice(2);
const { install, build } = await import('./prepare.mjs');

try {
  if (command === 'start') {
    const { serveOrExplain } = await import('./serve.mjs');
    await install();
    await build();
    await serveOrExplain(words);
  } else if (command === 'test') {
    const { testAll } = await import('./test-all.mjs');
    await install();
    process.exitCode = (await testAll()) ? 0 : 1;
  } else {
    console.error('Usage: node scripts/run.mjs start [--port N]\n       node scripts/run.mjs test');
    process.exitCode = 2;
  }
} catch (error) {
  console.error(`\n${error.message}`);
  // Whoever reads the last line of `test` finds the tally there, also when nothing could be run.
  if (command === 'test') console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
