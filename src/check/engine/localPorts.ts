import { startProbe } from '../probe/startProbe.js';
import { askDirectly } from './askDirectly.js';
import { systemClock } from './clock.js';
import { openConnectionLimit } from './descriptors.js';
import type { EnginePorts } from './ports.js';

/** What a run on this machine works with. */
export function localPorts(): EnginePorts {
  return { startProbe, askDirectly, clock: systemClock, descriptors: openConnectionLimit() };
}
