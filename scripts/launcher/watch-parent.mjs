// Loaded into every child of the launcher: when the launcher was killed outright, stop in the ordinary way.
const CHECK_MS = 500;
const parent = process.ppid;
const timer = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(timer);
  process.kill(process.pid, 'SIGTERM');
}, CHECK_MS);
timer.unref();
