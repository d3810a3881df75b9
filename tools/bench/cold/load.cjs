// Loads the bundle given as its argument and prints how long that took.
const { performance } = require('node:perf_hooks');
const process = require('node:process');

const startedMs = performance.now();
require(process.argv[2]);
process.stdout.write(JSON.stringify({ loadMs: performance.now() - startedMs }));
