import type { SellingWords } from '#plugins/crm/demo/words/words.ts';

/** {slots} and {one|of|these} are filled in; [he|she] follows the person spoken of. */
export const selling: SellingWords = {
  firstCall: {
    say: [
      '{The} rang to ask about the {product}. {They found us on the web.|A supplier recommended us.|[He|She] remembers us from a trade fair.} They pack {goods} and do all of it by hand today. Passed on to sales.',
      'Call from {the}. Wants price and lead time of the {product} for {goods}. I said a colleague would ring this week; [he|she] prefers {mornings|after three|the end of the day}.',
      '{The} phoned: a machine is beyond repair and they need something {before summer|before the season|by the end of the month}. Interested in the {product}. Marked as urgent.',
      'Asked to be called back. {The} buys for them and is collecting three quotes for {goods}. Sent the catalogue by e-mail.',
    ],
    next: ['Call {the} to qualify', 'Return the call from {the}', 'First contact with {the}'],
  },
  firstMail: {
    say: [
      'Message from {the} through the web form: “We are looking for a solution for {goods}, about {n} units a day.” Replied with the {product} data sheet and asked for the pack sizes.',
      '{The} left a card at our stand. Wrote today to say thank you and sent the {product} presentation. {Opened already.|Answered the same day.|No answer yet.}',
      'A very complete request from {the}: {goods}, {n} units a day, one shift. Worth a visit.',
    ],
    next: ['Call {the} and arrange a visit', 'Check that {the} received the documents'],
  },
  qualify: {
    say: [
      '@weigh Called {the}. They weigh {goods} by hand and give away two per cent of product in every pack without meaning to. At {n} a day the {product} pays for itself. Wants to see the sums on paper before a visit.',
      '@pack Spoke with {the}. They close {goods} on two old machines and on hot days some leak. {n} units a day, two shifts in season. The {product} has room to spare.',
      'Spoke with {the}. They make {goods}, roughly {n} units a day, with {count} people packing. Staff is the problem, not price. The owners decide; {the} prepares the case.',
      'Good call with {the}. {There is budget for this year.|No budget yet, but the owners are open to it.|The investment depends on a grant.} Wants to see the {product} running before asking for a quote.',
      'Called {the}. The present machine is {count} years old and stops every week; they lose {two|three|four} hours a week. Agreed to a visit.',
      '@label Went through the needs with {the}: {goods}, three formats, changed every day. The {product} will do if a change takes under ten minutes. I promised to bring samples.',
      'Short call, {the} was on the way into a meeting. The interest is real, but [he|she] wants to talk to production first. Will ring again.',
    ],
    next: ['Arrange a visit with {the}', 'Send {the} the {product} video', 'Call {the} again', 'Prepare samples for the visit'],
  },
  visit: {
    say: [
      '@weigh Visit with {the}. I weighed twenty units picked at random: from 3 g under to 11 g over. Not even {the} knew. The {product} puts that right and keeps a record per batch, which the auditors have asked for.',
      '@pack Packing room with {the}. The film tears at the corners because the temperature wanders. I ran three trials with {goods} and measured. The {product} holds it within a degree.',
      '@pack In {town} with {the}. Every seal takes {count} seconds and the operator stands waiting. I filmed the cycle. With the {product} the same person loads the next one while the first one closes.',
      'Walked the packing line with {the}. They close about {n} units a day by hand and redo one in twenty. Measured the space: the {product} fits along the wall, but a socket has to move. The samples convinced them.',
      'In {town} with {the}{| and {the2}}. Saw {goods} from start to finish. The bottleneck is the last table, where {count} people do what the {product} does alone. They want a quote with two set-ups.',
      '@label Technical visit. {The} showed me the store and the packing room. Very humid: labels come off after two days. Suggested synthetic stock and the {product} with a heated head. Took some packs away to test.',
      'Met {the} at their site. Happy with the present supplier except for service: they waited {nine days|two weeks|eleven days} for an engineer. I explained how we work (48 hours, our own people) and that is why [he|she] listened to the rest.',
      '@label Second visit, this time with production. {The} timed a format change: {twelve|fifteen|eighteen} minutes. With the {product} it would be four. We did the sums together and it pays back in under two years.',
      'Quick visit before lunch. {The} would rather split it in two: {goods} first, the rest next year. Makes sense; the quote will follow that.',
    ],
    next: [
      'Send {the} the quote',
      'Send the layout drawing',
      'Test the packs and send {the} photographs',
      'Work out the payback for {the}',
    ],
  },
  demo: {
    say: [
      'Demonstrated the {product} in our room with their own product. {The}{| and {the2}} brought {goods} in three sizes. Went well: {n} units in an hour without a stop. Only the smallest size needs its own guide.',
      '@label Demonstration on their line. The {product} coped well with {goods}; print sat slightly low and I set it on the spot. {The} filmed it for the owners.',
      'Trial with {the}. We ran {n} units. Two doubts: noise, and cleaning at the end of the shift. I showed how it comes apart in three minutes and that settled it.',
    ],
    next: ['Send {the} the quote', 'Send {the} the trial report', 'Ask {the} what the owners think'],
  },
  proposal: {
    say: [
      'Quote sent to {the}: {product}, installation and training included, {amount}. Valid 30 days, delivery in {weeks} weeks. [He|She] asked to talk once it has been shown to the owners.',
      'E-mailed the quote of {amount} for the {product}, with a 36-month lease as an alternative. {The} confirmed receipt.',
      'Sent the revised quote, now with the exit conveyor. {amount} in total. {The} thinks it is about what they expected.',
      'Handed {the} the quote and went through it line by line. {amount}, two-year warranty. The only reservation is the {weeks}-week lead time.',
    ],
    next: ['Call {the} about the quote', 'Hear from {the} what the owners decided', 'Confirm the delivery date with {the}'],
  },
  questions: {
    say: [
      '@weigh {The} asked about verification and who issues the certificate. We do, with traceable weights, and the first year is included.',
      '@pack {The} wants to know whether the {product} takes compostable film and what that does to the temperature. It does; sent the film maker’s table.',
      '@label {The} rang with questions on the quote: what installation covers, who pays carriage, what a print head costs. Answered all of it and confirmed in writing.',
      'Questions from their engineers, through {the}: link to their system and batch reading. Service confirms the {product} exports its data at no extra cost.',
      'Call from {the}. The owners ask whether the {product} also takes the Christmas sizes. It does, with a special guide that I am giving them.',
      '@label Answered {the} on label use: at {n} units a day, two rolls a week. Wants to compare with what they spend now.',
    ],
    next: ['Ask {the} for a decision date', 'Send {the} a reference customer', 'Arrange a meeting with the owners'],
  },
  negotiate: {
    say: [
      'Met {the}{| and {the2}}. They want {discount} off. I offered the first year of maintenance instead, which is worth more to them. They will think it over until {day}.',
      'Negotiated with {the}. The price is fine if they can pay in three: order, delivery and 60 days. I need finance to agree; without it they will not sign this quarter.',
      '{The} asked for our best price. Gave {discount} on condition that they decide by {day} and act as a reference. [He|She] called it fair.',
      'An hour on terms. The price is settled; what is left is a four-hour response that I cannot promise in {town}. Suggested eight, with a stand-in machine.',
      'The owners want {amount} looked at again. I took out the conveyor and kept the rest: {discount} lower. {The} takes the new version to the meeting on {day}.',
    ],
    next: [
      'Send {the} the final terms',
      'Ask finance about payment in three parts',
      'Call {the} on the day of the meeting',
      'Close with {the}',
    ],
  },
  competitor: {
    say: [
      '{The} tells me {rival} came in {discount} below us. That leaves out installation and training. Sent a line-by-line comparison, without a bad word about anybody.',
      '{The} has a quote from {rival} as well. Similar machine; their service comes from {abroad|a long way off|another region}. I suggested asking for their average response time in writing.',
      '{rival} is lending them a machine for a month. {The} asks whether we would do the same. We can, with the demonstration machine, if the boss agrees.',
    ],
    next: ['Ask {the} how it went with {rival}', 'See whether the demonstration machine is free', 'Send {the} two customers to talk to'],
  },
  won: {
    say: [
      'Order confirmed by {the}: {product}, {amount}. Signed today, delivery in {weeks} weeks. Service and the trial with their own product made the difference.',
      'Closed. {The} rang at {nine|ten|eleven} to say the owners approved. {amount}, 30% deposit on its way. Asked service to hold a date for the installation.',
      'Won in {town}. Order received by e-mail, {amount}. {The} would like the installation on a Monday, before the shift.',
      'A yes, three weeks after the quote. According to {the} we were not the cheapest, we were the ones who answered everything. Order of {amount}.',
    ],
    next: ['Arrange the installation with {the}', 'Send {the} the order confirmation', 'Thank {the} and agree the delivery'],
  },
  lostPrice: {
    say: [
      'Lost on price. {The} was decent and explained: {rival} was {discount} lower and the owners would hear no more. The door is open for supplies.',
      '{The} called to thank us, but they bought cheaper. I asked what we lacked: “Nothing, only the price.” Try again in a year.',
    ],
  },
  lostRival: {
    say: [
      'They chose {rival}. There is another machine of that make already and {the} does not want two suppliers. I should have seen that on the first visit.',
      'Lost to {rival}. They deliver in two weeks, we in {weeks}. {The} preferred ours, but the season does not wait.',
    ],
  },
  lostBudget: {
    say: [
      'No budget. {The} says this year’s money all went into the cold store. Not a no, but there is no point in keeping it open.',
      'The grant was refused and the project is off. {The} is as disappointed as we are. Take it up again at the next call.',
    ],
  },
  lostSilence: {
    say: [
      'Fourth try without an answer. Left {the} a message: I am closing this, and we are here when they need us.',
      'Neither e-mails nor calls answered since the quote. Closed. If {the} comes back, so do we.',
    ],
  },
  lostFit: {
    say: [
      'The trial showed the {product} cannot keep their pace with {goods}. I told {the} so and [he|she] was grateful. We do not sell a machine that will be trouble.',
      'They need ATEX and none of our machines has it. Told {the} plainly. Lost, but on good terms.',
    ],
  },
  cancelled: {
    say: [
      '{The} called it off: they are moving premises and will decide on packing afterwards. Closing; I reopen when there is a new floor plan.',
      'Dropped by the owners, who will have the packing done outside. {The} apologised for our time.',
      'A duplicate: the same matter is already in another lead. This one is cancelled.',
    ],
  },
  standby: {
    say: [
      '{The} asks us to talk again in {month}: until then it is high season and nobody thinks about machines. On standby.',
      'Investment frozen until the budget passes in {month}. {The} is still keen and wants to be the first to see the new version.',
      'It depends on the new building, which is late. Agreed with {the} to pick it up in {month}.',
    ],
    next: ['Talk to {the} again', 'Pick it up with {the}'],
  },
  serviceOffer: {
    say: [
      'Offered {the} the {product} for the machines they have. {amount} a year, two visits and wear parts included. [He|She] will compare it with last year’s spending.',
      'Talked to {the} about the {product}. Likes the idea, but wants to start in January because of the budget. Quote of {amount} sent.',
      'Call with {the} to go over the year’s use. With the {product} they save around {discount}. Sent the sums by e-mail.',
    ],
    next: ['Get the answer from {the}', 'Call {the} to close', 'Send the contract for signature'],
  },
  serviceWon: {
    say: [
      '{The} took the {product}. Contract signed, {amount}, from the first of the month. Handed to service to plan the visits.',
      'Closed the {product} with {the}, {amount}. What settled it, [he|she] says, was the last repair, done the same day.',
    ],
    next: ['Plan the year’s visits with {the}', 'Send {the} the visit calendar'],
  },
  serviceLost: {
    say: [
      '{The} would rather keep calling when something breaks. Fair enough. I will raise it after the next repair.',
      'Declined for now: an electrician on site does the maintenance. {The} keeps the quote.',
    ],
  },
};
