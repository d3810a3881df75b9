// Starts the sandbox of the bundle given as its argument with its large amounts of data, and prints how long that took.
const { performance } = require('node:perf_hooks');
const process = require('node:process');

const startedMs = performance.now();
require(process.argv[2])
  .startSandbox({ large: true })
  .then(() => {
    process.stdout.write(JSON.stringify({ upMs: performance.now() - startedMs }), () => {
      process.exit();
    });
  });
