import type { RequestType } from '../okta/registration.ts';
import { samples } from '../okta/samples.ts';
import { ask } from './ask.ts';
import { freshRequest, type Scenario } from './scenario.ts';

/** The calls that a hook is there for. */
export const decisions: readonly Scenario[] = [
  decision('sign-up', 'somebody signs up', 'ssr', 'self.service.registration'),
  decision('profile-update', 'somebody adds to their profile', 'pp', 'progressive.profile'),
  decision('classic', 'somebody signs up in Classic Engine', 'classic', 'self.service.registration'),
];

function decision(
  name: string,
  about: string,
  sample: keyof typeof samples,
  requestType: RequestType,
): Scenario {
  return {
    name,
    about,
    leftOut: ({ requestTypes }) =>
      requestTypes.includes(requestType) ? undefined : `this hook is not for ${requestType}`,
    play: async (target, player) => {
      const request = freshRequest(samples[sample], player);
      return [await ask(about, request, target, player)];
    },
  };
}
