import { type Check, always } from './check.ts';

export const internalError: Check = {
  name: 'internal-error',
  levels: always('error'),
  summary: 'A check failed on a note; the rest of the findings stand.',
  about: {
    why: 'A check of Attaché itself failed on a file. What it would have found there is not known, so `attache lint` fails rather than pass a note that was not fully judged. All other findings stand.',
    bad: null,
    good: null,
    quiet:
      'It can’t be kept quiet, since it says that something was not looked at. Please report it with the message; until it is mended, `exclude` in `attache.yaml` leaves the file out.',
    field: 'Our own rule: a tool that judges others has to say when it could not.',
  },
  dependsOn: [],
  test: null,
};
