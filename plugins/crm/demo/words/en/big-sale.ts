import type { BigSaleWords } from '#plugins/crm/demo/words/words.ts';

export const bigSale: BigSaleWords = {
  company: 'Fallow Vale Growers’ Cooperative',
  lead: 'Fallow Vale: four packing lines',
  description:
    'Packing renewed in both plants: four labelling lines, weight control and pallet wrapping. The board of the cooperative decides, on the technical advice of the two plants.',
  appointment: 'Fallow Vale: final meeting with the board',
  roles: [
    'Chair',
    'Leads purchasing',
    'Technical advice',
    'Technical advice',
    'Quality',
    'Maintenance',
    'Accounts',
    'Warehouse',
    'Outside consultant',
  ],
  story: [
    {
      text: '{The2} rang, from purchasing at the cooperative. They are renewing packing in both plants and want to talk to whoever decides on our side. Not a request for a catalogue: names and dates. Passed straight to sales.',
      next: 'Call {the2} today',
    },
    {
      text: 'Forty minutes with {the2}. Four lines, two per plant, over two years. The members have approved the money. They ask five suppliers and pick three for a visit. The board decides, with {the} in the chair; the plants advise, and the advice counts.',
      next: 'Prepare the first visit with service',
    },
    {
      text: 'First visit, a whole day. The upper plant with production in the morning, the lower one with maintenance in the afternoon. Two houses with different habits: one labels before filling, the other after. Nobody had asked them that. {The2} made a note.',
      next: 'Send the survey of both plants',
    },
    {
      text: 'Technical survey. Measured all four lines, photographed boards and compressed air. Line 3 is too low for the arm of the Lira 400; the belt has to come down 12 cm. Their head of maintenance agrees and does it in house.',
      next: 'Hand the technical report to sales',
    },
    {
      text: 'Presented to both plants together. Quality insists on rejection by weight and on records per batch. I showed the Prumo Line report and they went quiet and read, which is a good sign. The warehouse asked about pallets: not in the request, but it should be in the quote.',
      next: 'Add the pallet wrapper as an option',
    },
    {
      text: 'Base quote sent to {the2}: four lines, installation in phases, training in two shifts, Total contract for three years. Pallets as an option. Three ways to pay.',
      next: 'Confirm receipt and arrange a session for questions',
    },
    {
      text: 'Sat in on the questions. The outside consultant knows the market and presses on price. {The} hardly spoke, but at the end asked how long we need to get a line up if it stops in high season. I answered with facts: the last twelve cases, all under nine hours.',
      next: 'Send the twelve cases in writing',
    },
    {
      text: 'Trial in our room with their bottles, tins and cans. Six of them came. Two hours at 55 a minute, three stops, each for an empty roll. Quality weighed a hundred units by hand to compare: they match.',
      next: 'Send the trial report with the weights',
    },
    {
      text: 'Talked terms with the cooperative’s accountant. They ask for 40% with the second line and the rest at 90 days. I checked: two suppliers we share say they have paid on time for years. In favour, with a bank guarantee.',
    },
    {
      text: '{The2} confirms we are in the final two with Rotulnorte, who are 7% lower. The difference is service and the batch records. Asks for one last look at the price of the first two lines. I give nothing away before I have spoken to management.',
      next: 'Agree the margin with the sales director',
    },
    {
      text: 'Final quote sent: 3% off the whole, a stand-in machine for the first season and yearly training included. That is our limit and I said so.',
      next: 'Prepare the final meeting',
    },
    {
      text: 'Called at the lower plant to thank the head of maintenance, who has lowered the belt of line 3 without being asked. He says the decision is made and only the minutes are missing. I believe in minutes.',
      next: 'Final meeting with the board of the cooperative',
    },
  ],
};
