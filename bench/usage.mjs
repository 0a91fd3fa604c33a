import { readFileSync, writeFileSync } from 'node:fs';

/** Preloaded into a measured process: at its end writes what it used to the file `BENCH_USAGE`. */
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu: (user + system) / 1e6, peakMb: peakMb() }));
});

/** The kernel's figure where there is one: the other begins at what the parent held when it forked. */
function peakMb() {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
