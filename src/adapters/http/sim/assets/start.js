// What is on the page already is painted first, then comes what makes it live.
requestAnimationFrame(() => setTimeout(() => import('./simulator.js')));
