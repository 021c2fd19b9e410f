import type { Story } from '../story.ts';

const draft: Story = {
  slug: '',
  title: 'Is the goose in the union? (NEEDS A SECOND SOURCE, NOT THE GOOSE)',
  standfirst: null,
  by: 'cosmo',
  hero: null,
  people: ['The Alderman'],
  topics: ['Animals', 'Red carpets'],
  age: 'draft',
  body: `
We hear that the Alderman has been offered a card. Check:

- with the union (left word; they laughed, then rang back and did not laugh)
- with the Paragon
- whether “supporting artist” or “act”

Nell: do we call it “he”? The Professor says he. The goose has not said.
`,
};

const scheduled: Story = {
  slug: 'the-fairweather-five-rider',
  title: 'What the Fairweather Five want backstage: five sandwiches, in writing',
  standfirst:
    'A tour rider is usually a list of sweets by colour. This one has a seating plan, a clause on egg, and a witness.',
  by: 'nell',
  hero: 'microphones',
  people: ['The Fairweather Five', 'Monty Skerritt'],
  topics: ['Music', 'Reunions'],
  age: 'tomorrow morning',
  body: `
We have seen the rider for the reunion tour. It asks for five chairs, five mugs, one short stand, a kettle “that does not click”, and, at every venue, **five** sandwiches, individually wrapped and named, to be counted in by a person who is not in the band.

Monty Skerritt’s is egg. It says so twice. It is to be handed to him by Big Ted.

> “It was Ted’s idea. He’d like to be there when I get it. He says it’ll be good for the both of us.”
>
> — Monty Skerritt

At the first rehearsal all five were opened at the same moment, on a count of four, and were eaten, we are told, in silence, and then in harmony.
`,
};

export const notOut = [draft, scheduled];
