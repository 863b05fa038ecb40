const large = { notes: 10_000, actors: 5_000 };
/** Both numbers grow a hundredfold, each where the other is large. */
const sizes = [
  { notes: 100, actors: 50 },
  { notes: 1_000, actors: 500 },
  { notes: 100, actors: 5_000 },
  { notes: 10_000, actors: 50 },
  large,
];
const few = [
  { notes: 3, actors: 50 },
  { notes: 10, actors: 100 },
  { notes: 3, actors: 200 },
  { notes: 20, actors: 50 },
  { notes: 20, actors: 200 },
];

/** The sizes of workspaces of people and of notes that name them. */
export const namedSizes = (quick) => (quick ? few : sizes);

export const saySize = ({ notes, actors }) => `${notes} notes × ${actors} actors`;

/** From the small end of a number to its large one, the other being large. */
export function growthOf(what, chosen, measured) {
  const time = (at) => measured[at].p50;
  const [, , fewNotes, fewActors, both] = chosen;
  return [
    {
      what: `${what}, in notes`,
      kind: 'flat',
      sizes: [fewNotes.notes, both.notes],
      times: [time(2), time(4)],
    },
    {
      what: `${what}, in actors`,
      kind: 'flat',
      sizes: [fewActors.actors, both.actors],
      times: [time(3), time(4)],
    },
  ];
}
