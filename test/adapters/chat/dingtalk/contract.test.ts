import { chatChannelContract } from '../../../contracts/chat-channel-contract.ts';
import { dingtalkWorld } from './dingtalk-world.ts';

chatChannelContract('the DingTalk channel', dingtalkWorld, {
  voice: true,
  quote: true,
  direct: true,
  pictures: true,
  comesAgain: true,
});
