/** To somebody who only scolds the bot: no quarrel, and the way on. */
export const CALM = '让您着急了。有具体的事就直接说，说清地点和情况，我来登记。';
